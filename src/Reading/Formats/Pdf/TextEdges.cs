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
        // Counted as they pass: of ten thousand pages, lists of all lines would be as large as the text.
        var places = new Dictionary<double, (int Count, double Sum)>();
        var rights = new List<double>();
        foreach (var line in blocks.SelectMany(b => b))
        {
            if (line.IsRow || Math.Abs(line.Size - body.Size) >= 0.1 * size)
                continue;
            var place = Math.Round(line.Box.Left / Near);
            var (count, sum) = places.GetValueOrDefault(place);
            places[place] = (count + 1, sum + line.Box.Left);
            rights.Add(line.Box.Right);
        }
        edges =
        [
            .. places
                .Values.Where(p => p.Count >= Math.Max(2, Many * rights.Count))
                .Select(p => p.Sum / p.Count),
        ];
        margin = edges.Count > 0 ? edges.Min() : 0;
        rights.Sort();
        var right = rights.Count > 0 ? rights[rights.Count * 9 / 10] : 0;
        middle = (margin + right) / 2;
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
