using System.Text.RegularExpressions;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>How a line of a plan begins: with a bullet, a number in brackets, the number of a note.</summary>
internal static partial class ObjectiveStarts
{
    /// <summary>Length of the bullet and the space behind it; 0 without one.</summary>
    public static int BulletOf(string text) => Bullet().Match(text).Length;

    /// <summary>Raised digits as ordinary ones.</summary>
    public static string Digits(string marker) =>
        string.Concat(
            marker.Select(c =>
                "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal) is var n and >= 0
                    ? (char)('0' + n)
                    : c
            )
        );

    public static bool IsNumbered(string text) => Numbered().IsMatch(text);

    /// <summary>A raised number stands first, as only a note has it.</summary>
    public static bool IsRaised(string text) => RaisedStart().IsMatch(text);

    /// <summary>The number of a note, raised or not, in the group <c>n</c>.</summary>
    public static Match NoteOf(string text) => NoteStart().Match(text);

    [GeneratedRegex(@"^\s*(?:[・•‣●○◦▪■□◆◇➢⮚►▶➤✓*–—-]|[\uf000-\uf0ff])[ \u3000]*")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*\((?:[ivx]{1,5}|[0-9]{1,2}|[a-z])\)(?: |$)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+ ")]
    private static partial Regex RaisedStart();

    [GeneratedRegex(@"^\s*(?<n>[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[0-9]{1,3})\s+(?=\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex NoteStart();
}
