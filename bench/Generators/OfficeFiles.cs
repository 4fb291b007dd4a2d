using System.IO.Compression;
using System.Text;

namespace Shirube.Bench.Generators;

/// <summary>A register sheet of eight columns, and a Word table of the same rows, as Excel and Word would write them.</summary>
internal static class OfficeFiles
{
    private const string Relations =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.";
    private static readonly string[] Heads =
    [
        "番号",
        "取組",
        "関係府省庁",
        "期限",
        "指標",
        "目標値",
        "予算額",
        "備考",
    ];

    public static void Write(int rows, string file)
    {
        using var zip = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        if (file.EndsWith(".xlsx", StringComparison.Ordinal))
            WriteXlsx(zip, rows);
        else
            WriteDocx(zip, rows);
    }

    private static IEnumerable<string[]> Rows(int rows)
    {
        var random = new Random(rows);
        var words = new Vocabulary(random);
        string[] ministries =
        [
            "通信情報省",
            "学術教育省",
            "福祉健康省",
            "産業交易省",
            "港湾国土省",
        ];
        for (var n = 1; n <= rows; n++)
            yield return
            [
                $"{n}",
                $"{words.Phrase()}と{words.Statement()}（{n}）",
                $"◎{ministries[n % 5]}、{ministries[(n + 2) % 5]}",
                $"{46000 + n % 1500}",
                words.Phrase(),
                $"{random.Next(100)}",
                $"{random.Next(1, 9000) * 1000}",
                n % 3 == 0 ? "同上" : "",
            ];
    }

    private static void WriteXlsx(ZipArchive zip, int rows)
    {
        Part(
            zip,
            "[Content_Types].xml",
            $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}spreadsheetml.sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}spreadsheetml.styles+xml\"/></Types>"
        );
        Links(zip, "_rels/.rels", ("officeDocument", "xl/workbook.xml"));
        Links(
            zip,
            "xl/_rels/workbook.xml.rels",
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml")
        );
        const string name = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        Part(
            zip,
            "xl/workbook.xml",
            $"<workbook {name} xmlns:r=\"{Relations}\"><sheets><sheet name=\"取組\" sheetId=\"1\" r:id=\"rId0\"/></sheets></workbook>"
        );
        Part(
            zip,
            "xl/styles.xml",
            $"<styleSheet {name}><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><fonts><font/><font><b/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/><xf numFmtId=\"164\"/><xf numFmtId=\"3\"/></cellXfs></styleSheet>"
        );
        var texts = new Dictionary<string, int>();
        using (var sheet = Writer(zip, "xl/worksheets/sheet1.xml"))
        {
            sheet.Write($"<worksheet {name}><sheetData>");
            var row = 1;
            foreach (var cells in Rows(rows).Prepend(Heads))
            {
                sheet.Write($"<row r=\"{row}\" spans=\"1:8\">");
                for (var c = 0; c < cells.Length; c++)
                    if (row > 1 && c is 0 or 3 or 5 or 6 && row > 1)
                        sheet.Write(
                            $"<c r=\"{(char)('A' + c)}{row}\" s=\"{(c == 3 ? 2 : c == 6 ? 3 : 0)}\"><v>{cells[c]}</v></c>"
                        );
                    else if (cells[c].Length > 0)
                        sheet.Write(
                            $"<c r=\"{(char)('A' + c)}{row}\" s=\"{(row == 1 ? 1 : 0)}\" t=\"s\"><v>{Number(texts, cells[c])}</v></c>"
                        );
                sheet.Write("</row>");
                row++;
            }
            sheet.Write("</sheetData></worksheet>");
        }
        using var list = Writer(zip, "xl/sharedStrings.xml");
        list.Write($"<sst {name}>");
        foreach (var text in texts.OrderBy(t => t.Value))
            list.Write($"<si><t>{text.Key}</t></si>");
        list.Write("</sst>");
    }

    private static void WriteDocx(ZipArchive zip, int rows)
    {
        Part(
            zip,
            "[Content_Types].xml",
            $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{Types}wordprocessingml.document.main+xml\"/></Types>"
        );
        Links(zip, "_rels/.rels", ("officeDocument", "word/document.xml"));
        using var body = Writer(zip, "word/document.xml");
        body.Write(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl><w:tblPr/>"
        );
        foreach (var cells in Rows(rows).Prepend(Heads))
        {
            body.Write("<w:tr>");
            foreach (var cell in cells)
                body.Write(
                    $"<w:tc><w:tcPr><w:tcW w:w=\"1200\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:sz w:val=\"18\"/></w:rPr><w:t>{cell}</w:t></w:r></w:p></w:tc>"
                );
            body.Write("</w:tr>");
        }
        body.Write("</w:tbl></w:body></w:document>");
    }

    private static int Number(Dictionary<string, int> texts, string text)
    {
        texts.TryAdd(text, texts.Count);
        return texts[text];
    }

    private static void Links(
        ZipArchive zip,
        string path,
        params (string Kind, string Target)[] links
    )
    {
        var all = links.Select(
            (l, n) =>
                $"<Relationship Id=\"rId{n}\" Type=\"{Relations}/{l.Kind}\" Target=\"{l.Target}\"/>"
        );
        Part(
            zip,
            path,
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(all)}</Relationships>"
        );
    }

    private static void Part(ZipArchive zip, string path, string xml)
    {
        using var writer = Writer(zip, path);
        writer.Write(xml);
    }

    private static StreamWriter Writer(ZipArchive zip, string path) =>
        new(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
}
