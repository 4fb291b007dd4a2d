using System.Net;
using System.Text;

namespace Shirube.Reading.Stages;

/// <summary>Takes out the marks of formatting that text converters leave: HTML tags and entities, ** for bold. The items
/// of a list come on lines of their own.</summary>
internal static class Markup
{
    private static readonly string[] Tags =
    [
        "b",
        "br",
        "div",
        "em",
        "i",
        "input",
        "li",
        "ol",
        "p",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "tr",
        "u",
        "ul",
    ];

    public static string Strip(string text)
    {
        text = text.Replace("**", "", StringComparison.Ordinal);
        if (!text.Contains('<', StringComparison.Ordinal))
            return WebUtility.HtmlDecode(text).Trim();
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            if (text[i] != '<' || TagEnd(text, i, out var name) is not { } end)
            {
                kept.Append(text[i++]);
                continue;
            }
            if (name is "li" or "br" or "p" or "div" && kept is { Length: > 0 } && kept[^1] != '\n')
                kept.Append('\n');
            i = end;
        }
        var lines = WebUtility
            .HtmlDecode(kept.ToString())
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines);
    }

    /// <summary>The index behind a known tag that begins here; null where there is none. Tags are short, so a lonely &lt;
    /// never makes the rest of a long line be searched.</summary>
    private static int? TagEnd(string text, int start, out string name)
    {
        var span = text.AsSpan(start + 1, Math.Min(200, text.Length - start - 1));
        name = "";
        var end = span.IndexOf('>');
        if (end < 0)
            return null;
        var tag = span[..end].TrimStart('/').TrimEnd('/').Trim();
        var space = tag.IndexOf(' ');
        name = (space < 0 ? tag : tag[..space]).ToString().ToLowerInvariant();
        return Array.IndexOf(Tags, name) >= 0 ? start + end + 2 : null;
    }
}
