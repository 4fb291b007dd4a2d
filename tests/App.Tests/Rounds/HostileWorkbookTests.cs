using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Files that are no survey workbook, and those that mean harm.</summary>
public sealed class HostileWorkbookTests(PostgresFixture postgres)
{
    private const string Path = "/rounds/1/workbooks";

    [Fact]
    public async Task An_upload_of_200_MB_is_refused_before_a_byte_of_it_is_sent()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Running.Address.Host, site.Running.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {Path} HTTP/1.1\r\nHost: {site.Running.Address.Authority}\r\nSec-Fetch-Site: same-origin\r\n"
                    + $"Cookie: {site.Mic.Cookies.GetCookieHeader(site.Running.Address)}\r\n"
                    + $"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {200 << 20}\r\n\r\n"
            )
        );
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 413", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_announced_length_an_upload_ends_at_the_limit_and_leaves_nothing()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var endless = new EndlessForm();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative))
        {
            Content = endless,
        };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var answer = await site.Mic.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The site closed the connection while the rest was still on its way.
        }
        Assert.InRange(endless.Sent, 1, 120 << 20);
        Assert.Equal(0, await site.NumberAsync("select count(*) from returned_workbook"));
        using var next = await site.Mic.Get(Path);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task What_is_no_survey_workbook_is_refused_with_what_to_do()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var good = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        var cases = new (string Name, byte[] Bytes, string Says)[]
        {
            ("a.csv", "番号,取組\n1,灯台\n"u8.ToArray(), "CSV"),
            ("a.pdf", "%PDF-1.7\n"u8.ToArray(), "PDF"),
            ("a.xls", Compound("Workbook"), "旧い形式"),
            ("a.xlsx", Compound("EncryptedPackage"), "パスワード"),
            ("a.ods", Ods(), "OpenDocument"),
            ("a.xlsx", good[..(good.Length / 2)], "Excel のブック（.xlsx）ではなく"),
            ("a.xlsx", FilledWorkbook.Edit(good, WithoutStamp), "しるしのシート"),
            ("a.xlsx", FilledWorkbook.Edit(good, f => CopyAnswers(f)), "回答のシートが2つ"),
            (
                "a.xlsx",
                FilledWorkbook.Edit(
                    good,
                    f => FilledWorkbook.Answers(f).Elements<Row>().First().Remove()
                ),
                "回答のシートが見つかりません"
            ),
            (
                "a.xlsx",
                WithPart(
                    good,
                    "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"u8.ToArray()
                ),
                "壊れている"
            ),
            ("bomb.xlsx", WithPart(good, Spaces()), "圧縮爆弾"),
            (
                "rows.xlsx",
                WithPart(good, Rows(1_000_000, "<c t=\"inlineStr\"><is><t>1</t></is></c>")),
                "行や欄が多すぎる"
            ),
        };
        foreach (var (name, bytes, says) in cases)
        {
            using var refused = await site.Mic.Upload(Path, bytes, name);
            var page = await refused.Content.ReadAsStringAsync();
            Assert.True(
                refused.StatusCode == HttpStatusCode.UnprocessableEntity
                    && page.Contains(says, StringComparison.Ordinal)
                    && !page.Contains("root:", StringComparison.Ordinal),
                $"{name} {says}: {refused.StatusCode}"
            );
        }
        Assert.Equal(0, await site.NumberAsync("select count(*) from returned_workbook"));
    }

    [Fact]
    public async Task Macros_are_not_run_links_not_followed_and_empty_rows_do_not_matter()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/x");
        var filled = FilledWorkbook.Edit(
            FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(site.Mic, "mic"),
                light,
                ("したこと", "建てた")
            ),
            file =>
            {
                file.ChangeDocumentType(SpreadsheetDocumentType.MacroEnabledWorkbook);
                var book = file.WorkbookPart!;
                using (var macros = book.AddNewPart<VbaProjectPart>().GetStream())
                    macros.Write([1, 2, 3]);
                var links = book.AddNewPart<ExternalWorkbookPart>();
                links.ExternalLink = new(new ExternalBook { Id = "r9" });
                links.AddExternalRelationship(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath",
                    address,
                    "r9"
                );
                var answers = (WorksheetPart)book.GetPartById("answers");
                answers.AddHyperlinkRelationship(address, true);
                var data = FilledWorkbook.Answers(file);
                for (var row = 10u; row < 20_000; row++)
                    data.Append(new Row(new Cell { StyleIndex = 5 }) { RowIndex = row });
            }
        );
        var page = await site.Mic.Text(await FilledWorkbook.ReturnAsync(site.Mic, filled));
        Assert.Contains("書きかわる行 1件", page, StringComparison.Ordinal);
        Assert.Contains("マクロが含まれています。実行していません", page, StringComparison.Ordinal);
        Assert.Contains("取得していません", page, StringComparison.Ordinal);
        Assert.DoesNotContain("この調査票の担当ではない行", page, StringComparison.Ordinal);
        Assert.False(elsewhere.Pending());
    }

    private static void WithoutStamp(SpreadsheetDocument file) =>
        file.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Id == "stamp").Remove();

    private static void CopyAnswers(SpreadsheetDocument file)
    {
        var copy = file.WorkbookPart!.AddNewPart<WorksheetPart>("copy");
        copy.Worksheet = new((SheetData)FilledWorkbook.Answers(file).CloneNode(true));
        file.WorkbookPart.Workbook.Sheets!.Append(
            new Sheet
            {
                Name = "回答 (2)",
                SheetId = 9,
                Id = "copy",
            }
        );
    }

    private static byte[] Ods()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        using (var type = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
            type.Write("application/vnd.oasis.opendocument.spreadsheet"u8);
        return stream.ToArray();
    }

    private static byte[] Spaces()
    {
        var bytes = new byte[64 << 20];
        bytes.AsSpan().Fill((byte)' ');
        return bytes;
    }

    private static byte[] Rows(int rows, string cell)
    {
        var text = new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        );
        for (var i = 1; i <= rows; i++)
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<row r=\"{i}\">{cell}</row>"
            );
        return Encoding.UTF8.GetBytes(text.Append("</sheetData></worksheet>").ToString());
    }

    /// <summary>The workbook with another part in the place of its sheet of answers.</summary>
    private static byte[] WithPart(byte[] book, byte[] part)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var file = SpreadsheetDocument.Open(stream, true))
        using (var data = file.WorkbookPart!.GetPartById("answers").GetStream(FileMode.Create))
            data.Write(part);
        return stream.ToArray();
    }

    /// <summary>The smallest file of the older kind: one entry of this name ([MS-CFB]).</summary>
    private static byte[] Compound(string name)
    {
        var bytes = new byte[512 * 3];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes);
        bytes[0x1E] = 9;
        Encoding.Unicode.GetBytes(name).CopyTo(bytes, 512);
        bytes[512 + 0x40] = (byte)(name.Length * 2 + 2);
        bytes[512 + 0x42] = 2;
        bytes[0x4C] = 1;
        bytes.AsSpan(1024, 4).Fill(0xFF);
        return bytes;
    }

    /// <summary>A form whose file goes on for 200 MB; its length is not announced.</summary>
    private sealed class EndlessForm : HttpContent
    {
        public EndlessForm() =>
            Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(
                "multipart/form-data; boundary=x"
            );

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context
        )
        {
            await stream.WriteAsync(
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n"u8.ToArray()
            );
            var chunk = new byte[64 << 10];
            for (; Sent < 200 << 20; Sent += chunk.Length)
                await stream.WriteAsync(chunk);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
