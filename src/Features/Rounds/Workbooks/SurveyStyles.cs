using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>How a cell looks, whether it is locked, and whether its words are marked as quoted.</summary>
internal enum CellStyle : uint
{
    Usual,
    Header,
    AnswerHeader,
    Locked,
    LockedQuoted,
    Open,
    OpenQuoted,
    Heading,
}

/// <summary>The styles of a survey workbook, in the order of <see cref="CellStyle"/>.</summary>
internal static class SurveyStyles
{
    private const string FontName = "Yu Gothic";

    // "@": what is typed stays as typed, dates and numbers too.
    private const uint AsText = 49;

    public static Stylesheet Make() =>
        new(
            new Fonts(Font(false, null), Font(true, "FFFFFFFF"), Font(true, null)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Filled("FF595959"),
                Filled("FF0031D8"),
                Filled("FFF2F2F2")
            ),
            new Borders(new Border(), Lined()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                Format(0, 0, 0, true, false),
                Format(1, 2, 1, true, false),
                Format(1, 3, 1, true, false),
                Format(0, 4, 1, true, false),
                Format(0, 4, 1, true, true),
                Format(0, 0, 1, false, false),
                Format(0, 0, 1, false, true),
                Format(2, 0, 0, true, false)
            ),
            new CellStyles(
                new DocumentFormat.OpenXml.Spreadsheet.CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
        );

    private static Font Font(bool isBold, string? colour)
    {
        var font = new Font();
        if (isBold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = 11 });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = FontName });
        return font;
    }

    private static Fill Filled(string colour) =>
        new(
            new PatternFill(new ForegroundColor { Rgb = colour })
            {
                PatternType = PatternValues.Solid,
            }
        );

    private static Border Lined()
    {
        static T Side<T>()
            where T : BorderPropertiesType, new() =>
            new()
            {
                Style = BorderStyleValues.Thin,
                Color = new Color { Rgb = "FFBFBFBF" },
            };
        return new(
            Side<LeftBorder>(),
            Side<RightBorder>(),
            Side<TopBorder>(),
            Side<BottomBorder>(),
            new DiagonalBorder()
        );
    }

    private static CellFormat Format(
        uint font,
        uint fill,
        uint border,
        bool isLocked,
        bool isQuoted
    ) =>
        new(
            new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top },
            new Protection { Locked = isLocked }
        )
        {
            NumberFormatId = AsText,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            QuotePrefix = isQuoted ? true : (BooleanValue?)null,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            ApplyProtection = true,
        };
}
