using System.IO.Compression;
using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;
using static Shirube.Reading.Tests.Office.DocxFile;

namespace Shirube.Reading.Tests.Office;

public class OfficeSafetyTests
{
    [Fact]
    public void The_content_decides_whatever_the_name_says_and_wherever_the_parts_lie()
    {
        Assert.Equal(FileKind.Docx, Reader.Open(DocxFile.Of(P("甲")).Bytes(), "表.xlsx").Kind);
        var sheet = new XlsxFile().Sheet("表", XlsxFile.Texts(1, 0, "甲", "乙")).Bytes();
        Assert.Equal(FileKind.Xlsx, Reader.Open(sheet, "文書.docx").Kind);
        var moved = new PackageFile()
            .Link("", "rId1", "officeDocument", "x/other.xml")
            .Part(
                "x/other.xml",
                "wordprocessingml.document.main+xml",
                $"<w:document {Names}><w:body>{P("移した")}</w:body></w:document>"
            );
        Assert.Equal("移した", Reader.Open(moved.Bytes(), "a.txt").Lines[0].Text);
    }

    [Fact]
    public void A_part_that_grows_beyond_measure_is_refused_before_it_is_read()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var n = 0; n < 40; n++)
                part.Write(zeros);
        }
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            PackageGuard.Hold(
                bytes.ToArray(),
                "爆弾.docx",
                ReadingOptions.Default.MostUnpackedBytes,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains("zip bomb", refused.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var file = DocxFile.Of(P("甲"));
        for (var n = 0; n <= PackageGuard.LimitParts; n++)
            file.Part($"x/{n}.xml", "x", "");
        Assert.Contains("unpacked", Refusal(file.Bytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_type_definitions_are_not_read()
    {
        const string bomb =
            "<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>";
        var file = new PackageFile()
            .Link("", "rId1", "officeDocument", "word/document.xml")
            .Part("word/document.xml", "wordprocessingml.document.main+xml", bomb);
        Assert.Contains("damaged", Refusal(file.Bytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_without_end_is_refused_and_does_not_bring_the_process_down()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 50_000));
        Assert.Contains("nested", Refusal(DocxFile.Of(deep).Bytes()), StringComparison.Ordinal);
        var tables = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 50_000));
        Assert.Contains("nested", Refusal(DocxFile.Of(tables).Bytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_parts_does_not_bring_the_process_down()
    {
        var file = DocxFile.Of(P("甲"));
        const string header = "wordprocessingml.header+xml";
        var from = "word/document.xml";
        for (var n = 0; n < 5000; n++)
        {
            var next = $"word/h{n}.xml";
            file.Part(next, header, $"<w:hdr {Names}/>")
                .Link(from, $"rIdChain{n}", "header", $"h{n}.xml");
            from = next;
        }
        Assert.True(Outcome(file.Bytes()) is "read" or "refused");
    }

    [Fact]
    public void One_very_wide_row_above_many_short_ones_is_refused_before_it_fills_the_memory()
    {
        var wide = string.Concat(Enumerable.Repeat("<c t=\"str\"><v>甲</v></c>", 16_000));
        var rows =
            $"<row>{wide}</row>"
            + string.Concat(
                Enumerable.Repeat(
                    "<row><c t=\"str\"><v>乙</v></c><c t=\"str\"><v>丙</v></c></row>",
                    3_000
                )
            );
        var file = new XlsxFile();
        for (var sheet = 0; sheet < 20; sheet++)
            file.Sheet($"表{sheet}", rows);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Contains("too large", Refusal(file.Package().Bytes()), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 3L << 30);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_text_in_a_million_pieces_is_put_together_in_bounded_time()
    {
        var pieces = string.Concat(Enumerable.Repeat("甲<!---->", 1_000_000));
        var bytes = DocxFile.Of($"<w:p><w:r><w:t>{pieces}</w:t></w:r></w:p>").Bytes();
        var cancel = TestContext.Current.CancellationToken;
        var document = await Task.Run(() => Reader.Open(bytes, "a.docx"), cancel);
        Assert.Equal(1_000_000, document.Lines[0].Text.Length);
    }

    [Fact]
    public void More_parts_than_any_document_has_are_refused_unopened()
    {
        var many = new PackageFile();
        for (var n = 0; n < 10_001; n++)
            many.Part($"{n}.bin", "application/octet-stream", "");
        Assert.Contains("zip bomb", Refusal(many.Bytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_cut_off_anywhere_are_refused_or_read_in_part()
    {
        var whole = DocxFile.Of(P("甲") + P("乙")).Bytes();
        for (var length = 0; length < whole.Length; length += 37)
            Assert.True(Outcome(whole[..length]) is "refused" or "read");
        var random = new Random(7);
        for (var turn = 0; turn < 200; turn++)
        {
            var damaged = (byte[])whole.Clone();
            for (var n = 0; n < 5; n++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Assert.True(Outcome(damaged) is "refused" or "read");
        }
    }

    [Fact]
    public void What_stands_before_the_damage_is_read_and_it_is_said()
    {
        var cut = new PackageFile()
            .Link("", "rId1", "officeDocument", "word/document.xml")
            .Part(
                "word/document.xml",
                "wordprocessingml.document.main+xml",
                $"<w:document {Names}><w:body>{P("読める")}<w:p><w:r>"
            );
        var document = Reader.Open(cut.Bytes(), "a.docx");
        Assert.Equal("読める", document.Lines[0].Text);
        Assert.Equal(RemarkKinds.Damaged, Assert.Single(document.Remarks).Kind);
    }

    [Fact]
    public void Macros_are_said_and_never_run()
    {
        var file = new XlsxFile()
            .Sheet("表", XlsxFile.Texts(1, 0, "甲", "乙"))
            .Package("application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            .Part("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "x")
            .Link(
                "xl/workbook.xml",
                "rIdM",
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "vbaProject.bin"
            );
        var document = Reader.Open(file.Bytes(), "表.xlsm");
        Assert.Equal("甲\t乙", document.Lines[0].Text);
        Assert.Contains(
            document.Remarks,
            r => r.Text.En.Contains("macros", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Files_of_the_strict_kind_are_read_alike()
    {
        var strict = new PackageFile()
            .Link(
                "",
                "rId1",
                "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
                "word/document.xml"
            )
            .Part(
                "word/document.xml",
                "wordprocessingml.document.main+xml",
                "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" x:conformance=\"strict\"><x:body><x:p><x:r><x:t>厳密</x:t></x:r></x:p></x:body></x:document>"
            );
        Assert.Equal("厳密", Reader.Open(strict.Bytes(), "a.docx").Lines[0].Text);
    }

    [Fact]
    public void Cancelling_stops_the_reading()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Reader.Open(DocxFile.Of(P("甲")).Bytes(), "a.docx", new() { Cancel = cancel.Token })
        );
    }

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<UnreadableDocumentException>(() => Reader.Open(bytes, "a.docx")).Reason.En;

    private static string Outcome(byte[] bytes)
    {
        try
        {
            Reader.Open(bytes, "a.docx");
            return "read";
        }
        catch (UnreadableDocumentException e)
        {
            return Encoding.UTF8.GetByteCount(e.Reason.Ja) > 0 ? "refused" : "silent";
        }
    }
}
