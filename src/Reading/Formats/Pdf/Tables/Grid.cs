using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The columns and rows of a table on a page, and its cells.</summary>
/// <param name="Xs">Left edges of the columns and the right edge of the last, in points.</param>
/// <param name="Ys">Upper edges of the rows and the lower edge of the last.</param>
internal sealed record Grid(
    ImmutableArray<double> Xs,
    ImmutableArray<double> Ys,
    ImmutableArray<GridCell> Cells
)
{
    /// <summary>Its cells lie between lines; else they are parted by gaps alone.</summary>
    public bool IsRuled { get; init; } = true;
    public Box Box => new(Xs[0], Ys[0], Xs[^1], Ys[^1]);
    public int Columns => Xs.Length - 1;
    public int Rows => Ys.Length - 1;

    public Box BoxOf(GridCell c) =>
        new(Xs[c.Column], Ys[c.Row], Xs[c.Column + c.ColumnSpan], Ys[c.Row + c.RowSpan]);
}

/// <param name="Row">0-based, its first.</param>
/// <param name="Column">0-based, its first.</param>
internal readonly record struct GridCell(int Row, int Column, int RowSpan, int ColumnSpan);
