using System.Collections.Frozen;
using System.Xml;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>The body of a Word document → lines: paragraphs, lists and tables in their order, text boxes behind the
/// paragraph they hang on.</summary>
internal sealed class DocxBody(DocxSource source, LineWriter writer)
{
    // Read piece by piece, so that a table of many rows never stands in memory whole.
    private static readonly FrozenSet<string> Containers = FrozenSet.Create(
        "w:document",
        "w:body",
        "w:tbl",
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:ins",
        "w:moveTo"
    );

    private readonly List<SourceLine> title = [];
    private bool isInTitle;
    private RunText? before;
    private BlockKind last;
    private DocxTable? table;

    private enum BlockKind
    {
        Other,
        List,
        Contents,
    }

    /// <summary>What stands in the title style; null where nothing does.</summary>
    public string? Title => DocxHeadings.Joined(title);

    /// <summary>Ids of the headers and footers of the sections, in order.</summary>
    public List<string> Edges { get; } = [];

    public void ReadAll(Stream part)
    {
        using var reader = new PartReader(part, source.Cancel);
        try
        {
            foreach (var step in reader.Walk(Containers))
                Read(step);
        }
        catch (XmlException) when (writer.HasLines)
        {
            table?.Write(writer);
            source.Remarks.Add(
                new(
                    RemarkKinds.Damaged,
                    null,
                    new(
                        "文書の途中が壊れているため、そこまでを読みました。Office で開いて修復し、保存し直してください。",
                        "The document is damaged in the middle and was read up to there. Open it in Office, let it be repaired, and save it again."
                    )
                )
            );
        }
    }

    /// <summary>What stands in a text box, a note, a header.</summary>
    public void Read(IEnumerable<Element> blocks)
    {
        foreach (var block in blocks)
            switch (block.Name)
            {
                case "w:p":
                    Paragraph(block);
                    break;
                case "w:tbl":
                    last = BlockKind.Other;
                    DocxTable.Of(block, source).Write(writer);
                    break;
                case "w:sdt" or "w:sdtContent" or "w:customXml" or "w:ins":
                    Read(block.Children);
                    break;
            }
    }

    private void Read(PartStep step)
    {
        switch (step.Kind, step.Element.Name)
        {
            case (PartStepKind.Begin, "w:tbl"):
                table = new(source);
                break;
            case (PartStepKind.End, "w:tbl"):
                last = BlockKind.Other;
                table?.Write(writer);
                table = null;
                break;
            case (PartStepKind.Whole, "w:tblGrid" or "w:tblPr" or "w:tr"):
                table?.Add(step.Element);
                break;
            case (PartStepKind.Whole, "w:p"):
                Paragraph(step.Element);
                break;
            case (PartStepKind.Whole, "w:sectPr"):
                Section(step.Element);
                break;
        }
    }

    private void Section(Element section)
    {
        foreach (var edge in section.Children)
            if (edge.Name is "w:headerReference" or "w:footerReference" && edge["r:id"] is { } id)
                Edges.Add(id);
    }

    private void Paragraph(Element element)
    {
        var paragraph = DocxParagraph.Read(element, source, before);
        before = DocxParagraph.IsEndDeleted(element) ? paragraph.Text : null;
        if (element.Child("w:pPr", "w:sectPr") is { } section)
            Section(section);
        if (before == null)
            Write(paragraph);
        foreach (var box in paragraph.Boxes)
        {
            writer.Close();
            last = BlockKind.Other;
            Read(box.Children);
            writer.Close();
        }
        foreach (var words in paragraph.Diagrams)
            writer.AddBlock(new SourceLine(0, words) { Form = LineForm.Body });
        if (paragraph.Boxes.Count + paragraph.Diagrams.Count > 0)
            last = BlockKind.Other;
    }

    private void Write(DocxParagraph paragraph)
    {
        var lines = paragraph.Lines().Where(l => !l.IsBlank).ToArray();
        if (lines.Length == 0)
        {
            // An empty line is how many part their lists.
            if (last == BlockKind.List)
                last = BlockKind.Other;
            return;
        }
        // The first paragraphs in the title's style are the title; some set their chapters in it, too.
        isInTitle = paragraph.Style.Role == StyleRole.Title && (title.Count == 0 || isInTitle);
        if (isInTitle)
        {
            title.AddRange(lines);
            lines = Array.ConvertAll(lines, l => l with { Form = LineForm.Body, Level = 0 });
        }
        var kind =
            paragraph.IsContents ? BlockKind.Contents
            : lines[0].Form == LineForm.Item ? BlockKind.List
            : BlockKind.Other;
        if (kind == BlockKind.Other || kind != last)
            writer.Close();
        var isHead = lines is [{ Form: LineForm.Heading, Level: 0 }, ..];
        for (var i = 0; i < lines.Length; i++)
        {
            if (isHead && i < 2)
                writer.Close();
            writer.Add(lines[i]);
        }
        last = isHead ? BlockKind.Other : kind;
    }
}
