using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>Which words of a page stand in which cells of a table.</summary>
internal sealed class CellWords
{
    // A letter leans over the line by less; in points.
    private const double Lean = 1.5;
    private readonly Grid grid;
    private readonly ImmutableArray<Box> floating;
    private readonly int[,] owner;

    /// <param name="floating">Boxes that lie on the table without being part of it.</param>
    public CellWords(Grid grid, ImmutableArray<Box> floating)
    {
        this.floating = floating;
        this.grid = grid;
        owner = new int[grid.Rows, grid.Columns];
        Words = [.. grid.Cells.Select(_ => new List<PdfWord>())];
        for (var i = 0; i < grid.Cells.Length; i++)
        {
            var c = grid.Cells[i];
            for (var row = c.Row; row < c.Row + c.RowSpan; row++)
            for (var column = c.Column; column < c.Column + c.ColumnSpan; column++)
                owner[row, column] = i + 1;
        }
    }

    /// <summary>By cell, in the order of <see cref="Grid.Cells"/>.</summary>
    public List<PdfWord>[] Words { get; }

    /// <summary>Index of the cell that covers a square; null for a square outside all cells.</summary>
    public int? CellAt(int row, int column) => owner[row, column] is > 0 and var i ? i - 1 : null;

    /// <returns>True where the word stands in the table and has been taken.</returns>
    public bool Take(PdfWord word)
    {
        var middle = (word.Box.Top + word.Box.Bottom) / 2;
        if (floating.Any(b => Holds(b, word.Box)))
            return false;
        var row = Between(grid.Ys, middle);
        if (row is not { } r)
            return false;
        var taken = false;
        foreach (var part in Parts(word, r))
            if (
                Between(grid.Xs, (part.Box.Left + part.Box.Right) / 2) is { } column
                && CellAt(r, column) is { } cell
            )
            {
                Words[cell].Add(part);
                taken = true;
            }
        return taken;
    }

    /// <summary>Poppler puts letters of neighbouring cells into one word where they nearly touch.</summary>
    private List<PdfWord> Parts(PdfWord word, int row)
    {
        var walls = Enumerable
            .Range(1, grid.Columns - 1)
            .Where(i => owner[row, i - 1] != owner[row, i])
            .Select(i => grid.Xs[i])
            .Where(x => x > word.Box.Left + Lean && x < word.Box.Right - Lean)
            .ToArray();
        if (walls.Length == 0)
            return [word];
        var edges = LetterWidths.Families[0].Edges(word);
        var parts = new List<PdfWord>();
        var start = 0;
        for (var i = 1; i <= word.Text.Length; i++)
            if (
                i == word.Text.Length
                || walls.Any(x =>
                    Side(edges[i - 1], edges[i], x) != Side(edges[i], edges[i + 1], x)
                )
            )
            {
                var box = word.Box with { Left = edges[start], Right = edges[i] };
                parts.Add(word with { Text = word.Text[start..i], Box = box });
                start = i;
            }
        return parts;
    }

    private static bool Holds(Box box, Box word) =>
        word.Left >= box.Left - Lean
        && word.Right <= box.Right + Lean
        && word.Top >= box.Top - Lean
        && word.Bottom <= box.Bottom + Lean;

    private static bool Side(double left, double right, double wall) => (left + right) / 2 < wall;

    private static int? Between(ImmutableArray<double> edges, double at)
    {
        var i = edges.BinarySearch(at);
        i = i >= 0 ? i : ~i - 1;
        return i >= 0 && i < edges.Length - 1 ? i : null;
    }
}
