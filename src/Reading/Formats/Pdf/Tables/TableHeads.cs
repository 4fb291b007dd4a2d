namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The heads of the tables without lines that a document has printed so far. A head that stands there again names
/// the columns of another table, however few its rows are.</summary>
internal sealed class TableHeads
{
    private const int Most = 100;

    // Of a place, in points; of a step from row to row, as a ratio.
    private const double Same = 3;
    private const double Near = 1.1;
    private readonly List<(Band Head, Grid Grid, double Step)> known = [];

    /// <param name="region">The lines of a table.</param>
    public void Remember(List<Band> region, Grid grid)
    {
        var isHead = region[0].IsBold && !region.Skip(1).Any(b => b.IsBold);
        if (isHead && known.Count < Most && !known.Exists(k => IsSame(k.Head, region[0])))
            known.Add((region[0], grid, region.Zip(region.Skip(1), Step).Max()));
    }

    /// <returns>How many lines it has, and where its columns and rows are; null where no such head stands here.</returns>
    public (int Lines, Grid Grid)? ShortTable(List<Band> bands, int first)
    {
        var (head, grid, step) = known.Find(k => IsSame(k.Head, bands[first]));
        if (head == null)
            return null;
        var shift = bands[first].Segments[0].Left - head.Segments[0].Left;
        var last = first;
        while (
            last + 1 < bands.Count
            && Step(bands[last], bands[last + 1]) <= Near * step
            && !bands[last + 1].IsBold
            && bands[last + 1].Segments.TrueForAll(IsInColumn)
        )
            last++;
        if (last == first)
            return null;
        var ys = new List<double> { bands[first].Top - 1 };
        for (var i = first; i < last; i++)
            ys.Add((bands[i].Bottom + bands[i + 1].Top) / 2);
        ys.Add(bands[last].Bottom + 1);
        var cells =
            from row in Enumerable.Range(0, ys.Count - 1)
            from column in Enumerable.Range(0, grid.Columns)
            select new GridCell(row, column, 1, 1);
        return (
            last - first + 1,
            new([.. grid.Xs.Select(x => x + shift)], [.. ys], [.. cells]) { IsRuled = false }
        );

        bool IsInColumn(Segment s) =>
            Enumerable
                .Range(0, grid.Columns)
                .Any(c =>
                    s.Left >= grid.Xs[c] + shift - Same && s.Right <= grid.Xs[c + 1] + shift + Same
                );
    }

    private static double Step(Band above, Band below) => below.Middle - above.Middle;

    /// <summary>The pages of a book may be shifted.</summary>
    private static bool IsSame(Band a, Band b) =>
        a.Text == b.Text
        && a.IsBold == b.IsBold
        && a.Segments.Zip(b.Segments)
            .All(s =>
                Math.Abs(s.First.Left - a.Segments[0].Left - s.Second.Left + b.Segments[0].Left)
                < Same
            );
}
