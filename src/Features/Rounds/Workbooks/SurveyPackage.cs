using System.IO.Compression;
using System.Text;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>The parts of an Excel file around its sheets (ECMA-376, Part 2), packed one after the other. The same sheets give
/// the same bytes.</summary>
internal sealed class SurveyPackage : IDisposable
{
    private const string Head = """<?xml version="1.0" encoding="utf-8" standalone="yes"?>""";
    private const string Office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // The first day that an archive can name.
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;
    private readonly List<(string Id, string Name, bool IsHidden)> sheets = [];

    public SurveyPackage(Stream stream)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <param name="id">Of its relation, and its file's name.</param>
    /// <param name="name">As it stands on the tab; nothing that XML would escape.</param>
    public void Sheet(string id, string name, bool isHidden, Action<SheetXml> write)
    {
        sheets.Add((id, name, isHidden));
        using var stream = Open($"xl/worksheets/{id}.xml");
        using var xml = new SheetXml(stream);
        xml.Raw("""<?xml version="1.0" encoding="utf-8" standalone="yes"?>"""u8)
            .Raw(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8
            );
        write(xml);
        xml.Raw("</worksheet>"u8);
    }

    /// <summary>Everything else; after the last sheet.</summary>
    /// <param name="styles">XML.</param>
    public void Complete(string styles)
    {
        Part("xl/styles.xml", styles);
        Part(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{Each((s, n) => $"""<sheet name="{s.Name}" sheetId="{n}"{(s.IsHidden ? " state=\"hidden\"" : "")} r:id="{s.Id}"/>""")}</sheets></workbook>"""
        );
        Part(
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Relations}">{Each((s, _) => Relation(s.Id, "worksheet", $"worksheets/{s.Id}.xml"))}{Relation("styles", "styles", "styles.xml")}</Relationships>"""
        );
        Part(
            "_rels/.rels",
            $"""<Relationships xmlns="{Relations}">{Relation("book", "officeDocument", "xl/workbook.xml")}</Relationships>"""
        );
        Part(
            "[Content_Types].xml",
            $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{Kind("xl/workbook.xml", "sheet.main")}{Kind("xl/styles.xml", "styles")}{Each((s, _) => Kind($"xl/worksheets/{s.Id}.xml", "worksheet"))}</Types>"""
        );
    }

    private string Each(Func<(string Id, string Name, bool IsHidden), int, string> part) =>
        string.Concat(sheets.Select((s, i) => part(s, i + 1)));

    private static string Relation(string id, string kind, string target) =>
        $"""<Relationship Id="{id}" Type="{Office}/{kind}" Target="{target}"/>""";

    private static string Kind(string part, string kind) =>
        $"""<Override PartName="/{part}" ContentType="{Kinds}.{kind}+xml"/>""";

    private void Part(string name, string xml)
    {
        using var stream = Open(name);
        stream.Write(Encoding.UTF8.GetBytes(Head + xml));
    }

    private Stream Open(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Day;
        return entry.Open();
    }

    public void Dispose() => archive.Dispose();
}
