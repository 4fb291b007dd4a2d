using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Shirube.Reading.Stages;

/// <summary>Words as they were meant: without the marks, spaces and line breaks that the page put in.</summary>
internal static partial class PrintedWords
{
    /// <summary>Broken lines as one: a space only where the break parted two Latin words.</summary>
    public static string Join(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        foreach (var line in lines)
        {
            var next = line.Trim();
            if (joined.Length > 0 && next.Length > 0 && IsWord(joined[^1]) && IsWord(next[0]))
                joined.Append(' ');
            joined.Append(next);
        }
        return joined.ToString();
    }

    /// <summary>Without bold marks, tags, private-use signs, and spaces beside Japanese letters or inside a
    /// letter-spaced abbreviation (「A I」 → 「AI」).</summary>
    public static string Clean(string text)
    {
        if (text.Contains('<', StringComparison.Ordinal))
            text = Tag().Replace(text, "");
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        return CloseUp(text);
    }

    /// <summary>As <see cref="Clean"/> for words that hold no markup any more.</summary>
    public static string CloseUp(string text)
    {
        text = text.Replace("**", "", StringComparison.Ordinal);
        text = Spacing.LettersClosed(text);
        if (
            !Spacing.HasSpace(text)
            && !text.AsSpan().ContainsAny('\u200b', '\ufeff')
            && !text.AsSpan().ContainsAnyInRange('\ue000', '\uf8ff')
        )
            return text;
        var kept = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff')
            {
                space = true;
                continue;
            }
            if (IsPrivate(c))
                continue;
            if (space && kept.Length > 0 && c < '\u2e80' && kept[^1] < '\u2e80')
                kept.Append(' ');
            space = false;
            kept.Append(c);
        }
        return kept.ToString();
    }

    /// <summary>A sign of a symbol font, which has no meaning outside it; on slides it is a bullet.</summary>
    public static bool IsPrivate(char c) => c is >= '\ue000' and <= '\uf8ff';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is ',' or ';';

    /// <summary>Only tags that slides turned to text do carry; any other angle bracket is a word of the author.</summary>
    [GeneratedRegex(
        @"</?(?<name>p|ul|ol|li|br|b|strong|span|div|u|i|em|sup|sub|font|a|h[1-6])(?:\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    internal static partial Regex Tag();
}
