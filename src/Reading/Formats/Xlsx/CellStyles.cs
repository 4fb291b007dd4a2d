using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>How the cells of a style look.</summary>
/// <param name="Size">Of its letters, in points; 0 where unknown.</param>
/// <param name="Fill">Number of its fill; 0 and 1 are none.</param>
internal sealed record CellStyle(
    NumberFormat Format,
    bool IsBold,
    double Size,
    bool IsUnderlined,
    int Fill
)
{
    /// <summary>One for all cells of the style.</summary>
    public Look LookOfCells { get; } = new(Size, IsBold);
}

/// <summary>The styles of a workbook, by the number its cells name.</summary>
internal sealed class CellStyles
{
    private readonly CellStyle[] styles;
    private readonly CellStyle usual;

    /// <param name="part"><c>styleSheet</c>; null where the workbook has none.</param>
    public CellStyles(Element? part, bool isFrom1904)
    {
        var own = new Dictionary<int, string>();
        foreach (var format in part?.Child("numFmts")?.ChildrenCalled("numFmt") ?? [])
            if (Figures.Whole(format["numFmtId"]) is { } id)
                own[id] = format["formatCode"] ?? "General";
        Element[] fonts = [.. part?.Child("fonts")?.ChildrenCalled("font") ?? []];
        var formats = new Dictionary<int, NumberFormat>();
        usual = new(new NumberFormat("General", isFrom1904), false, 0, false, 0);
        styles =
        [
            .. (part?.Child("cellXfs")?.ChildrenCalled("xf") ?? []).Select(x =>
            {
                var id = Figures.Whole(x["numFmtId"]) ?? 0;
                if (!formats.TryGetValue(id, out var format))
                    formats[id] = format = new(
                        own.GetValueOrDefault(id) ?? BuiltInFormats.Of(id),
                        isFrom1904
                    );
                var font =
                    Figures.Whole(x["fontId"]) is { } f && f >= 0 && f < fonts.Length
                        ? fonts[f]
                        : null;
                return new CellStyle(
                    format,
                    font?.Switch("b") == true,
                    Figures.Real(font?.Child("sz")?["val"]) ?? 0,
                    IsUnderlined(font),
                    Figures.Whole(x["fillId"]) ?? 0
                );
            }),
        ];
    }

    /// <summary>What is unknown has the usual look.</summary>
    public CellStyle Of(int? number) =>
        number is { } n && n >= 0 && n < styles.Length ? styles[n] : usual;

    /// <param name="font"><c>font</c> or <c>rPr</c>; null for none.</param>
    public static bool IsUnderlined(Element? font) => font?.Switch("u") == true;
}
