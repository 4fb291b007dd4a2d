using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>Rows of text cells, written one after the other.</summary>
internal sealed class SheetRows(OpenXmlWriter writer)
{
    public int Count { get; private set; }

    public void Add(params ReadOnlySpan<(string Text, CellStyle Style)> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)++Count });
        for (var i = 0; i < cells.Length; i++)
        {
            var (text, style) = cells[i];
            var cell = new Cell
            {
                CellReference = $"{Letters(i)}{Count}",
                StyleIndex = (uint)style,
            };
            if (text.Length > 0)
            {
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new(
                    new Text(CellText.Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }
                );
            }
            writer.WriteElement(cell);
        }
        writer.WriteEndElement();
    }

    /// <param name="column">0: A.</param>
    public static string Letters(int column) =>
        column < 26
            ? $"{(char)('A' + column)}"
            : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";
}
