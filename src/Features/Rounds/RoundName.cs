using System.Globalization;
using Shirube.Domain;

namespace Shirube.Features.Rounds;

/// <summary>What a round may be called.</summary>
internal static class RoundName
{
    private const int Longest = 100;

    /// <param name="name">Without white space around it.</param>
    /// <returns>Why it cannot be called that; null where it can.</returns>
    public static Message? Fault(string name) =>
        name.Length is 0 or > Longest ? NoName
        : name.Any(IsNoLetter) ? Controls
        : null;

    // Names stand in subjects of mails, in headers and in lists of one line each.
    private static bool IsNoLetter(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static Message NoName { get; } =
        new(
            $"フォローアップの名前を{Longest}文字までで入れてください。",
            $"Give the round a name of at most {Longest} characters."
        );

    private static Message Controls { get; } =
        new(
            "フォローアップの名前に、改行やタブなどの制御文字は使えません。1行で入れてください。",
            "The name of a round has no line breaks, tabs or other control characters. Write it in one line."
        );
}
