using System.Net;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>An accepted PDF page by page: the picture with the place lit, and the same in words.</summary>
public sealed class SheetPageTests(PostgresFixture postgres, Browser browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_shown_as_a_picture_with_the_place_lit_and_as_words()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftoppm"), "poppler-utils is not installed.");
        await using var site = await AcceptedAsync();
        var sha = await TextAsync(site, "select left(sha256, 12) from source_document");
        var line = await TextAsync(
            site,
            "select first_line::text from entry where text like '%灯台を建てる%' and kind = 'initiative'"
        );
        await using var window = await browser.Open();
        foreach (
            var (width, language) in new[] { (1280, ""), (390, "/en"), (1280, "/en"), (390, "") }
        )
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            var path = $"{language}/sources/{sha}/pages/2?line={line}";
            await window.Go(site, path);
            // Both the frame on the picture and the line among the words.
            await OnDesk.Expect(window, ".sheet a[aria-current] .sheet__box[data-in-hand]", 1);
            await OnDesk.Expect(window, ".sheet image", 1);
            Assert.Contains(
                "灯台を建てる",
                await window.Page.Locator(".source__line[data-in-hand]").First.InnerTextAsync(),
                StringComparison.Ordinal
            );
            await window.FitsEverybodyAsync();
        }
        Assert.Empty(window.Complaints);
        // The initiative's own page leads here.
        var code = await TextAsync(
            site,
            "select code from initiative where text like '%灯台を建てる%'"
        );
        Assert.Contains(
            $"/sources/{sha}/pages/2?line={line}",
            await site.Html($"/initiatives/{code}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_picture_may_be_kept_for_ever_and_there_is_none_of_what_is_not_there()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftoppm"), "poppler-utils is not installed.");
        await using var site = await AcceptedAsync();
        var sha = await TextAsync(site, "select left(sha256, 12) from source_document");
        using var picture = await site.Get($"/sources/{sha}/pages/1.png");
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "public, max-age=31536000, immutable",
            string.Join(", ", picture.Headers.GetValues("Cache-Control"))
        );
        var bytes = await picture.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/sources/{sha}/pages/1.png");
        again.Headers.IfNoneMatch.Add(picture.Headers.ETag!);
        Assert.Equal(
            HttpStatusCode.NotModified,
            (await site.Client.SendAsync(again, Stop)).StatusCode
        );
        foreach (
            var missing in new[]
            {
                $"/sources/{sha}/pages/0.png",
                $"/sources/{sha}/pages/3.png",
                $"/sources/{sha}/pages/3",
                $"/sources/{sha}/pages/99999999999.png",
                "/sources/000000000000/pages/1.png",
                "/sources/'%20or%20true--/pages/1.png",
            }
        )
        {
            using var answer = await site.Get(missing);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("immutable", answer.Headers.ToString(), StringComparison.Ordinal);
        }
    }

    private async Task<RunningSite> AcceptedAsync()
    {
        var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        byte[] pdf;
        await using (var window = await browser.Open())
        {
            await window.Page.SetContentAsync(
                """
                <!doctype html><html lang="ja"><meta charset="utf-8"><title>みなと国の計画</title>
                <h1>みなと国の計画</h1><p>令和8年4月。これは一ページ目である。</p>
                <h2 style="break-before: page">基本目標1 港を明るくする</h2>
                <table border="1"><tr><th>施策</th><th>担当</th><th>期限</th></tr>
                <tr><td>岬に灯台を建てる</td><td>港湾局</td><td>令和9年度</td></tr>
                <tr><td>霧笛を新しくする</td><td>航路局</td><td>令和9年度</td></tr></table>
                """
            );
            pdf = await window.Page.PdfAsync();
        }
        using var upload = OnDesk.Upload(("plan.pdf", pdf));
        using var answer = await site.Client.SendAsync(upload, Stop);
        await OnDesk.ReadAsync(site);
        Assert.Null((await AcceptDocument.RunAsync(site.Source, 1, "tester", ct: Stop)).Refusal);
        return site;
    }

    private static async Task<string> TextAsync(RunningSite site, string sql)
    {
        await using var command = site.Source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
