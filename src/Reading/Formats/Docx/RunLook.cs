using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>What styles and direct formatting say of letters; null where they say nothing.</summary>
/// <param name="Size">In points.</param>
internal readonly record struct RunLook(
    bool? Bold,
    double? Size,
    bool? Underline,
    bool? IsHidden,
    bool? Capitals
)
{
    /// <param name="properties"><c>w:rPr</c>; null for none.</param>
    public static RunLook Of(Element? properties) =>
        properties == null
            ? default
            : new(
                properties.Switch("w:b"),
                Figures.Real(properties.Child("w:sz")?["w:val"]) / 2,
                properties.Child("w:u")?["w:val"] is { } line ? line != "none" : null,
                properties.Switch("w:vanish"),
                properties.Switch("w:caps")
            );

    public RunLook Over(RunLook lower) =>
        new(
            Bold ?? lower.Bold,
            Size ?? lower.Size,
            Underline ?? lower.Underline,
            IsHidden ?? lower.IsHidden,
            Capitals ?? lower.Capitals
        );
}
