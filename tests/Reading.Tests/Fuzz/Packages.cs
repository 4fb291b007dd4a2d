using System.IO.Compression;
using System.Text;

namespace Shirube.Reading.Tests.Fuzz;

/// <summary>Office packages from their parts alone, so that a part can be anything.</summary>
internal static class Packages
{
    private const string Declaration =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Slide = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
                using (var part = zip.CreateEntry(name).Open())
                    part.Write(Encoding.UTF8.GetBytes(content));
        return bytes.ToArray();
    }

    public static List<(string Name, string Content)> Docx() =>
        Package(
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            $"""
            <w:document xmlns:w="{Word}"><w:body>
            <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>第一部 港の未来</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>灯台を直す</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr><w:p><w:r><w:t>取組</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>関係府省庁</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>霧笛を新しくする</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>◎港湾省、航路庁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:sectPr/></w:body></w:document>
            """
        );

    public static List<(string Name, string Content)> Xlsx()
    {
        var parts = Package(
            "xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            $"""<workbook xmlns="{Sheet}" xmlns:r="{Office}"><sheets><sheet name="計画" sheetId="1" r:id="rId1"/></sheets></workbook>"""
        );
        parts.Add(
            (
                "xl/_rels/workbook.xml.rels",
                $"""{Declaration}<Relationships xmlns="{Links}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            )
        );
        parts.Add(
            (
                "xl/worksheets/sheet1.xml",
                $"""
                {Declaration}<worksheet xmlns="{Sheet}"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>みなと国の計画</t></is></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>取組</t></is></c><c r="B3" t="inlineStr"><is><t>港湾省</t></is></c><c r="C3" t="inlineStr"><is><t>期限</t></is></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>灯台を直す</t></is></c><c r="B4" t="inlineStr"><is><t>◎</t></is></c><c r="C4"><v>45000.5</v></c></row>
                <row r="5" hidden="1"><c r="A5"><f>1+1</f><v>2</v></c></row>
                </sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>
                """
            )
        );
        return parts;
    }

    public static List<(string Name, string Content)> Pptx()
    {
        var parts = Package(
            "ppt/presentation.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            $"""<p:presentation xmlns:p="{Slide}" xmlns:r="{Office}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>"""
        );
        parts.Add(
            (
                "ppt/_rels/presentation.xml.rels",
                $"""{Declaration}<Relationships xmlns="{Links}"><Relationship Id="rId1" Type="{Office}/slide" Target="slides/slide1.xml"/></Relationships>"""
            )
        );
        parts.Add(
            (
                "ppt/slides/slide1.xml",
                $"""
                {Declaration}<p:sld xmlns:p="{Slide}" xmlns:a="{Drawing}"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>
                <p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="100000"/><a:ext cx="5000000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>主な進捗</a:t></a:r></a:p></p:txBody></p:sp>
                <p:sp><p:nvSpPr><p:cNvPr id="3" name="B"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="1500000"/><a:ext cx="5000000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:pPr lvl="1"/><a:r><a:t>灯台を三基直した（港湾省）</a:t></a:r></a:p></p:txBody></p:sp>
                </p:spTree></p:cSld></p:sld>
                """
            )
        );
        return parts;
    }

    private static List<(string Name, string Content)> Package(
        string main,
        string type,
        string content
    ) =>
        [
            (
                "[Content_Types].xml",
                $"""{Declaration}<Types xmlns="{Types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{type}"/>{Overrides(main)}</Types>"""
            ),
            (
                "_rels/.rels",
                $"""{Declaration}<Relationships xmlns="{Links}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="{main}"/></Relationships>"""
            ),
            (main, Declaration + content),
        ];

    private static string Overrides(string main) =>
        main.StartsWith("xl/", StringComparison.Ordinal)
            ? "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        : main.StartsWith("ppt/", StringComparison.Ordinal)
            ? "<Override PartName=\"/ppt/slides/slide1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.slide+xml\"/>"
        : "";
}
