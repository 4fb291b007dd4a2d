using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>Rows of text cells, written one after the other. Each is as high as its words need: LibreOffice does not see to
/// that by itself.</summary>
/// <param name="widths">Of the columns, in characters of half width.</param>
internal sealed class SheetRows(OpenXmlWriter writer, IReadOnlyList<int> widths)
{
    /// <summary>Points.</summary>
    private const double LineHeight = 18.75;

    /// <summary>Points; no spreadsheet program takes more.</summary>
    private const double MostHeight = 409;

    public int Count { get; private set; }

    public void Add(params ReadOnlySpan<(string Text, CellStyle Style)> cells)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
            lines = Math.Max(lines, Lines(cells[i].Text, widths[i]));
        writer.WriteStartElement(
            new Row { RowIndex = (uint)++Count, Height = Math.Min(lines * LineHeight, MostHeight) }
        );
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

    private static int Lines(string text, int width)
    {
        var (lines, used) = (1, 0);
        foreach (var c in text)
        {
            var wide = c < '\u0370' ? 1 : 2;
            if (c == '\n' || used + wide > width - 2)
                (lines, used) = (lines + 1, 0);
            if (c != '\n')
                used += wide;
        }
        return lines;
    }

    /// <param name="column">0: A.</param>
    public static string Letters(int column) =>
        column < 26
            ? $"{(char)('A' + column)}"
            : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";
}
