using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>Rows of text cells, written one after the other. Each is as high as its words need: LibreOffice does not see to
/// that by itself.</summary>
/// <param name="widths">Of the columns, in characters of half width.</param>
internal sealed class SheetRows(SheetXml xml, IReadOnlyList<int> widths)
{
    /// <summary>Points.</summary>
    private const double LineHeight = 18.75;

    /// <summary>Points; no spreadsheet program takes more.</summary>
    private const double MostHeight = 409;

    // Up to the number of the row.
    private readonly byte[][] cellsBegin =
    [
        .. widths.Select((_, i) => Encoding.UTF8.GetBytes($"<c r=\"{Letters(i)}")),
    ];

    public int Count { get; private set; }

    public static Columns Columns(IReadOnlyList<int> widths) =>
        new(
            widths.Select(
                (width, i) =>
                    new Column
                    {
                        Min = (uint)i + 1,
                        Max = (uint)i + 1,
                        Width = width,
                        CustomWidth = true,
                    }
            )
        );

    public void Add(params ReadOnlySpan<(string Text, CellStyle Style)> cells)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
            lines = Math.Max(lines, Lines(cells[i].Text, widths[i]));
        xml.Raw("<row r=\""u8).Figure(++Count).Raw("\" ht=\""u8);
        xml.Figure(Math.Min(lines * LineHeight, MostHeight)).Raw("\">"u8);
        for (var i = 0; i < cells.Length; i++)
        {
            var (text, style) = cells[i];
            xml.Raw(cellsBegin[i]).Figure(Count).Raw("\" s=\""u8).Figure((uint)style);
            if (text.Length == 0)
                xml.Raw("\"/>"u8);
            else
                xml.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8)
                    .Words(CellText.Escaped(text))
                    .Raw("</t></is></c>"u8);
        }
        xml.Raw("</row>"u8);
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
