namespace Shirube.Reading.Formats.Xlsx;

/// <summary>A stretch of rows: a table with its heads, or lines of text (titles, dates, notes) around one.</summary>
/// <param name="HeaderRows">0 for text, and for a table that names no columns.</param>
internal sealed record SheetBlock(List<ViewRow> Rows, bool IsTable, int HeaderRows)
{
    private readonly HashSet<int> columns = [.. Rows.SelectMany(r => r.Cells).Select(c => c.First)];

    /// <summary>The cells of a row stand in columns of this table.</summary>
    public bool Holds(ViewRow row) => row.Cells.All(c => columns.Contains(c.First));

    public void Add(IEnumerable<ViewRow> more)
    {
        foreach (var row in more)
        {
            Rows.Add(row);
            columns.UnionWith(row.Cells.Select(c => c.First));
        }
    }
}

/// <summary>The rows of a sheet → titles, tables and notes. An empty row ends a table only where something else begins:
/// many leave rows empty to part groups.</summary>
internal sealed class SheetBlocks(CellStyles styles, Sheet sheet)
{
    private static readonly string[] NoteMarks =
    [
        "※",
        "注",
        "(注",
        "（注",
        "*",
        "＊",
        "出典",
        "資料：",
        "備考：",
    ];
    private readonly List<SheetBlock> blocks = [];

    public List<SheetBlock> Of(List<ViewRow> rows)
    {
        for (var i = 0; i < rows.Count; )
        {
            var end = i + 1;
            while (end < rows.Count && !rows[end].HasGapAbove)
                end++;
            Take(rows[i..end]);
            i = end;
        }
        return blocks;
    }

    /// <summary>Rows without an empty one between them.</summary>
    private void Take(List<ViewRow> run)
    {
        var first = run.FindIndex(r => !r.IsSingle);
        if (first < 0)
        {
            AddText(run);
            return;
        }
        var last = run.FindLastIndex(r => !r.IsSingle || !IsNote(r)) + 1;
        var heads = HeaderRows(run[first..last]);
        if (
            heads == 0
            && first == 0
            && blocks is [.., { IsTable: true } before]
            && before.Holds(run[first])
        )
            before.Add(run[first..last]);
        else
        {
            // What stands alone above heads is a title; above a table without heads it may be a group of it.
            var titles = heads > 0 || blocks is not [.., { IsTable: true }] ? first : 0;
            if (titles > 0)
                AddText(run[..titles]);
            if (titles < first && blocks is [.., { IsTable: true } open] && open.Holds(run[first]))
                open.Add(run[titles..last]);
            else
                blocks.Add(new(run[titles..last], true, heads));
        }
        if (last < run.Count)
            AddText(run[last..]);
    }

    private void AddText(List<ViewRow> rows) => blocks.Add(new(rows, false, 0));

    private static bool IsNote(ViewRow row) =>
        NoteMarks.Any(m => row.Cells[0].Cell.Text.StartsWith(m, StringComparison.Ordinal));

    private int HeaderRows(List<ViewRow> table)
    {
        if (table.Count < 2 || !IsHeader(table))
            return 0;
        var head = table[0];
        var depth = Math.Min(head.Cells.Max(c => c.Depth), table.Count - 1);
        var isSplit = head.Cells.Any(c => c.Last > c.First) && head.Cells.Length > 1;
        if (depth == 1 && isSplit && table.Count > 2 && IsBelowWideHeads(head, table[1]))
            depth = 2;
        return depth is >= 1 and <= 4 ? depth : 1;
    }

    /// <summary>Text in every cell; and it looks unlike the row below, or what stands below are figures.</summary>
    private bool IsHeader(List<ViewRow> table)
    {
        var head = table[0];
        if (!head.Cells.All(c => c.Cell.IsText && c.Cell.Text.Length <= 40 && !c.IsRepeated))
            return false;
        if (head.Index == sheet.FilterRow || head.Index == sheet.FrozenRows)
            return true;
        var below = table[Math.Min(head.Cells.Max(c => c.Depth), table.Count - 1)];
        return head.Cells.All(c => IsStrong(c)) && !below.Cells.All(c => IsStrong(c))
            || head.Cells.Any(c => c.Last > c.First) && head.Cells.Any(c => c.Depth > 1)
            || head.Cells.Any(c => IsAboveFigures(c, table));
    }

    private bool IsStrong(ViewCell cell) =>
        styles.Of(cell.Cell.Style) is { IsBold: true } or { Fill: > 1 };

    private static bool IsAboveFigures(ViewCell head, List<ViewRow> table)
    {
        var figures = 0;
        foreach (var row in table.Skip(1).Take(20))
        foreach (var cell in row.Cells)
            if (cell.First == head.First && cell.First == cell.Last)
            {
                if (cell.Cell.IsText)
                    return false;
                figures++;
            }
        return figures > 1;
    }

    /// <summary>Text under wide heads, and nothing new beside them.</summary>
    private static bool IsBelowWideHeads(ViewRow head, ViewRow below) =>
        below.Cells.Any(c => !c.IsRepeated)
        && below.Cells.All(c =>
            c.Cell.IsText
            && head.Cells.Any(h => h.Last > h.First && c.First >= h.First && c.Last <= h.Last)
        );
}
