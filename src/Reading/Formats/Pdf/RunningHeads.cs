using Shirube.Domain.Texts;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>What stands around the text of the pages: words that come again at the same place of other pages, and page
/// numbers that count up with them. Nothing is taken that stands further in than a line of the text.</summary>
internal static class RunningHeads
{
    public const string Head = "running head";

    // Shares of the page's height.
    private const double Outer = 0.15;
    private const int MostLines = 5;
    private const double SamePlace = 4;

    /// <summary>Marks them; they stay among the lines.</summary>
    public static void Mark(IReadOnlyList<PageText> pages)
    {
        var edges = pages.SelectMany((p, i) => new[] { Edge(p, i, true), Edge(p, i, false) });
        var all = edges.Where(e => e.Lines.Count > 0).ToList();
        var numbers = PageNumbers.Among(all, pages.Count);
        var heads = Repeated(all, numbers, pages.Count);
        foreach (var edge in all)
        foreach (var line in edge.Lines)
            if (numbers.Contains(line))
                line.Margin = PageNumbers.Name;
            else if (heads.Contains(line))
                line.Margin = Head;
            else
                break;
    }

    /// <summary>The outermost lines, from the edge of the page inwards.</summary>
    private static PageEdge Edge(PageText page, int index, bool top)
    {
        var lines = page.Lines.Where(l => !l.IsRow);
        lines = top
            ? lines.Where(l => l.Box.Bottom < page.Height * Outer).OrderBy(l => l.Box.Top)
            : lines
                .Where(l => l.Box.Top > page.Height * (1 - Outer))
                .OrderByDescending(l => l.Box.Bottom);
        return new(page, index, top, [.. lines.Take(MostLines)]);
    }

    private static HashSet<PrintedLine> Repeated(
        List<PageEdge> edges,
        HashSet<PrintedLine> numbers,
        int pages
    )
    {
        var lines = (
            from edge in edges
            from line in edge.Lines
            where !numbers.Contains(line)
            select (edge, line)
        ).ToList();
        var alike = lines
            .GroupBy(l => (l.edge.IsTop, Normal.ForSearch(l.line.Text)))
            .Concat(lines.GroupBy(l => (l.edge.IsTop, Counting(l.line.Text, l.edge.Index))));
        var places = alike.SelectMany(AtSamePlace).Where(p => ComesAgain(p, pages)).ToList();
        var candidates = places.SelectMany(p => p.Select(l => l.Line)).Concat(numbers).ToHashSet();
        var apart = edges.SelectMany(e => Apart(e, candidates)).ToHashSet();
        return
        [
            .. places
                .Where(p => p.Count(l => apart.Contains(l.Line)) * 2 >= p.Count)
                .SelectMany(p => p.Select(l => l.Line)),
        ];
    }

    private static bool ComesAgain(List<(PageEdge Edge, PrintedLine Line)> place, int pages)
    {
        var span = place.Max(p => p.Edge.Index) - place.Min(p => p.Edge.Index) + 1;
        return (place.Count >= 3 || (place.Count == 2 && pages <= 3)) && place.Count >= span * 0.4;
    }

    private static IEnumerable<List<(PageEdge Edge, PrintedLine Line)>> AtSamePlace(
        IEnumerable<(PageEdge Edge, PrintedLine Line)> lines
    )
    {
        List<(PageEdge Edge, PrintedLine Line)> place = [];
        foreach (var line in lines.OrderBy(l => l.Line.Middle))
        {
            if (place.Count > 0 && line.Line.Middle - place[^1].Line.Middle > SamePlace)
            {
                yield return place;
                place = [];
            }
            place.Add(line);
        }
        yield return place;
    }

    /// <summary>The outermost candidates, as far as the text keeps its distance from them. From the head of a table that
    /// goes on over pages it does not: that stands close above the first row, in several pieces.</summary>
    private static List<PrintedLine> Apart(PageEdge edge, HashSet<PrintedLine> candidates)
    {
        var outer = edge.Lines.TakeWhile(candidates.Contains).ToList();
        while (outer.Count > 0)
        {
            var inmost = outer[^1];
            var gap = edge
                .Page.Lines.Where(l => !outer.Contains(l))
                .Select(l =>
                    edge.IsTop ? l.Box.Top - inmost.Box.Bottom : inmost.Box.Top - l.Box.Bottom
                )
                .DefaultIfEmpty(double.MaxValue)
                .Min();
            var pieces = outer.Count(l => Math.Abs(l.Middle - inmost.Middle) < inmost.Size / 2);
            if (gap > inmost.Size * (pieces >= 3 ? 1.5 : 0.5))
                break;
            outer.RemoveAt(outer.Count - 1);
        }
        return outer;
    }

    /// <summary>The words with a number that counts the pages taken out: 「p. 3」 on the third page is 「p. 4」 on the
    /// fourth. Headings that count otherwise are not the same.</summary>
    private static string Counting(string text, int index)
    {
        var normal = Normal.ForSearch(text);
        var end = normal.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var start = normal.AsSpan(0, end).LastIndexOfAnyExceptInRange('0', '9') + 1;
        return int.TryParse(normal.AsSpan(start, end - start), out var number)
            ? $"{normal[..start]}\0{number - index}\0{normal[end..]}"
            : normal;
    }
}

/// <param name="Index">Of the page, from 0.</param>
/// <param name="Lines">From the edge inwards.</param>
internal sealed record PageEdge(PageText Page, int Index, bool IsTop, List<PrintedLine> Lines);
