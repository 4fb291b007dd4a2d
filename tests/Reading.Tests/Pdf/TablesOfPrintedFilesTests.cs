using System.Diagnostics;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>The same page printed by Chromium and by LibreOffice, which draw lines in different ways.</summary>
public class TablesOfPrintedFilesTests
{
    private const string Page = """
        <!doctype html><html lang="ja"><head><meta charset="utf-8"><title>道路整備計画</title></head><body>
        <h1>道路整備計画</h1><p>この計画は、町の道路と橋を直すために定めるものである。</p>
        <table border="1" cellspacing="0" cellpadding="5">
        <tr><th rowspan="2">取組</th><th colspan="2">期限</th><th rowspan="2">担当</th></tr>
        <tr><th>着手</th><th>完了</th></tr>
        <tr><td rowspan="2">北通りの舗装を直し、<br>歩道を広げる</td><td>令和４年度</td><td>令和６年度</td><td><u>土木部</u>、財政部</td></tr>
        <tr><td>令和５年度</td><td></td><td>土木部</td></tr>
        <tr><td>橋の点検</td><td colspan="2">毎年</td><td>土木部、<u>防災室</u></td></tr>
        </table>
        <p>担当に<u>下線</u>のあるものが主担当である。</p>
        <table cellpadding="6">
        <tr><td>土木</td><td>土木部道路課</td><td>12-3456</td></tr>
        <tr><td>財政</td><td>財政部予算課</td><td>12-3457</td></tr>
        <tr><td>防災</td><td>防災室</td><td>12-3458</td></tr>
        </table>
        <p>以上の三つの課が協力して進める。この文は表のあとに続く。</p>
        </body></html>
        """;

    [Theory]
    [InlineData("chromium")]
    [InlineData("soffice")]
    public async Task Cells_merged_cells_headers_and_underlines_are_those_of_the_page(
        string program
    )
    {
        var document = Reader.Open(await Printed(program), "roads.pdf");
        Assert.Equal(
            [
                "取組\t期限\t期限\t担当",
                "取組\t着手\t完了\t担当",
                "北通りの舗装を直し、\n歩道を広げる\t令和４年度\t令和６年度\t_土木部_、財政部",
                "北通りの舗装を直し、\n歩道を広げる\t令和５年度\t\t土木部",
                "橋の点検\t毎年\t毎年\t土木部、_防災室_",
                "土木\t土木部道路課\t12-3456",
                "財政\t財政部予算課\t12-3457",
                "防災\t防災室\t12-3458",
            ],
            document.Lines.Where(l => l.IsRow).Select(Marked)
        );
        Assert.Equal(
            [LineForm.HeaderRow, LineForm.HeaderRow, LineForm.Row],
            document.Lines.Where(l => l.IsRow).Take(3).Select(l => l.Form)
        );
        Assert.Contains("担当に_下線_のあるものが主担当である。", document.Lines.Select(Marked));
    }

    private static string Marked(SourceLine line)
    {
        var text = line.Text;
        foreach (var s in line.Underlined.Reverse())
            text = text.Insert(s.Start + s.Length, "_").Insert(s.Start, "_");
        return text;
    }

    private static async Task<byte[]> Printed(string program)
    {
        var path = $"/usr/bin/{program}";
        if (!File.Exists(path))
            Assert.Skip($"No {path}.");
        var folder = Directory.CreateTempSubdirectory("shirube-printed-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), Page);
            if (program == "chromium")
                await Run(
                    path,
                    folder,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    $"--user-data-dir={folder.FullName}/profile",
                    "--no-pdf-header-footer",
                    "--print-to-pdf=page.pdf",
                    "page.html"
                );
            else
            {
                string[] own =
                [
                    $"-env:UserInstallation=file://{folder.FullName}/profile",
                    "--headless",
                ];
                await Run(
                    path,
                    folder,
                    [
                        .. own,
                        "--convert-to",
                        "odt:writer8",
                        "--infilter=HTML (StarWriter)",
                        "page.html",
                    ]
                );
                await Run(path, folder, [.. own, "--convert-to", "pdf", "page.odt"]);
            }
            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "page.pdf"));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task Run(string program, DirectoryInfo folder, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(true);
        }
        await Task.WhenAll(output, errors);
    }
}
