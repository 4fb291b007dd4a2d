using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>A paragraph of a shape.</summary>
/// <param name="Text">With its bullet or number.</param>
/// <param name="Level">0-based.</param>
internal sealed record ShapeParagraph(RunText Text, bool IsItem, int Level);

/// <summary>The paragraphs of a shape or a cell as they are shown.</summary>
internal sealed class ShapeText(TextStyles styles)
{
    private readonly int[] counts = new int[10];
    private readonly string?[] kinds = new string?[10];

    /// <summary>Its text is nothing but the number of the slide.</summary>
    public bool IsSlideNumber { get; private set; }

    /// <param name="body"><c>p:txBody</c> or <c>a:txBody</c>; null for a shape without text.</param>
    public List<ShapeParagraph> Read(Element? body)
    {
        var paragraphs = new List<ShapeParagraph>();
        foreach (var element in body?.ChildrenCalled("a:p") ?? [])
            if (Paragraph(element) is { Text.IsBlank: false } paragraph)
                paragraphs.Add(paragraph);
        return paragraphs;
    }

    private ShapeParagraph Paragraph(Element paragraph)
    {
        var own = paragraph.Child("a:pPr");
        var level = Math.Clamp(Figures.Whole(own?["lvl"]) ?? 0, 0, 8);
        var style = styles.Of(own, level);
        var text = new RunText();
        foreach (var child in paragraph.Children)
            switch (child.Name)
            {
                case "a:r" or "a:fld":
                    IsSlideNumber |= child["type"] == "slidenum";
                    var look = child.Child("a:rPr");
                    text.Append(
                        Words(child.Child("a:t")?.Text ?? "", look),
                        look?["b"] is { } bold ? Figures.IsOn(bold) : style.IsBold,
                        Figures.Real(look?["sz"]) / 100 ?? style.Size,
                        look?["u"] is { } line && line != "none"
                    );
                    break;
                case "a:br":
                    text.Append("\n", false, 0, false);
                    break;
                case "m:oMathPara" or "m:oMath":
                    text.Append(
                        string.Concat(child.Below("m:t").Select(t => t.Text)),
                        false,
                        style.Size,
                        false
                    );
                    break;
            }
        if (text.IsBlank)
            return new(text, false, level);
        var mark = Mark(style, level);
        if (mark.Length == 0)
            return new(text, false, level);
        var marked = new RunText();
        marked.AppendLike(mark, text);
        marked.Continue(text);
        return new(marked, true, level);
    }

    // A line break of the older kind stands in the words; a tab is a gap.
    private static string Words(string words, Element? look)
    {
        var shown = words.Replace('\v', '\n').Replace('\t', '\u3000');
        return look?["cap"] == "all" ? shown.ToUpperInvariant() : shown;
    }

    /// <summary>A number goes on counting while its level and kind stay; what stands higher begins the lower anew.</summary>
    private string Mark(ParagraphStyle style, int level)
    {
        Array.Clear(counts, level + 1, counts.Length - level - 1);
        if (style.Bullet is not { Name: "a:buAutoNum" } number)
        {
            counts[level] = 0;
            return style.Bullet switch
            {
                { Name: "a:buChar" } sign => Bullet(sign["char"] ?? "", style.BulletFont),
                { Name: "a:buBlip" } => "・",
                _ => "",
            };
        }
        var kind = number["type"] ?? "";
        if (kinds[level] != kind)
            counts[level] = 0;
        kinds[level] = kind;
        counts[level]++;
        return SlideNumbers.Of(counts[level] - 1 + (Figures.Whole(number["startAt"]) ?? 1), kind)
            + " ";
    }

    private static string Bullet(string sign, string? font) =>
        PrivateSigns.Bullet(sign, font) switch
        {
            "" => "",
            "・" or "•" => "・",
            var other => other + " ",
        };
}
