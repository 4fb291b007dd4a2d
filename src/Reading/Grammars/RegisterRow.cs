using System.Collections.Immutable;

namespace Shirube.Reading.Grammars;

/// <summary>A row of a table of initiatives, put together from all lines it was broken into.</summary>
/// <param name="First">1-based line.</param>
/// <param name="Columns">Cells of further columns, as <c>head: cell</c>.</param>
internal sealed record RegisterRow(
    int First,
    int Last,
    string Words,
    string Cell,
    ImmutableArray<string> Columns,
    double Confidence,
    bool IsCrossReference
)
{
    /// <summary>All cells of each line that the row was put together from; none of a line whose cells are not known.</summary>
    public ImmutableArray<ImmutableArray<string>> Parts { get; init; } = [];
}
