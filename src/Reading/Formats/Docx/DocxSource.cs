using DocumentFormat.OpenXml.Packaging;
using Shirube.Domain.Proposals;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>What the readers of a Word document share while they go through it: its styles, its counters, the part they
/// are in, and what they have noticed.</summary>
internal sealed class DocxSource(MainDocumentPart main, CancellationToken cancel)
{
    public DocxStyles Styles { get; } = new(Whole(main.StyleDefinitionsPart, cancel));
    public DocxNumbering Numbering { get; } = new(Whole(main.NumberingDefinitionsPart, cancel));
    private readonly Dictionary<(string Id, bool IsEndnote), int> numbers = [];
    private Element? settings;
    private int footnotes;
    private int endnotes;

    public FieldState Fields { get; set; } = new();

    /// <summary>Ids of the footnotes and endnotes in the order of their marks.</summary>
    public List<(string Id, bool IsEndnote)> Notes { get; } = [];

    /// <summary>Where diagrams are looked up: the part whose paragraphs are read.</summary>
    public OpenXmlPart Part { get; set; } = main;

    public MainDocumentPart Main => main;
    public CancellationToken Cancel => cancel;
    public int HiddenRuns { get; set; }
    public int Deletions { get; set; }
    public int Charts { get; set; }
    public List<Remark> Remarks { get; } = [];

    /// <summary>The number of a note as printed in front of it: counted by kind, endnotes in small Roman numbers unless the
    /// document says otherwise.</summary>
    public string NumberOf(string id, bool isEndnote)
    {
        if (!numbers.TryGetValue((id, isEndnote), out var number))
            numbers[(id, isEndnote)] = number = isEndnote ? ++endnotes : ++footnotes;
        settings ??= Whole(main.DocumentSettingsPart, cancel) ?? new("w:settings", []);
        var format = settings
            .Child(isEndnote ? "w:endnotePr" : "w:footnotePr", "w:numFmt")
            ?["w:val"];
        return ListNumbers.Of(number, format ?? (isEndnote ? "lowerRoman" : "decimal"));
    }

    public static Element? Whole(OpenXmlPart? part, CancellationToken cancel)
    {
        if (part == null)
            return null;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return PartReader.Whole(stream, cancel);
    }
}
