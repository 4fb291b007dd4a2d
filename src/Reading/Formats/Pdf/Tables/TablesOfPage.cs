using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The lines of a page with its tables: each row one line, each underline known.</summary>
internal static class TablesOfPage
{
    /// <param name="drawing">Null where it could not be read.</param>
    /// <param name="heads">Of the pages before; those of this one are added.</param>
    /// <returns>From top to bottom, and from left to right where several stand beside each other.</returns>
    public static List<PrintedLine> Lines(
        PdfPage page,
        PageDrawing? drawing,
        TableHeads heads,
        PageWork work
    )
    {
        if (drawing == null || page.Blocks.IsEmpty)
            return PageLines.Of(page.Lines);
        var underlines = new Underlines(drawing, work);
        var pieces = page.Lines.ToList();
        var tables = new List<List<PrintedLine>>();
        Take(RuledGrids.Of(drawing));
        Take(GapGrids.Of(pieces, drawing, heads, work));
        var lines = PageLines.Of(pieces);
        foreach (var line in lines)
            line.Underlined = underlines.Of(line);
        return tables.Count == 0
            ? lines
            : Merged(lines, [.. tables.OrderBy(t => t[0].Box.Top).SelectMany(t => t)]);

        void Take(List<Grid> grids)
        {
            foreach (var grid in grids)
            {
                if (!work.Spend(pieces.Count))
                    return;
                var words = new CellWords(grid, drawing.Floating);
                var rest = pieces.Select(p => Without(p, grid, words)).OfType<PdfLine>().ToList();
                if (PageTable.Of(grid, words, underlines, drawing, work) is not { } table)
                    continue;
                pieces = rest;
                tables.Add([.. table.Lines(tables.Count + 1)]);
            }
        }
    }

    /// <summary>What of a line stands outside the table; null where nothing does.</summary>
    private static PdfLine? Without(PdfLine line, Grid grid, CellWords words)
    {
        var box = grid.Box;
        if (
            line.Box.Bottom < box.Top
            || line.Box.Top > box.Bottom
            || line.Box.Right < box.Left
            || line.Box.Left > box.Right
        )
            return line;
        ImmutableArray<PdfWord> rest = [.. line.Words.Where(w => !words.Take(w))];
        if (rest.Length == line.Words.Length)
            return line;
        return rest.IsEmpty
            ? null
            : new(rest, rest.Select(w => w.Box).Aggregate((a, b) => a.Around(b)));
    }

    /// <summary>Both come from top to bottom.</summary>
    private static List<PrintedLine> Merged(List<PrintedLine> lines, List<PrintedLine> rows)
    {
        var merged = new List<PrintedLine>(lines.Count + rows.Count);
        var next = 0;
        foreach (var line in lines)
        {
            // A table is not parted by what stands beside it.
            while (next < rows.Count && IsAbove(rows, next, line.Middle))
                merged.Add(rows[next++]);
            merged.Add(line);
        }
        merged.AddRange(rows.Skip(next));
        return merged;
    }

    private static bool IsAbove(List<PrintedLine> rows, int row, double middle)
    {
        var first = row;
        while (first > 0 && rows[first - 1].Level == rows[row].Level)
            first--;
        return rows[first].Box.Top < middle;
    }
}
