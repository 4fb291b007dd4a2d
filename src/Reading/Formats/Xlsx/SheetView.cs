using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>A row of a sheet as a reader sees it: without what is hidden, merged cells where they reach.</summary>
/// <param name="Index">1-based, in the sheet.</param>
/// <param name="HasGapAbove">An empty row stands between it and the row before.</param>
internal sealed record ViewRow(int Index, bool HasGapAbove, ImmutableArray<ViewCell> Cells)
{
    /// <summary>One text alone, however wide its cell is.</summary>
    public bool IsSingle => Cells.Length == 1;
}

/// <param name="Depth">How many visible rows of the sheet it covers from here down.</param>
/// <param name="IsRepeated">It began in a row above.</param>
internal readonly record struct ViewCell(
    int First,
    int Last,
    int Depth,
    SheetCell Cell,
    bool IsRepeated
);

/// <summary>Lays the merged cells of a sheet over its rows and leaves out what is hidden.</summary>
internal sealed class SheetView(Sheet sheet)
{
    /// <summary>How often merged cells may be laid over rows: who merges everything shall not take for ever.</summary>
    private const int LimitLaid = 2_000_000;
    private readonly Dictionary<int, List<(MergedArea Area, SheetCell Cell, int FirstSeen)>> laid =
    [];
    private int lays;

    public bool IsCut { get; private set; }
    public int HiddenRows { get; private set; }

    public List<ViewRow> Rows()
    {
        LayMerged();
        var rows = new List<ViewRow>(sheet.Rows.Count);
        var hidden = sheet.Rows.Where(r => r.IsHidden).Select(r => r.Index).ToHashSet();
        HiddenRows = sheet.Rows.Count(r => r is { IsHidden: true, Cells.Length: > 0 });
        var last = 0;
        foreach (var row in sheet.Rows)
        {
            if (row.IsHidden || CellsOf(row) is not { Length: > 0 } cells)
                continue;
            // What only goes on from above has been said.
            if (cells.All(c => c.IsRepeated))
            {
                last = row.Index;
                continue;
            }
            var gap = false;
            for (var n = last + 1; n < row.Index && !gap; n++)
                gap = !hidden.Contains(n);
            rows.Add(new(row.Index, gap && last > 0, cells));
            last = row.Index;
        }
        return rows;
    }

    private void LayMerged()
    {
        if (sheet.Merged.Count == 0)
            return;
        var indices = sheet.Rows.ConvertAll(r => r.Index);
        foreach (var area in sheet.Merged)
        {
            var at = indices.BinarySearch(area.FirstRow);
            if (at < 0 || CellAt(sheet.Rows[at], area.FirstColumn) is not { } cell)
                continue;
            // Where the first rows of the area are hidden, its words are seen in the first that is not.
            var seen = at;
            while (seen < indices.Count && sheet.Rows[seen].IsHidden)
                seen++;
            var firstSeen = seen < indices.Count ? indices[seen] : int.MaxValue;
            for (var n = at; n < indices.Count && indices[n] <= area.LastRow; n++)
            {
                if (++lays > LimitLaid)
                {
                    IsCut = true;
                    return;
                }
                if (!laid.TryGetValue(indices[n], out var list))
                    laid[indices[n]] = list = [];
                list.Add((area, cell, firstSeen));
            }
        }
    }

    private static SheetCell? CellAt(SheetRow row, int column)
    {
        foreach (var cell in row.Cells)
            if (cell.Column == column)
                return cell;
        return null;
    }

    private ImmutableArray<ViewCell> CellsOf(SheetRow row)
    {
        var cells = ImmutableArray.CreateBuilder<ViewCell>(row.Cells.Length);
        laid.TryGetValue(row.Index, out var areas);
        areas?.Sort((a, b) => a.Area.FirstColumn.CompareTo(b.Area.FirstColumn));
        var next = 0;
        var coveredTo = 0;
        foreach (var cell in row.Cells)
        {
            for (
                ;
                next < (areas?.Count ?? 0) && areas![next].Area.FirstColumn <= cell.Column;
                next++
            )
                coveredTo = Math.Max(coveredTo, areas[next].Area.LastColumn);
            if (cell.Column > coveredTo && !sheet.IsHiddenColumn(cell.Column))
                cells.Add(new(cell.Column, cell.Column, 1, cell, false));
        }
        foreach (var (area, cell, firstSeen) in areas ?? [])
        {
            var first = area.FirstColumn;
            while (first <= area.LastColumn && sheet.IsHiddenColumn(first))
                first++;
            if (first <= area.LastColumn)
                cells.Add(
                    new(
                        first,
                        area.LastColumn,
                        area.LastRow - row.Index + 1,
                        cell,
                        row.Index > firstSeen
                    )
                );
        }
        cells.Sort((a, b) => a.First.CompareTo(b.First));
        return cells.ToImmutable();
    }
}
