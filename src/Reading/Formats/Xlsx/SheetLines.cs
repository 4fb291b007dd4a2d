using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>The blocks of a sheet → lines.</summary>
internal sealed class SheetLines(CellStyles styles, LineWriter writer)
{
    private const double Larger = 1.15;
    private const double UsualSize = 11;
    private const int LongestTitle = 60;
    private bool hasTitle;

    public void Write(IEnumerable<SheetBlock> blocks)
    {
        foreach (var block in blocks)
            if (block.IsTable)
                WriteTable(block);
            else
                foreach (var row in block.Rows)
                    WriteText(row);
    }

    private void WriteText(ViewRow row)
    {
        var cell = row.Cells[0];
        var line = WordsOf(cell.Cell);
        var isStrong =
            cell.Cell.Text.Length <= LongestTitle
            && !cell.Cell.Text.EndsWith('。')
            && (line.Look?.IsBold == true || line.Look?.Size >= UsualSize * Larger || !hasTitle);
        writer.Close();
        foreach (var part in Parts(line))
            writer.Add(
                part with
                {
                    Form = isStrong ? LineForm.Heading : LineForm.Body,
                    Level =
                        !isStrong ? 0
                        : hasTitle ? 2
                        : 1,
                }
            );
        writer.Close();
        hasTitle |= isStrong;
    }

    private void WriteTable(SheetBlock block)
    {
        writer.Close();
        int[] columns =
        [
            .. block.Rows.SelectMany(r => r.Cells).Select(c => c.First).Distinct().Order(),
        ];
        foreach (var line in TableLines.Of(block.Rows.Select(RowOf), columns, block.HeaderRows))
            writer.Add(line);
        writer.Close();
        hasTitle = true;
    }

    private GridRow RowOf(ViewRow row) =>
        new([
            .. row.Cells.Select(c => new GridCell(c.First, c.Last, WordsOf(c.Cell), c.IsRepeated)),
        ]);

    private CellWords WordsOf(SheetCell cell) =>
        new(
            cell.Text,
            styles.Of(cell.Style).LookOfCells,
            cell.Underlined is { } u ? [.. u] : [],
            cell.Bold is { } b ? [.. b] : []
        );

    private static IEnumerable<SourceLine> Parts(CellWords line)
    {
        var text = new RunText();
        text.Append(line.Text, line.Look?.IsBold == true, line.Look?.Size ?? 0, false);
        return text.Lines();
    }
}
