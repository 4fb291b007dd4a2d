using System.Collections.Immutable;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The squares between the lines of a table and the walls between them.</summary>
/// <param name="upright">For each edge of columns from left to right: is there a wall in this row?</param>
/// <param name="level">For each edge of rows from top to bottom: is there a wall in this column?</param>
internal sealed class Walls(int columns, int rows, bool[][] upright, bool[][] level)
{
    private const int Outside = -1;
    private readonly int[] group = new int[columns * rows];

    /// <returns>By rows, then by columns. Squares that are open to the outside are no cells.</returns>
    public ImmutableArray<GridCell> Cells()
    {
        var groups = 0;
        Array.Fill(group, int.MinValue);
        for (var s = 0; s < group.Length; s++)
            if (group[s] == int.MinValue)
                Fill(s, groups++);
        return
        [
            .. Enumerable
                .Range(0, group.Length)
                .Where(s => group[s] != Outside)
                .GroupBy(s => group[s])
                .SelectMany(g => Rectangles([.. g]))
                .OrderBy(c => c.Row)
                .ThenBy(c => c.Column),
        ];
    }

    private void Fill(int start, int number)
    {
        var open = new Stack<int>([start]);
        var members = new List<int>();
        var isOutside = false;
        group[start] = number;
        while (open.TryPop(out var s))
        {
            members.Add(s);
            var (r, c) = (s / columns, s % columns);
            Step(upright[c][r], c > 0 ? s - 1 : Outside);
            Step(upright[c + 1][r], c + 1 < columns ? s + 1 : Outside);
            Step(level[r][c], r > 0 ? s - columns : Outside);
            Step(level[r + 1][c], r + 1 < rows ? s + columns : Outside);
        }
        if (isOutside)
            members.ForEach(s => group[s] = Outside);

        void Step(bool isWall, int to)
        {
            if (isWall)
                return;
            if (to == Outside)
                isOutside = true;
            else if (group[to] == int.MinValue)
            {
                group[to] = number;
                open.Push(to);
            }
        }
    }

    /// <summary>Squares that are one cell; where a line is missing that they do not form a rectangle, each row is one.</summary>
    private IEnumerable<GridCell> Rectangles(int[] squares)
    {
        var (top, bottom) = (squares.Min() / columns, squares.Max() / columns);
        var (left, right) = (squares.Min(s => s % columns), squares.Max(s => s % columns));
        if (squares.Length == (bottom - top + 1) * (right - left + 1))
            return [new(top, left, bottom - top + 1, right - left + 1)];
        return squares
            .GroupBy(s => s / columns)
            .SelectMany(row => Runs([.. row.Select(s => s % columns).Order()], row.Key));
    }

    private static IEnumerable<GridCell> Runs(int[] inRow, int row)
    {
        var start = 0;
        for (var i = 1; i <= inRow.Length; i++)
            if (i == inRow.Length || inRow[i] != inRow[i - 1] + 1)
            {
                yield return new(row, inRow[start], 1, i - start);
                start = i;
            }
    }
}
