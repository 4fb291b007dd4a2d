namespace Shirube.Reading.Tests.Office;

/// <summary>Word files for tests.</summary>
internal static class DocxFile
{
    private const string Main = "word/document.xml";
    private const string Type = "wordprocessingml.";
    public const string Names =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private const string Styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"af\"><w:name w:val=\"Title\"/></w:style>";

    /// <summary>A file with the usual styles and more.</summary>
    public static PackageFile Of(string body, string styles = "", string numbering = "")
    {
        var file = new PackageFile()
            .Link("", "rId1", "officeDocument", Main)
            .Part(
                Main,
                Type + "document.main+xml",
                $"<w:document {Names}><w:body>{body}</w:body></w:document>"
            )
            .Part(
                "word/styles.xml",
                Type + "styles+xml",
                $"<w:styles {Names}>{Styles}{styles}</w:styles>"
            )
            .Link(Main, "rId1", "styles", "styles.xml");
        return numbering.Length == 0
            ? file
            : file.Part(
                    "word/numbering.xml",
                    Type + "numbering+xml",
                    $"<w:numbering {Names}>{numbering}</w:numbering>"
                )
                .Link(Main, "rId2", "numbering", "numbering.xml");
    }

    /// <summary>One more part beside the document: <c>footnotes</c>, <c>header</c>.</summary>
    public static PackageFile With(this PackageFile file, string kind, string id, string content) =>
        file.Part($"word/{kind}-{id}.xml", $"{Type}{kind}+xml", content)
            .Link(Main, id, kind, $"{kind}-{id}.xml");

    public static string P(string text, string properties = "") =>
        $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{R(text)}</w:p>";

    public static string R(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Styled(string style, string text) =>
        P(text, $"<w:pStyle w:val=\"{style}\"/>");

    public static string Numbered(int list, int level, string text) =>
        P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Level(int level, string format, string text, string more = "") =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Cell(string text, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{string.Concat(text.Split('\n').Select(t => P(t)))}</w:tc>";

    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";
}
