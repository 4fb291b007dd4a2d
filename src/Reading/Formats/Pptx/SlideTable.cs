using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>A table on a slide → its rows.</summary>
internal static class SlideTable
{
    private const int MostColumns = 500;

    /// <param name="table"><c>a:tbl</c>.</param>
    /// <param name="frame">Where the whole table stands; null where unknown.</param>
    public static ImmutableArray<SourceLine> Read(Element table, Box? frame, TextStyles styles)
    {
        var tops = Edges(
            table.ChildrenCalled("a:tr").Select(r => r["h"]),
            frame?.Top,
            frame?.Bottom
        );
        var lefts = Edges(
            table.Child("a:tblGrid")?.ChildrenCalled("a:gridCol").Select(c => c["w"]) ?? [],
            frame?.Left,
            frame?.Right
        );
        var rows = new List<GridRow>();
        var above = new Dictionary<int, GridCell>();
        foreach (var row in table.ChildrenCalled("a:tr"))
            rows.Add(Row(row, styles, above, tops, lefts, rows.Count));
        int[] columns = [.. rows.SelectMany(r => r.Cells).Select(c => c.First).Distinct().Order()];
        var heads = Figures.IsOn(table.Child("a:tblPr")?["firstRow"]) && rows.Count > 1 ? 1 : 0;
        return [.. TableLines.Of(rows, columns, heads).Select(WithBox)];
    }

    private static GridRow Row(
        Element row,
        TextStyles styles,
        Dictionary<int, GridCell> above,
        double[] tops,
        double[] lefts,
        int index
    )
    {
        var cells = ImmutableArray.CreateBuilder<GridCell>();
        var column = -1;
        foreach (var element in row.ChildrenCalled("a:tc"))
        {
            if (++column >= MostColumns || Figures.IsOn(element["hMerge"]))
                continue;
            var span = Math.Clamp(Figures.Whole(element["gridSpan"]) ?? 1, 1, MostColumns);
            var goesOn = Figures.IsOn(element["vMerge"]) && above.ContainsKey(column);
            var cell = new GridCell(
                column,
                column + span - 1,
                goesOn ? above[column].Words : Words(element, styles),
                goesOn
            )
            {
                Box = BoxOf(tops, lefts, index, column, column + span),
            };
            cells.Add(cell);
            above[column] = cell;
        }
        return new(cells.ToImmutable());
    }

    private static CellWords Words(Element cell, TextStyles styles)
    {
        var text = new RunText();
        foreach (var paragraph in new ShapeText(styles).Read(cell.Child("a:txBody")))
            text.Append(paragraph.Text);
        return CellWords.Of(text.Joined("\n"));
    }

    /// <summary>The edges of rows or columns, stretched over the frame; empty where nobody says.</summary>
    private static double[] Edges(IEnumerable<string?> sizes, double? from, double? to)
    {
        double[] all = [.. sizes.Select(s => Figures.Real(s) ?? 0)];
        var sum = all.Sum();
        if (from is not { } start || to is not { } end || sum <= 0)
            return [];
        var edges = new double[all.Length + 1];
        edges[0] = start;
        for (var i = 0; i < all.Length; i++)
            edges[i + 1] = edges[i] + all[i] * (end - start) / sum;
        return edges;
    }

    private static Box? BoxOf(double[] tops, double[] lefts, int row, int first, int end) =>
        row + 1 < tops.Length && end < lefts.Length
            ? new(lefts[first], tops[row], lefts[end], tops[row + 1])
            : null;

    private static SourceLine WithBox(SourceLine line)
    {
        Box? box = null;
        foreach (var cell in line.CellFacts)
            if (cell.Box is { } one)
                box = box?.Around(one) ?? one;
        return line with { Box = box };
    }
}
