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

    private const int LongestHead = 50;

    /// <summary>Its lines with its number or bullet in front of the first. A short bold line that its author broke off in
    /// front of words that are not bold is a heading without a level.</summary>
    public IEnumerable<SourceLine> Lines()
    {
        SourceLine[] lines = IsOneLine
            ? [MarkedText().Joined(" ")]
            : [.. MarkedText().Lines().Where(l => !l.IsBlank)];
        var hasHead =
            !IsOneLine
            && !IsContents
            && lines is [{ Look.IsBold: true, Text.Length: <= LongestHead } head, _, ..]
            && !Stages.ListItem.IsBulleted(head.Text)
            && !lines.Skip(1).Any(l => l.Look is { IsBold: true });
        return lines.Select(
            (l, i) =>
                l with
                {
                    Form =
                        !hasHead ? Form
                        : i == 0 ? LineForm.Heading
                        : LineForm.Body,
                    Level = hasHead ? 0 : Level,
                }
        );
    }

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
