namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The cells of a table without lines. Two columns under one head hold names and names below them: a name that
/// stands in the middle of its rows is one cell over all of them, and a name without names below it goes over both columns.</summary>
/// <param name="region">The lines of the table.</param>
/// <param name="ys">Edges of its rows.</param>
internal sealed class GapCells(List<Band> region, GapColumns columns, List<double> ys)
{
    /// <summary>Of the step from row to row: how far from the middle of its rows a name may stand.</summary>
    private const double Lean = 0.3;
    private readonly double?[,] middles = Middles(region, columns, ys);

    private int Rows => ys.Count - 1;
    private int Columns => columns.Columns.Count;

    public IEnumerable<GridCell> All()
    {
        for (var column = 0; column < Columns; column++)
            if (Shared(column) is { } cells)
            {
                column++;
                foreach (var cell in cells)
                    yield return cell;
            }
            else
                for (var row = 0; row < Rows; row++)
                    yield return new(row, column, 1, 1);
    }

    /// <returns>Null where this column and the next are not under one head.</returns>
    private List<GridCell>? Shared(int column)
    {
        if (column + 1 >= Columns || Rows < 3 || Has(0, column) == Has(0, column + 1))
            return null;
        var body = Enumerable.Range(1, Rows - 1).ToList();
        if (
            body.TrueForAll(r => Has(r, column))
            || !body.TrueForAll(r => Has(r, column) || Has(r, column + 1))
        )
            return null;
        List<GridCell> cells = [new(0, column, 1, 2)];
        for (var row = 1; row < Rows; )
            if (!Has(row, column + 1))
                cells.Add(new(row++, column, 1, 2));
            else if (LastBelow(row, column) is { } last)
            {
                cells.Add(new(row, column, last - row + 1, 1));
                for (; row <= last; row++)
                    cells.Add(new(row, column + 1, 1, 1));
            }
            else
                return null;
        return cells;
    }

    /// <summary>The last row of the name whose rows begin here; null where no name stands in their middle.</summary>
    private int? LastBelow(int first, int column)
    {
        double? name = null;
        for (var row = first; row < Rows && middles[row, column + 1] is { } at; row++)
        {
            if (middles[row, column] is { } found)
            {
                if (name != null)
                    return null;
                name = found;
            }
            var middle = (middles[first, column + 1]!.Value + at) / 2;
            if (name is { } printed && Math.Abs(middle - printed) < Lean * (ys[1] - ys[0]))
                return row;
        }
        return null;
    }

    private bool Has(int row, int column) => middles[row, column] != null;

    private static double?[,] Middles(List<Band> region, GapColumns columns, List<double> ys)
    {
        var middles = new double?[ys.Count - 1, columns.Columns.Count];
        for (var row = 0; row < ys.Count - 1; row++)
        for (var column = 0; column < columns.Columns.Count; column++)
        {
            var words = region
                .Where(b => b.Middle >= ys[row] && b.Middle < ys[row + 1])
                .SelectMany(b => b.Segments)
                .Where(s => columns.Holds(column, s))
                .SelectMany(s => s.Words)
                .ToList();
            if (words.Count > 0)
                middles[row, column] =
                    (words.Min(w => w.Box.Top) + words.Max(w => w.Box.Bottom)) / 2;
        }
        return middles;
    }
}
