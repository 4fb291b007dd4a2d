using System.Text.RegularExpressions;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>What lines are, by their look: headings stand out from the text by size or weight, items by their bullet.</summary>
internal static partial class Headings
{
    private const double Larger = 1.12;
    private const int MostLines = 3;
    private const int MostLetters = 120;

    /// <param name="body">What most letters of the text look like.</param>
    /// <param name="title">Lines of the document's title: no heading of it.</param>
    public static void Mark(List<List<PrintedLine>> blocks, Look body, HashSet<PrintedLine> title)
    {
        var headings = new List<List<PrintedLine>>();
        var listed = ListedWords(blocks);
        var edges = new TextEdges(blocks, body);
        foreach (var block in blocks.Where(b => !b[0].IsRow && !title.Contains(b[0])))
        {
            if (IsCaption(block))
                block.ForEach(l => l.Form = LineForm.Caption);
            else if (
                IsHeading(block, body, edges)
                || IsListed(block, listed)
                || (block is [var only] && FrontWords.Are(only.Text))
            )
                headings.Add(block);
            else
                MarkItems(block);
        }
        var levels = new HeadingLevels();
        foreach (var heading in headings)
        {
            var level = levels.Of(heading);
            foreach (var line in heading)
                (line.Form, line.Level) = (LineForm.Heading, level);
        }
    }

    /// <summary>The look that most letters have.</summary>
    public static Look MostCommon(IEnumerable<PrintedLine> lines)
    {
        var letters = new Dictionary<(double, bool, string?), (Look Look, long Letters)>();
        foreach (var line in lines)
        {
            var key = (line.Size, line.Look.IsBold, line.Look.Font);
            letters[key] = (line.Look, letters.GetValueOrDefault(key).Letters + line.Text.Length);
        }
        return letters.Count == 0 ? new(0, false) : letters.Values.MaxBy(l => l.Letters).Look;
    }

    private static bool IsHeading(List<PrintedLine> block, Look body, TextEdges edges)
    {
        if (block.Count > MostLines || block.Sum(l => l.Text.Length) > MostLetters)
            return false;
        var first = block[0];
        var isMarked = HeadingMark.Of(first.Text) != null;
        var isBold = first.Look.IsBold && !body.IsBold;
        var stands =
            (
                first.Size >= body.Size * Larger
                && (isBold || isMarked || edges.MayBegin(first) || edges.IsCentred(first))
            )
            || (isBold && (first.Size >= body.Size * 0.95 || edges.IsAtMargin(first)))
            || (IsOtherFont(first, body) && block.Count == 1 && isMarked);
        return stands
            && block.All(l => !ListItem.IsBulleted(l.Text) && l.Look.IsBold == first.Look.IsBold)
            && block[^1].Text[^1] is not ('。' or '、' or ',' or ';')
            && (block[^1].Text[^1] != '.' || HeadingMark.Of(first.Text) != null)
            && block.Any(l => l.Text.Any(char.IsLetter))
            && !block.Any(l => IsOfContents(l.Text));
    }

    /// <summary>What the contents list calls the headings, without their page numbers.</summary>
    private static HashSet<string> ListedWords(List<List<PrintedLine>> blocks) =>
        [
            .. blocks
                .SelectMany(b => b)
                .Where(l => IsOfContents(l.Text))
                .Select(l => Normal.ForSearch(l.Text[..l.Text.LastIndexOf('…')]).TrimEnd('.')),
        ];

    private static bool IsListed(List<PrintedLine> block, HashSet<string> listed) =>
        block is [{ Text.Length: <= MostLetters } line]
        && listed.Count > 0
        && listed.Contains(Normal.ForSearch(line.Text));

    /// <summary>Japanese headings are often set in Gothic over a text in Mincho of the same size.</summary>
    private static bool IsOtherFont(PrintedLine line, Look body) =>
        line.Look.Font is { } font
        && body.Font is { } other
        && font != other
        && line.Size >= body.Size * 0.95
        && line.Text.Count(Spacing.IsJapanese) * 2 > line.Text.Length;

    private static bool IsCaption(List<PrintedLine> block) =>
        block.Count <= 2 && block[0].Text.Length <= 80 && Caption().IsMatch(block[0].Text);

    /// <summary>Items of a list; how far they stand in says how deep they are.</summary>
    private static void MarkItems(List<PrintedLine> block)
    {
        var items = block.Where(l => ListItem.IsBulleted(l.Text)).ToList();
        var depths = new List<double>();
        foreach (var left in items.Select(i => i.Box.Left).Order())
            if (depths.Count == 0 || left - depths[^1] > 5)
                depths.Add(left);
        foreach (var item in items)
            (item.Form, item.Level) = (
                LineForm.Item,
                depths.FindLastIndex(d => d <= item.Box.Left)
            );
    }

    /// <summary>A line of a contents list.</summary>
    public static bool IsOfContents(string line) => Listed().IsMatch(line);

    [GeneratedRegex(@"…\s*[0-9０-９ivx]{1,4}\s*$")]
    private static partial Regex Listed();

    [GeneratedRegex(
        @"^(?:図表|図|表|Figure|Fig\.|Table)\s*[0-9０-９]{1,3}(?:[-－.][0-9０-９]{1,3})?(?:[\s:：.．]|$)"
    )]
    private static partial Regex Caption();
}
