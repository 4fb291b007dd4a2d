using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>How many of a table's first rows are its header, as far as the page shows it: another ground, bold letters, or
/// centred words above words that are not. Where nothing shows it, none.</summary>
internal sealed class TableHeader(Grid grid, CellText[] texts, PageDrawing drawing, PageWork work)
{
    private const int Most = 3;

    public int Rows
    {
        get
        {
            if (grid.Rows < 2)
                return 0;
            var rows = Depth();
            if (rows > Most || rows >= grid.Rows)
                return 0;
            var head = Filled(c => c.Row < rows).ToList();
            var body = Filled(c => c.Row >= rows).ToList();
            if (head.Count < 2 || body.Count == 0)
                return 0;
            return
                IsOnOtherGround(head, body)
                || IsBold(head, body)
                || IsCentred(head, body)
                || HasEmptyCorner(head)
                || IsTiered(rows)
                ? rows
                : 0;
        }
    }

    /// <summary>One, unless a cell stands over several columns and others beside it reach down over as many rows.</summary>
    private int Depth()
    {
        var first = grid.Cells.Where(c => c.Row == 0).ToList();
        if (!first.Exists(c => c.ColumnSpan > 1 && c.ColumnSpan < grid.Columns))
            return 1;
        return Math.Max(first.Max(c => c.RowSpan), BareRows());
    }

    /// <summary>Cells over several columns with their parts below, and beside them cells that reach down as far.</summary>
    private bool IsTiered(int rows)
    {
        var first = grid.Cells.Where(c => c.Row == 0).ToList();
        return rows > 1
            && first.Exists(c => c.ColumnSpan > 1)
            && first.Exists(c => c.ColumnSpan == 1)
            && first.TrueForAll(c => c.ColumnSpan > 1 || c.RowSpan == rows);
    }

    /// <summary>How many rows from the first have nothing in their first column.</summary>
    private int BareRows()
    {
        var named = Filled(c => c.Column == 0).Select(c => c.Cell.Row).DefaultIfEmpty(0);
        return named.Min();
    }

    /// <summary>The corner above the names of rows and beside the names of columns.</summary>
    private bool HasEmptyCorner(List<(GridCell Cell, CellText Text)> head) =>
        grid.IsRuled
        && BareRows() > 0
        && head.Min(c => c.Cell.Column) is var named and > 0
        && Enumerable
            .Range(named, grid.Columns - named)
            .All(i =>
                head.Exists(c => c.Cell.Column <= i && i < c.Cell.Column + c.Cell.ColumnSpan)
            );

    private IEnumerable<(GridCell Cell, CellText Text)> Filled(Func<GridCell, bool> where) =>
        grid.Cells.Zip(texts).Where(c => c.Second.Area != null && where(c.First));

    private bool IsOnOtherGround(
        List<(GridCell Cell, CellText Text)> head,
        List<(GridCell Cell, CellText Text)> body
    )
    {
        var grounds = head.Select(c => Ground(c.Cell)).ToList();
        if (grounds.Exists(g => g > 0.97))
            return false;
        // Lists striped in two colours have the header's ground again and again.
        return body.Where(c => c.Cell.Column > 0)
            .All(c => Math.Abs(Ground(c.Cell) - grounds[^1]) > 0.02);
    }

    private static bool IsBold(
        List<(GridCell Cell, CellText Text)> head,
        List<(GridCell Cell, CellText Text)> body
    ) =>
        head.TrueForAll(c => c.Text.Look is { IsBold: true })
        && body.Exists(c =>
            c.Text.Look is { IsBold: false }
            && (c.Cell.Column > 0 || body.TrueForAll(b => b.Cell.Column == 0))
        );

    private bool IsCentred(
        List<(GridCell Cell, CellText Text)> head,
        List<(GridCell Cell, CellText Text)> body
    ) =>
        head.Where(c => c.Cell.Column > 0).All(c => Middle(c) is true or null)
        && head.Exists(h =>
            Middle(h) is true
            && body.Where(b => b.Cell.Column == h.Cell.Column).Select(Middle).ToList()
                is { Count: > 1 } below
            && below.Count(m => m is false) > below.Count / 2
        );

    /// <summary>Whether its words stand in the middle; null where they fill it.</summary>
    private bool? Middle((GridCell Cell, CellText Text) c)
    {
        var (box, area) = (grid.BoxOf(c.Cell), c.Text.Area!.Value);
        var (left, right) = (area.Left - box.Left, box.Right - area.Right);
        if (left + right < 0.2 * (box.Right - box.Left))
            return null;
        return Math.Abs(left - right) <= Math.Max(4, 0.15 * (left + right));
    }

    /// <summary>1 where nothing is painted.</summary>
    private double Ground(GridCell cell)
    {
        var box = grid.BoxOf(cell);
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        for (var i = drawing.Shades.Length - 1; i >= 0 && work.Spend(1); i--)
            if (
                drawing.Shades[i] is { Box: var s, Lightness: var lightness }
                && s.Left <= x
                && x <= s.Right
                && s.Top <= y
                && y <= s.Bottom
            )
                return lightness;
        return 1;
    }
}
