using System.Collections.Frozen;
using System.Text;

namespace Shirube.Reading.Formats.Html;

/// <summary>Takes out the tags of elements that stand too deep before the page is parsed: a parser looks through all open
/// elements at each tag, and its time would grow with the square of the page.</summary>
internal static class HtmlNesting
{
    /// <summary>No page that people write is deeper; browsers stop at 512.</summary>
    private const int Deepest = 200;

    /// <summary>Elements without an end, and those that the next of their kind ends.</summary>
    private static readonly FrozenSet<string> NeverDeep = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "area",
            "base",
            "body",
            "br",
            "col",
            "colgroup",
            "dd",
            "dt",
            "embed",
            "head",
            "hr",
            "html",
            "img",
            "input",
            "li",
            "link",
            "meta",
            "option",
            "p",
            "param",
            "source",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "track",
            "wbr",
        ]
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverDeepName =
        NeverDeep.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>The page itself where nothing is too deep.</returns>
    public static string Limited(string html)
    {
        StringBuilder? kept = null;
        var copied = 0;
        var depth = 0;
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var counts = open.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; )
        {
            var isEnd = html[at + 1] == '/';
            var name = Name(html, at + (isEnd ? 2 : 1));
            if (name.IsEmpty || NeverDeepName.Contains(name))
            {
                at = Next(html, at + 1);
                continue;
            }
            var count = counts.TryGetValue(name, out var n) ? n : 0;
            if (isEnd)
            {
                if (count > 0)
                {
                    counts[name] = count - 1;
                    depth--;
                }
                at = Next(html, at + 1);
            }
            else if (depth < Deepest)
            {
                counts[name] = count + 1;
                depth++;
                at = Next(html, BehindRaw(html, at, name));
            }
            else
            {
                var end = html.IndexOf('>', at);
                kept ??= new(html.Length);
                kept.Append(html, copied, at - copied);
                copied = end < 0 ? html.Length : end + 1;
                at = Next(html, copied);
            }
        }
        return kept == null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    private static int Next(string html, int from) =>
        from < html.Length ? html.IndexOf('<', from) : -1;

    /// <summary>Scripts and styles hold no tags.</summary>
    private static int BehindRaw(string html, int at, ReadOnlySpan<char> name)
    {
        var end =
            name.Equals("script", StringComparison.OrdinalIgnoreCase)
                ? html.IndexOf("</script", at, StringComparison.OrdinalIgnoreCase)
            : name.Equals("style", StringComparison.OrdinalIgnoreCase)
                ? html.IndexOf("</style", at, StringComparison.OrdinalIgnoreCase)
            : at + 1;
        return end < 0 ? html.Length : end;
    }

    private static ReadOnlySpan<char> Name(string html, int at)
    {
        var end = at;
        while (end < html.Length && end - at < 40 && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return end > at && char.IsAsciiLetter(html[at]) ? html.AsSpan(at, end - at) : [];
    }
}
