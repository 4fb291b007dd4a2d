using System.Globalization;
using AngleSharp.Dom;

namespace Shirube.Reading.Formats.Html;

/// <summary>How the letters at a place of the page look; it comes down from an element to what it holds.</summary>
/// <param name="Size">In points; 0 where no element says.</param>
/// <param name="KeepsLines">White space stands as it is written (pre).</param>
internal readonly record struct HtmlLook(
    bool IsUnderlined,
    bool IsBold,
    double Size,
    bool KeepsLines
)
{
    // CSS 2.1, 15.7: the sizes of <font size> 1 to 7 in points at a medium of 12.
    private static readonly double[] FontSizes = [7.5, 10, 12, 13.5, 18, 24, 36];

    /// <summary>As it looks inside an element.</summary>
    public HtmlLook In(IElement element, HtmlStyles styles)
    {
        var name = element.LocalName;
        return new(
            IsUnderlined
                || name is "u" or "ins"
                // Browsers underline every link: that marks nobody as lead.
                || name != "a"
                    && styles.Of(element, "text-decoration") is { } line
                    && line.Contains("underline", StringComparison.Ordinal),
            styles.Of(element, "font-weight") switch
            {
                null => IsBold || name is "b" or "strong" or "th",
                "normal" or "lighter" or "400" => false,
                "bold" or "bolder" or "600" or "700" or "800" or "900" => true,
                _ => IsBold,
            },
            styles.Of(element, "font-size") is { } size && OfCss(size) is { } points ? points
                : name == "font" && OfFontSize(element.GetAttribute("size")) is > 0 and var old
                    ? old
                : Size,
            KeepsLines
                || name is "pre" or "listing" or "xmp"
                || styles.Of(element, "white-space") is "pre" or "pre-wrap" or "pre-line"
        );
    }

    private static double OfFontSize(string? size) =>
        int.TryParse(size, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? FontSizes[Math.Clamp(size![0] is '+' or '-' ? n + 3 : n, 1, 7) - 1]
            : 0;

    /// <summary>Points of a CSS length in pt or px; null for any other.</summary>
    private static double? OfCss(string size)
    {
        var value = size.Trim();
        var factor =
            value.EndsWith("pt", StringComparison.OrdinalIgnoreCase) ? 1
            : value.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? 0.75
            : 0;
        return
            factor > 0
            && double.TryParse(
                value[..^2],
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number is > 0 and < 1000
            ? number * factor
            : null;
    }
}
