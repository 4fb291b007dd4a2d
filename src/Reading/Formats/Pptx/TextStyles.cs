using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>What the paragraphs of a shape look like where they do not say it themselves: the lists of styles from the
/// shape itself over its layout and master, nearest first.</summary>
internal sealed class TextStyles(IEnumerable<Element?> lists)
{
    private const int Levels = 9;
    private readonly Element[] lists = [.. lists.OfType<Element>()];

    /// <param name="own"><c>a:pPr</c> of the paragraph; null without one.</param>
    /// <param name="level">0-based.</param>
    public ParagraphStyle Of(Element? own, int level)
    {
        var name = $"a:lvl{Math.Clamp(level, 0, Levels - 1) + 1}pPr";
        Element[] chain =
        [
            .. new[] { own }.Concat(lists.Select(l => l.Child(name))).OfType<Element>(),
        ];
        var bullet = chain
            .SelectMany(c => c.Children)
            .FirstOrDefault(c => c.Name is "a:buNone" or "a:buChar" or "a:buAutoNum" or "a:buBlip");
        var letters = chain.Select(c => c.Child("a:defRPr")).OfType<Element>().ToArray();
        return new(
            bullet,
            chain.Select(c => c.Child("a:buFont")?["typeface"]).FirstOrDefault(f => f != null),
            letters.Select(l => l["b"]).FirstOrDefault(b => b != null) is { } bold
                && Figures.IsOn(bold),
            letters.Select(l => Figures.Real(l["sz"])).FirstOrDefault(s => s != null) / 100 ?? 18
        );
    }
}

/// <param name="Bullet"><c>a:buChar</c> and its like; null for none.</param>
/// <param name="Size">In points.</param>
internal sealed record ParagraphStyle(
    Element? Bullet,
    string? BulletFont,
    bool IsBold,
    double Size
);
