using DocumentFormat.OpenXml.Packaging;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>What stands around the text of a Word document: notes below it, headers and footers.</summary>
internal static class DocxEdges
{
    /// <summary>Footnotes, then endnotes, each in the order of their marks with its number in front.</summary>
    public static void ReadNotes(DocxSource source, LineWriter writer)
    {
        var called = source.Notes.Distinct().ToArray();
        Notes(
            source,
            writer,
            source.Main.FootnotesPart,
            "w:footnote",
            [.. called.Where(n => !n.IsEndnote)]
        );
        Notes(
            source,
            writer,
            source.Main.EndnotesPart,
            "w:endnote",
            [.. called.Where(n => n.IsEndnote)]
        );
    }

    public static void ReadMargins(DocxSource source, IEnumerable<string> edges, LineWriter writer)
    {
        foreach (var id in edges.Distinct())
        {
            if (!source.Main.TryGetPartById(id, out var part))
                continue;
            if (DocxSource.Whole(part, source.Cancel) is not { } edge)
                continue;
            source.Part = part;
            source.Fields = new();
            var lines = new LineWriter();
            new DocxBody(source, lines).Read(edge.Children);
            // The number itself is another on each page: what the file keeps is the last one printed.
            var hasNumber = source.Fields.HadPageNumber;
            foreach (var line in lines.Into(new("", "", "", [])).Lines)
                writer.AddMargin(
                    line with
                    {
                        Form = LineForm.Unknown,
                        Level = 0,
                        Block = 0,
                    },
                    hasNumber && line.Text.Count(char.IsLetter) < 4 ? "page number" : "running head"
                );
        }
    }

    private static void Notes(
        DocxSource source,
        LineWriter writer,
        OpenXmlPart? part,
        string kind,
        (string Id, bool IsEndnote)[] called
    )
    {
        if (called.Length == 0 || DocxSource.Whole(part, source.Cancel) is not { } whole)
            return;
        var notes = new Dictionary<string, Element>();
        foreach (var note in whole.ChildrenCalled(kind))
            notes.TryAdd(note["w:id"] ?? "", note);
        source.Part = part!;
        foreach (var (id, isEndnote) in called)
        {
            if (!notes.TryGetValue(id, out var note))
                continue;
            source.Fields = new();
            var lines = new LineWriter();
            new DocxBody(source, lines).Read(note.Children);
            var text = lines.Into(new("", "", "", [])).Lines.Where(l => !l.IsBlank).ToArray();
            if (text.Length > 0)
                text[0] = text[0] with
                {
                    Text = $"{source.NumberOf(id, isEndnote)} {text[0].Text}",
                    Underlined = [],
                };
            writer.AddNote(text);
        }
    }
}
