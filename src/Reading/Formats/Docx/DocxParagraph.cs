using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>A paragraph as it is printed, with what hangs on it.</summary>
/// <param name="Mark">Its automatic number or bullet; null without one.</param>
/// <param name="IsContents">It belongs to a list of contents.</param>
internal sealed record DocxParagraph(
    RunText Text,
    NumberMark? Mark,
    DocxStyle Style,
    int? Outline,
    bool IsContents,
    List<Element> Boxes,
    List<string> Diagrams
)
{
    /// <param name="paragraph"><c>w:p</c>.</param>
    /// <param name="before">What a paragraph whose end was deleted leaves to this one; null without.</param>
    public static DocxParagraph Read(Element paragraph, DocxSource source, RunText? before)
    {
        var properties = paragraph.Child("w:pPr");
        var styleId = properties?.Child("w:pStyle")?["w:val"];
        var style = source.Styles.Of(styleId);
        // An empty paragraph that only ends a section is not counted.
        var isCounted = properties?.Child("w:sectPr") == null || paragraph.Child("w:r") != null;
        var mark = isCounted
            ? source.Numbering.Next(properties?.Child("w:numPr"), style, styleId)
            : null;
        var wasContents = source.Fields.IsContents;
        var runs = new DocxRuns(source, style, before);
        runs.Read(paragraph);
        var outline = properties?.Number("w:outlineLvl") is { } own
            ? (own is >= 0 and < 9 ? own : null)
            : style.Outline;
        return new(
            runs.Text,
            mark,
            style,
            outline,
            wasContents || source.Fields.IsContents || style.Role == StyleRole.Contents,
            runs.Boxes,
            runs.Diagrams
        );
    }

    /// <summary>Its end is a tracked deletion: it goes on in the next paragraph.</summary>
    public static bool IsEndDeleted(Element paragraph) =>
        paragraph.Child("w:pPr", "w:rPr", "w:del") != null;

    /// <summary>Its lines with its number or bullet in front of the first.</summary>
    public IEnumerable<SourceLine> Lines() =>
        (IsOneLine ? [MarkedText().Joined(" ")] : MarkedText().Lines()).Select(l =>
            l with
            {
                Form = Form,
                Level = Level,
            }
        );

    /// <summary>Its text with its number or bullet in front, which look as the text does.</summary>
    public RunText MarkedText()
    {
        if (Mark is not { Text: { Length: > 0 } mark } || Text.IsBlank)
            return Text;
        var marked = new RunText();
        marked.AppendLike(mark, Text);
        marked.Continue(Text);
        return marked;
    }

    private bool IsOneLine => Form is LineForm.Heading or LineForm.Caption;

    private LineForm Form =>
        Outline != null || Style.Role == StyleRole.Title ? LineForm.Heading
        : Mark is { Text.Length: > 0 } && !IsContents ? LineForm.Item
        : Style.Role == StyleRole.Caption ? LineForm.Caption
        : LineForm.Body;

    private int Level =>
        Outline is { } outline ? outline + 1
        : Style.Role == StyleRole.Title ? 1
        : Form == LineForm.Item ? Mark!.Value.Level
        : 0;
}
