using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>An initiative as a line of a list, its organisations in brackets behind the words: <c>- …の整備【総、◎文】</c>.</summary>
internal static class RegisterBracket
{
    private const int LongestCell = 120;

    public static bool Ends(ReadOnlySpan<char> line) =>
        line.TrimEnd() is [.., '】'] text
        && text.LastIndexOf('【') is var open and > 0
        && text.Length - open <= LongestCell
        && text[..open].Trim().Length > 1;

    /// <summary>The words without their bullet, and what stands in the brackets; null for any other line.</summary>
    public static (string Words, string Cell)? Of(string line)
    {
        if (!Ends(line))
            return null;
        var text = line.TrimEnd();
        var open = text.LastIndexOf('【');
        return (ListItem.WithoutBullet(text[..open]).Trim(), text[(open + 1)..^1].Trim());
    }
}
