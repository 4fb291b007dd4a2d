using System.Security;

namespace Shirube.Reading.Tests.Office;

/// <summary>Excel files for tests: sheets of rows as Excel would write them.</summary>
internal sealed class XlsxFile
{
    private const string Main = "xl/workbook.xml";
    private const string Type = "spreadsheetml.";
    private const string Name =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private readonly List<(string Name, string State, string Xml)> sheets = [];
    private readonly List<string> formats = [];
    private string strings = "";

    /// <summary>The cell style of this number format: bold is style 1, underlined 2, filled 3.</summary>
    public int Style(string format)
    {
        formats.Add(format);
        return formats.Count + 3;
    }

    public XlsxFile Strings(params string[] items)
    {
        strings = string.Concat(items.Select(i => $"<si>{i}</si>"));
        return this;
    }

    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="front">What stands before it, behind it <paramref name="behind"/>.</param>
    public XlsxFile Sheet(
        string name,
        string rows,
        string front = "",
        string behind = "",
        string state = "visible"
    )
    {
        sheets.Add(
            (
                name,
                state,
                $"<worksheet {Name}>{front}<sheetData>{rows}</sheetData>{behind}</worksheet>"
            )
        );
        return this;
    }

    public PackageFile Package(string mainType = "sheet.main+xml")
    {
        var list = sheets.Select(
            (s, n) =>
                $"<sheet name=\"{s.Name}\" sheetId=\"{n + 1}\" state=\"{s.State}\" r:id=\"rId{n + 1}\"/>"
        );
        var file = new PackageFile()
            .Link("", "rId1", "officeDocument", Main)
            .Part(
                Main,
                mainType.StartsWith("application", StringComparison.Ordinal)
                    ? mainType
                    : Type + mainType,
                $"<workbook {Name}><sheets>{string.Concat(list)}</sheets></workbook>"
            )
            .Part(
                "xl/styles.xml",
                Type + "styles+xml",
                $"<styleSheet {Name}>{Styles()}</styleSheet>"
            )
            .Link(Main, "rIdStyles", "styles", "styles.xml")
            .Part(
                "xl/sharedStrings.xml",
                Type + "sharedStrings+xml",
                $"<sst {Name}>{strings}</sst>"
            )
            .Link(Main, "rIdTexts", "sharedStrings", "sharedStrings.xml");
        for (var n = 0; n < sheets.Count; n++)
            file.Part($"xl/sheet{n + 1}.xml", Type + "worksheet+xml", sheets[n].Xml)
                .Link(Main, $"rId{n + 1}", "worksheet", $"sheet{n + 1}.xml");
        return file;
    }

    public byte[] Bytes() => Package().Bytes();

    public static string Row(int index, params string[] cells) =>
        $"<row r=\"{index}\">{string.Concat(cells)}</row>";

    public static string Text(string address, string text, int style = 0) =>
        $"<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    public static string Number(string address, double value, int style = 0) =>
        FormattableString.Invariant($"<c r=\"{address}\" s=\"{style}\"><v>{value}</v></c>");

    /// <summary>Texts from column A on; empty ones are left out.</summary>
    public static string Texts(int row, int style, params string[] texts) =>
        Row(
            row,
            [
                .. texts
                    .Select((t, n) => (t, n))
                    .Where(c => c.t.Length > 0)
                    .Select(c => Text($"{(char)('A' + c.n)}{row}", c.t, style)),
            ]
        );

    public static string Merge(params string[] ranges) =>
        $"<mergeCells>{string.Concat(ranges.Select(r => $"<mergeCell ref=\"{r}\"/>"))}</mergeCells>";

    private string Styles()
    {
        var own = formats.Select(
            (f, n) => $"<numFmt numFmtId=\"{200 + n}\" formatCode=\"{SecurityElement.Escape(f)}\"/>"
        );
        var styles = formats.Select((_, n) => $"<xf numFmtId=\"{200 + n}\"/>");
        return $"<numFmts>{string.Concat(own)}</numFmts><fonts><font><sz val=\"11\"/></font><font><b/><sz val=\"11\"/></font><font><u/><sz val=\"11\"/></font></fonts>"
            + $"<cellXfs><xf/><xf fontId=\"1\"/><xf fontId=\"2\"/><xf fillId=\"2\"/>{string.Concat(styles)}</cellXfs>";
    }
}
