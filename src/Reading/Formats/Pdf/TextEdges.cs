using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Where the lines of the text begin. A large word inside a drawing begins elsewhere.</summary>
internal sealed class TextEdges
{
    /// <summary>Of all lines of the text: from here on a place is an edge.</summary>
    private const double Many = 0.04;
    private const double Near = 1.5;
    private readonly List<double> edges;
    private readonly double size;
    private readonly double margin;
    private readonly double middle;

    public TextEdges(IEnumerable<List<PrintedLine>> blocks, Look body)
    {
        size = Math.Max(body.Size, 1);
        var lines = blocks
            .SelectMany(b => b)
            .Where(l => !l.IsRow && Math.Abs(l.Size - body.Size) < 0.1 * size)
            .ToList();
        edges =
        [
            .. lines
                .GroupBy(l => Math.Round(l.Box.Left / Near))
                .Where(g => g.Count() >= Math.Max(2, Many * lines.Count))
                .Select(g => g.Average(l => l.Box.Left)),
        ];
        margin = edges.Count > 0 ? edges.Min() : 0;
        var right = lines.Select(l => l.Box.Right).DefaultIfEmpty(0).Order().ToList();
        middle = (margin + right[right.Count * 9 / 10]) / 2;
    }

    /// <summary>At an edge of the text or a little further in; where nothing is an edge, anywhere.</summary>
    public bool MayBegin(PrintedLine line) =>
        edges.Count == 0
        || edges.Exists(e => line.Box.Left > e - 4 * size && line.Box.Left < e + 4 * size);

    public bool IsCentred(PrintedLine line) =>
        Math.Abs((line.Box.Left + line.Box.Right) / 2 - middle) < size;

    /// <summary>At the edge furthest to the left.</summary>
    public bool IsAtMargin(PrintedLine line) =>
        edges.Count > 0 && Math.Abs(line.Box.Left - margin) < Near;
}
