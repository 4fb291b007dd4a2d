using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>A table on a page with the words in its cells.</summary>
internal sealed class PageTable
{
    private const int FewestFilled = 3;
    private const int Many = 6;
    private readonly Grid grid;
    private readonly CellWords words;
    private readonly CellText[] texts;
    private readonly int headers;

    private PageTable(
        Grid grid,
        CellWords words,
        CellText[] texts,
        PageDrawing drawing,
        PageWork work
    )
    {
        this.grid = grid;
        this.words = words;
        this.texts = texts;
        headers = new TableHeader(grid, texts, drawing, work).Rows;
    }

    /// <returns>Null where its words do not make a table: a frame, the boxes of a diagram.</returns>
    public static PageTable? Of(
        Grid grid,
        CellWords words,
        Underlines underlines,
        PageDrawing drawing,
        PageWork work
    )
    {
        var texts = words.Words.Select(w => CellText.Of(w, underlines)).ToArray();
        return IsTable(grid, [.. grid.Cells.Where((_, i) => texts[i].Area != null)])
            ? new(grid, words, texts, drawing, work)
            : null;
    }

    /// <summary>Boxes of a diagram that touch each other are few, stand in one row, or have bare ground between them.</summary>
    private static bool IsTable(Grid grid, List<GridCell> filled)
    {
        var columns = filled.Select(c => c.Column).Distinct().Count();
        var rows = filled.Select(c => c.Row).Distinct().Count();
        var covered = filled
            .SelectMany(c => Enumerable.Range(c.Column, c.ColumnSpan))
            .Distinct()
            .Count();
        return columns >= 2
            && filled.Count >= FewestFilled
            && (rows >= 2 || columns >= FewestFilled + 1)
            && (filled.Count >= Many || covered == grid.Columns);
    }

    /// <summary>One line a row; rows without any words are left out.</summary>
    /// <param name="number">Of the table on its page.</param>
    public IEnumerable<PrintedLine> Lines(int number)
    {
        for (var row = 0; row < grid.Rows; row++)
            if (Line(row, number) is { } line)
                yield return line;
    }

    private PrintedLine? Line(int row, int number)
    {
        var text = new StringBuilder();
        var underlined = ImmutableArray.CreateBuilder<Stretch>();
        var facts = ImmutableArray.CreateBuilder<SourceCell>(grid.Columns);
        var looks = new List<(Look Look, int Length)>();
        for (var column = 0; column < grid.Columns; column++)
        {
            if (column > 0)
                text.Append('\t');
            if (words.CellAt(row, column) is not { } i)
            {
                var (left, right) = (grid.Xs[column], grid.Xs[column + 1]);
                facts.Add(new(new(left, grid.Ys[row], right, grid.Ys[row + 1]), false, false));
                continue;
            }
            var (cell, own) = (grid.Cells[i], texts[i]);
            underlined.AddRange(
                own.Underlined.Select(s => s with { Start = s.Start + text.Length })
            );
            text.Append(own.Text);
            if (own.Look is { } look)
                looks.Add((look, own.Text.Length));
            var isRepeated = cell.Row != row || cell.Column != column;
            facts.Add(new(grid.BoxOf(cell), row < headers, isRepeated));
        }
        if (looks.Count == 0)
            return null;
        return new()
        {
            Text = text.ToString(),
            Box = new(grid.Xs[0], grid.Ys[row], grid.Xs[^1], grid.Ys[row + 1]),
            Look = looks.MaxBy(l => l.Length).Look with
            {
                IsBold = looks.TrueForAll(l => l.Look.IsBold),
            },
            Underlined = underlined.ToImmutable(),
            CellFacts = facts.MoveToImmutable(),
            Columns = grid.Xs,
            Form = row < headers ? LineForm.HeaderRow : LineForm.Row,
            Level = number,
        };
    }
}
