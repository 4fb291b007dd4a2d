using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Packages;

/// <summary>A cell where it stands in a row.</summary>
/// <param name="First">0-based column.</param>
/// <param name="Last">The last column it covers, inclusive.</param>
/// <param name="IsRepeated">Its words stand in an earlier row of the same merged area.</param>
internal readonly record struct GridCell(int First, int Last, CellWords Words, bool IsRepeated)
{
    public Box? Box { get; init; }
}

/// <param name="Cells">From left to right; columns that no cell covers are empty.</param>
internal readonly record struct GridRow(ImmutableArray<GridCell> Cells);

/// <summary>Rows of cells → lines, the words of merged cells repeated. A column in which no cell begins is none: it is
/// where merged cells were made of narrow columns.</summary>
internal static class TableLines
{
    /// <summary>The most letters that repeating may add to a table: who merges everything shall not fill the memory.</summary>
    private const int LimitRepeated = 20_000_000;

    /// <summary>Squares of all tables of a document: one very wide row above many short ones makes a small file huge.</summary>
    public const long LimitSquares = 20_000_000;

    private static readonly SourceCell[] Plain =
    [
        new(null, false, false),
        new(null, false, true),
        new(null, true, false),
        new(null, true, true),
    ];

    /// <param name="columns">The columns in which some cell of the table begins, in order.</param>
    /// <param name="headerRows">How many of the first rows name the columns.</param>
    public static IEnumerable<SourceLine> Of(
        IEnumerable<GridRow> rows,
        int[] columns,
        int headerRows
    )
    {
        var repeated = 0;
        var n = 0;
        foreach (var row in rows)
        {
            if ((n + 1L) * columns.Length > LimitSquares)
                throw new PackageLimitException();
            var isHeader = n++ < headerRows;
            if (row.Cells.Any(c => !c.Words.IsBlank))
                yield return Line(row, columns, isHeader, ref repeated);
        }
    }

    private static SourceLine Line(GridRow row, int[] columns, bool isHeader, ref int repeated)
    {
        var text = new StringBuilder();
        var facts = ImmutableArray.CreateBuilder<SourceCell>(columns.Length);
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var bold = ImmutableArray.CreateBuilder<Stretch>();
        Look? look = null;
        var next = 0;

        for (var c = 0; c < columns.Length; c++)
        {
            if (c > 0)
                text.Append('\t');
            while (next < row.Cells.Length && row.Cells[next].Last < columns[c])
                next++;
            if (next == row.Cells.Length || row.Cells[next].First > columns[c])
            {
                facts.Add(Fact(null, isHeader, false));
                continue;
            }
            var cell = row.Cells[next];
            var isRepeated = cell.IsRepeated || cell.First < columns[c];
            facts.Add(Fact(cell.Box, isHeader, isRepeated));
            if (isRepeated && (repeated += cell.Words.Text.Length) > LimitRepeated)
                continue;
            foreach (var stretch in cell.Words.Underlined)
                stretches.Add(stretch with { Start = stretch.Start + text.Length });
            foreach (var stretch in cell.Words.Bold)
                bold.Add(stretch with { Start = stretch.Start + text.Length });
            text.Append(cell.Words.Text);
            look ??= cell.Words.Look;
        }
        return new(0, text.ToString())
        {
            Form = isHeader ? LineForm.HeaderRow : LineForm.Row,
            CellFacts = facts.ToImmutable(),
            Underlined = stretches.ToImmutable(),
            Bold = bold.ToImmutable(),
            Look = look,
        };
    }

    /// <summary>Most cells are alike: they share what is known of them.</summary>
    private static SourceCell Fact(Box? box, bool isHeader, bool isRepeated) =>
        box != null
            ? new(box, isHeader, isRepeated)
            : Plain[(isHeader ? 2 : 0) + (isRepeated ? 1 : 0)];
}
