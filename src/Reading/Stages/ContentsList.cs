using System.Collections.Frozen;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Stages;

/// <summary>The contents list of a document, known by its shape: 目次 and lines that end in a page number behind a tab,
/// leaders or spaces, or that come again as headings.</summary>
/// <param name="FirstLine">1-based; 0 where the document has none.</param>
/// <param name="Keys">What the listed headings are called, normalised for search.</param>
internal sealed record ContentsList(int FirstLine, int LastLine, FrozenSet<string> Keys)
{
    private const int LongestLine = 200;
    private static readonly ContentsList None = new(0, 0, FrozenSet<string>.Empty);

    public bool Holds(int line) => line >= FirstLine && line <= LastLine;

    /// <summary>Whether the list announces this line as a heading.</summary>
    public bool Announces(string line) =>
        Keys.Count > 0 && line.Length <= LongestLine && Keys.Contains(Normal.ForSearch(line));

    public static ContentsList Find(SourceDocument document)
    {
        var lines = document.Lines;
        var title = 0;
        while (title < lines.Length && !IsTitle(lines[title].Text))
            title++;
        if (title == lines.Length)
            return None;
        var headings = Headings(document, title + 1);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var last = title;
        for (var i = title + 1; i < lines.Length; i++)
        {
            if (lines[i].IsBlank)
                continue;
            if (lines[i].Text.Length > LongestLine)
                break;
            var (words, hasPage) = WithoutPage(lines[i].Text, headings);
            var key = Normal.ForSearch(words);
            var wraps =
                i + 1 < lines.Length
                && !lines[i + 1].IsBlank
                && WithoutPage(lines[i + 1].Text, headings).HasPage;
            var comesAgain = !keys.Contains(key) && headings.GetValueOrDefault(key) > 1;
            if (!hasPage && !wraps && !comesAgain)
                break;
            keys.Add(key);
            last = i;
        }
        return new(title + 1, last + 1, keys.ToFrozenSet(StringComparer.Ordinal));
    }

    private static bool IsTitle(string line) =>
        line.Length <= 40
        && Normal
            .ForSearch(HeadingMark.WithoutMarkdown(line))
            .Trim('【', '】', '<', '>', '[', ']', '-')
            is "目次"
                or "もくじ"
                or "contents"
                or "tableofcontents";

    private static (string Words, bool HasPage) WithoutPage(
        string line,
        Dictionary<string, int> headings
    )
    {
        var text = line.AsSpan().TrimEnd();
        var words = text.TrimEnd("0123456789０１２３４５６７８９");
        if (words.Length == text.Length || text.Length - words.Length > 4)
            return (text.ToString(), false);
        var heading = words.TrimEnd(" \t\u3000.．…‥・･-－―P").ToString();
        var gap = words[heading.Length..];
        // A single space before a number may be part of a name; it parts a page number where the rest is a heading.
        var parted =
            gap.ContainsAny("\t\u3000…‥")
            || gap.Length >= 2
            || (gap.Length == 1 && headings.ContainsKey(Normal.ForSearch(heading)));
        return parted && heading.Length > 0 ? (heading, true) : (text.ToString(), false);
    }

    /// <summary>How often each numbered line stands behind the title of the list.</summary>
    private static Dictionary<string, int> Headings(SourceDocument document, int from)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in document.Lines.AsSpan()[from..])
            if (line.Text.Length <= LongestLine && HeadingMark.Of(line.Text) != null)
            {
                var key = Normal.ForSearch(line.Text);
                times[key] = times.GetValueOrDefault(key) + 1;
            }
        return times;
    }
}
