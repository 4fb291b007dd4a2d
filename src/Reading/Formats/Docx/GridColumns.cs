namespace Shirube.Reading.Formats.Docx;

/// <summary>The columns that a reader sees. Word keeps every edge of every row; where two edges stand closer than a letter
/// is wide, somebody has pulled at one row, and they are one.</summary>
internal sealed class GridColumns
{
    /// <summary>In twentieths of a point: about four millimetres.</summary>
    private const int SameEdge = 220;
    private readonly int[] columnOf;

    /// <param name="grid">Widths of the columns of the file, in twentieths of a point; 0 where unknown.</param>
    public GridColumns(int[] grid, IEnumerable<DocxCell> cells)
    {
        var edges = new SortedSet<int>(cells.SelectMany(c => (int[])[c.Column, c.Column + c.Span]));
        var last = edges.Count == 0 ? 0 : edges.Max;
        columnOf = new int[last + 1];
        var column = -1;
        var width = SameEdge;
        for (var edge = 0; edge <= last; edge++)
        {
            if (edges.Contains(edge) && width >= SameEdge)
            {
                column++;
                width = 0;
            }
            columnOf[edge] = Math.Max(column, 0);
            var step = edge < grid.Length ? grid[edge] : 0;
            width += step > 0 ? step : SameEdge;
        }
    }

    /// <summary>First and last column, 0-based, at least one.</summary>
    public (int First, int Last) Of(DocxCell cell)
    {
        var first = columnOf[cell.Column];
        return (first, Math.Max(first, columnOf[cell.Column + cell.Span] - 1));
    }
}
