using System.Net;
using System.Text;
using Shirube.Features.Importing;
using Shirube.Features.Publishing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>Nothing of a document on the desk is anywhere but there. The same document is accepted on one site and lies on
/// the desk of another: every address that the first has to offer is asked of the second.</summary>
public sealed class CanaryTests(PostgresFixture postgres, Browser browser)
{
    private const string Canary = "渡鳥ZQX7";

    // On every place where words come to stand: file, title, goal, initiative, organisation, column, unread text.
    private const string Page = $"""
        <!doctype html><html lang="ja"><meta charset="utf-8"><title>{Canary}の計画</title>
        <h1>{Canary}の計画</h1><p>令和8年4月。{Canary}について述べる。</p>
        <h2>基本目標1 {Canary}を数える</h2>
        <table border="1"><tr><th>施策</th><th>担当</th><th>期限</th><th>備考</th></tr>
        <tr><td>観測塔に{Canary}の巣箱を置く</td><td>{Canary}局</td><td>令和9年度</td><td>{Canary}</td></tr>
        <tr><td>観測塔の{Canary}を毎朝数える</td><td>{Canary}局</td><td>令和9年度</td><td>なし</td></tr></table>
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pdf")]
    [InlineData("html")]
    public async Task Before_it_is_accepted_nothing_of_a_document_is_on_any_page_api_export_or_picture(
        string format
    )
    {
        var bytes = format == "pdf" ? await PdfAsync() : Encoding.UTF8.GetBytes(Page);
        await using var accepted = await LaidAsync(bytes, format);
        await using var laid = await LaidAsync(bytes, format);
        var whole = (await GetJobs.OneAsync(accepted.Source, 2, Stop))!.Sha256;
        var sha = whole[..12];
        Assert.Null(
            (await AcceptDocument.RunAsync(accepted.Source, 2, "tester", ct: Stop)).Refusal
        );
        // What was decided on the desk stays there, too.
        Assert.Null(
            (
                await Decide.RunAsync(
                    laid.Source,
                    2,
                    new DeskAction.AcceptsAbove(-1),
                    "tester",
                    ct: Stop
                )
            ).Refusal
        );

        var open = await Crawl.OfAsync(accepted);
        string[] asked =
        [
            $"/sources/{sha}",
            $"/sources/{sha}/raw",
            $"/sources/{sha}/pages/1",
            $"/sources/{sha}/pages/1.png",
            $"/sources/{sha}/compare/{sha}",
            $"/scoreboards/{sha}",
            $"/api/sources/{whole}",
            "/api/initiatives?format=csv",
            "/api/responsibilities?format=csv&bom=true",
            "/search?q=観測塔",
            "/en/search?q=巣箱",
            "/questions",
            "/portfolio",
            // There are none; whoever adds one adds it to what is asked here.
            "/sitemap.xml",
            "/robots.txt",
            "/feed",
            "/atom.xml",
            // Errors repeat nothing.
            "/import/99",
            "/nothing",
            "/api/nothing",
        ];
        foreach (var path in asked)
            open[path] = await Crawl.TextAsync(accepted, path);
        string[] said = [.. open.Where(o => Says(o.Value)).Select(o => o.Key)];
        // Were these not full of it, the rest would show nothing.
        Assert.Contains($"/sources/{sha}", said);
        Assert.Contains("/search?q=観測塔", said);
        Assert.Contains("/en/search?q=巣箱", said);
        Assert.Contains($"/api/sources/{whole}", said);
        Assert.Contains("/api/initiatives?format=csv", said);
        Assert.Contains(said, p => p.StartsWith("/initiatives/", StringComparison.Ordinal));
        Assert.Contains(said, p => p.StartsWith("/goals/", StringComparison.Ordinal));
        Assert.Contains(said, p => p.StartsWith("/organisations", StringComparison.Ordinal));
        if (format == "pdf" && File.Exists("/usr/bin/pdftoppm"))
            Assert.StartsWith(
                "picture",
                open[$"/sources/{sha}/pages/1.png"],
                StringComparison.Ordinal
            );

        var shut = await Crawl.OfAsync(laid);
        foreach (var path in open.Keys.Except(shut.Keys))
            shut[path] = await Crawl.TextAsync(laid, path);
        Assert.Empty(shut.Where(s => Says(s.Value)).Select(s => s.Key));
        foreach (var file in new[] { $"/sources/{sha}/raw", $"/sources/{sha}/pages/1.png" })
            Assert.Equal(HttpStatusCode.NotFound, (await laid.Get(file)).StatusCode);
        foreach (var kind in new[] { ExportFormat.Csv, ExportFormat.Json })
        {
            Assert.True(await IsInExportAsync(accepted, kind));
            Assert.False(await IsInExportAsync(laid, kind));
        }
        // Nor does the desk say anything to who may not see it.
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/import/2");
        foreign.Headers.Host = "register.example";
        using var answer = await laid.Client.SendAsync(foreign, Stop);
        Assert.False(Says(await answer.Content.ReadAsStringAsync(Stop)));
    }

    private static bool Says(string text) =>
        text.Contains("ZQX7", StringComparison.OrdinalIgnoreCase);

    /// <summary>A site with a document in the register and this one on its desk.</summary>
    private async Task<RunningSite> LaidAsync(byte[] bytes, string format)
    {
        var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await OnDesk.BringAsync(
            site,
            OnDesk.Plan.Replace("みなと国", "しま国", StringComparison.Ordinal)
        );
        await OnDesk.ReadAsync(site);
        await AcceptDocument.RunAsync(site.Source, 1, "tester", ct: Stop);
        using var upload = OnDesk.Upload(($"ZQX7.{format}", bytes));
        using var answer = await site.Client.SendAsync(upload, Stop);
        await OnDesk.ReadAsync(site);
        return site;
    }

    private async Task<byte[]> PdfAsync()
    {
        await using var window = await browser.Open();
        await window.Page.SetContentAsync(Page);
        return await window.Page.PdfAsync();
    }

    private static async Task<bool> IsInExportAsync(RunningSite site, ExportFormat format)
    {
        using var folder = new Cli.Folder();
        var to = Path.Combine(folder.Path, "out");
        var files = await ExportRegister.RunAsync(
            site.Source,
            to,
            format,
            false,
            "",
            "1.0.0",
            new(2031, 4, 1, 0, 0, 0, DateTimeKind.Utc),
            Stop
        );
        Assert.NotEmpty(files);
        return files.Any(f => Says(File.ReadAllText(Path.Combine(to, f))));
    }
}
