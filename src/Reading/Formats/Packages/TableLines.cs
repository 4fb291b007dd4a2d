using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Packages;

/// <summary>A cell where it stands in a row.</summary>
/// <param name="First">0-based column.</param>
/// <param name="Last">The last column it covers, inclusive.</param>
/// <param name="IsRepeated">Its words stand in an earlier row of the same merged area.</param>
internal sealed record GridCell(int First, int Last, SourceLine Words, bool IsRepeated);

/// <param name="Cells">From left to right; columns that no cell covers are empty.</param>
internal readonly record struct GridRow(ImmutableArray<GridCell> Cells);

/// <summary>Rows of cells → lines, the words of merged cells repeated. A column in which no cell begins is none: it is
/// where merged cells were made of narrow columns.</summary>
internal static class TableLines
{
    /// <summary>The most letters that repeating may add to a table: who merges everything shall not fill the memory.</summary>
    private const int LimitRepeated = 20_000_000;

    /// <param name="headerRows">How many of the first rows name the columns.</param>
    public static IEnumerable<SourceLine> Of(IReadOnlyList<GridRow> rows, int headerRows)
    {
        var begins = new SortedSet<int>(rows.SelectMany(r => r.Cells).Select(c => c.First));
        int[] columns = [.. begins];
        var repeated = 0;
        for (var n = 0; n < rows.Count; n++)
            if (rows[n].Cells.Any(c => !c.Words.IsBlank))
                yield return Line(rows[n], columns, n < headerRows, ref repeated);
    }

    private static SourceLine Line(GridRow row, int[] columns, bool isHeader, ref int repeated)
    {
        var text = new StringBuilder();
        var facts = ImmutableArray.CreateBuilder<SourceCell>(columns.Length);
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
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
                facts.Add(new(null, isHeader, false));
                continue;
            }
            var cell = row.Cells[next];
            var isRepeated = cell.IsRepeated || cell.First < columns[c];
            facts.Add(new(cell.Words.Box, isHeader, isRepeated));
            if (isRepeated && (repeated += cell.Words.Text.Length) > LimitRepeated)
                continue;
            foreach (var stretch in cell.Words.Underlined)
                stretches.Add(stretch with { Start = stretch.Start + text.Length });
            text.Append(cell.Words.Text);
            look ??= cell.Words.Look;
        }
        return new(0, text.ToString())
        {
            Form = isHeader ? LineForm.HeaderRow : LineForm.Row,
            CellFacts = facts.ToImmutable(),
            Underlined = stretches.ToImmutable(),
            Look = look,
        };
    }
}
