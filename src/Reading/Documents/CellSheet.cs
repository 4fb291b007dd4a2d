using System.Collections.Immutable;

namespace Shirube.Reading.Documents;

/// <summary>A sheet of a workbook as cells, for those who know its columns: also what is hidden, and nothing is joined.</summary>
/// <param name="Formulas">Addresses of cells whose value comes from a formula: it is the value that the file keeps, nothing
/// is computed. Errors (#REF!) are among them.</param>
/// <param name="IsCut">It holds more than was read, or is damaged further on.</param>
public sealed record CellSheet(
    string Name,
    bool IsHidden,
    ImmutableArray<CellRow> Rows,
    ImmutableHashSet<string> Formulas,
    bool IsCut
)
{
    /// <summary>Ranges of cells that were made one (<c>A1:B2</c>): only the first of each holds something.</summary>
    public ImmutableArray<string> Merged { get; init; } = [];
}

/// <param name="Number">1-based.</param>
/// <param name="Cells">By column (1-based), only those that hold something.</param>
public sealed record CellRow(int Number, ImmutableSortedDictionary<int, string> Cells);
