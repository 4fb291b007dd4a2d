using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>What is corrected after a release: both texts stay, everywhere, and the figures stay as they were.</summary>
public sealed class CorrectReleaseTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_file_that_a_correction_takes_away_is_served_no_longer_and_the_page_says_so()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        using (
            await EvidenceUpload.UploadAsync(
                site.Mic,
                light,
                0,
                [],
                ("名簿.pdf", EvidenceUpload.Pdf)
            )
        ) { }
        (await RoundSite.SaveAsync(site.Mic, light, 1, "二基", ("then", "submit"))).Dispose();
        (await site.Office.Post($"/rounds/1/duties/{light}/approve", ("seen", "2"))).Dispose();
        (await site.Office.Post("/rounds/1/close")).Dispose();
        var release = await ReleasedRound.NowAsync(site);
        var answer = await site.TextAsync("select code from release_answer");
        var file = $"/answers/{answer}/files/{EvidenceUpload.Hash(EvidenceUpload.Pdf)}";
        Assert.Equal(
            EvidenceUpload.Pdf,
            await site.Running.Client.GetByteArrayAsync(
                new Uri(file, UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
        (
            await site.Office.Post(
                $"/rounds/1/releases/{release}/answers/{answer}",
                ("field", "evidence"),
                ("after", ""),
                ("reason", "個人の名がのっていた"),
                ("seen", "0")
            )
        ).Dispose();
        using var gone = await site.Running.Client.GetAsync(
            new Uri(file, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains(
            "正誤によって回答から取り下げられました",
            await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "名簿.pdf",
            await site.Running.Html($"/answers/{answer}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Both_texts_stand_on_the_pages_in_the_api_in_the_feed_and_may_be_corrected_again()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.NowAsync(site);
        var answer = await AnswerAsync(site, "灯台");
        var path = $"/rounds/1/releases/{release}/answers/{answer}";
        (await CorrectAsync(site, path, "progress", "三基を建てた", "数えちがい", 0)).Dispose();
        (await CorrectAsync(site, path, "progress", "四基を建てた", "もう一度数えた", 1)).Dispose();
        (await CorrectAsync(site, path, "status", "done", "終わっていた", 2)).Dispose();
        var initiative = await site.TextAsync(
            $"select initiative_code from release_answer where code = '{answer}'"
        );
        foreach (
            var page in new[]
            {
                $"/releases/{release}",
                $"/answers/{answer}",
                $"/initiatives/{initiative}",
                "/feeds/releases.atom",
                "/en/feeds/releases.atom",
                "/api/corrections",
                "/api/corrections?format=csv",
            }
        )
        {
            var text = await Crawl.TextAsync(site.Running, page);
            Assert.Contains("二基を建てた", text, StringComparison.Ordinal);
            Assert.Contains("四基を建てた", text, StringComparison.Ordinal);
        }
        Assert.Contains(
            "公表の数値は、訂正前の進捗状況を数えています。",
            await site.Running.Html($"/answers/{answer}"),
            StringComparison.Ordinal
        );
        using var json = JsonDocument.Parse(
            await site.Running.Html($"/api/released_answers/{answer}")
        );
        Assert.Equal("done", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("on-plan", json.RootElement.GetProperty("statusCounted").GetString());
        Assert.Equal("四基を建てた", json.RootElement.GetProperty("progress").GetString());
        var feed = XDocument.Parse(await site.Running.Html("/feeds/releases.atom"));
        var entries = feed.Root!.Elements()
            .Where(e => e.Name.LocalName == "entry")
            .Select(e => e.Elements().First(c => c.Name.LocalName == "id").Value)
            .ToList();
        Assert.Equal(4, entries.Count);
        Assert.Equal(4, entries.Distinct().Count());
        // 灯台 and 霧笛 on plan, as they were released.
        Assert.Equal(
            2,
            await site.NumberAsync(
                "select (manifest::jsonb -> 'figures' -> 0 ->> 'onPlan')::int from release"
            )
        );
        Assert.Contains(
            "四基",
            await Crawl.TextAsync(site.Running, "/search?q=四基"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_correction_is_no_longer_than_its_question_allows_and_holds_no_unseen_signs()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.NowAsync(site);
        var answer = await AnswerAsync(site, "灯台");
        var path = $"/rounds/1/releases/{release}/answers/{answer}";
        foreach (var field in new[] { "progress", "next" })
        {
            using var wordy = await CorrectAsync(site, path, field, new('字', 401), "試験", 0);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wordy.StatusCode);
            Assert.Contains(
                "400文字までです（いまは401文字）",
                await wordy.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
        using var whole = await CorrectAsync(site, path, "progress", new('字', 400), "試験", 0);
        Assert.Equal(HttpStatusCode.Redirect, whole.StatusCode);
        using var unseen = await CorrectAsync(site, path, "next", "灯\0す\u202E", "試\0験", 1);
        Assert.Equal(HttpStatusCode.Redirect, unseen.StatusCode);
        Assert.Equal(
            "灯す 試験",
            await site.TextAsync(
                "select (after #>> '{}') || ' ' || reason from correction where field = 'next'"
            )
        );
    }

    [Fact]
    public async Task A_correction_needs_a_reason_another_text_and_the_text_of_today()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.NowAsync(site);
        var answer = await AnswerAsync(site, "灯台");
        var path = $"/rounds/1/releases/{release}/answers/{answer}";
        foreach (
            var (field, after, reason, seen) in new[]
            {
                ("progress", "三基", " ", 0),
                ("progress", "二基を建てた", "同じ文", 0),
                ("progress", "", "空", 0),
                ("progress", "三基", "古い画面", 3),
                ("status", "excellent", "ない状況", 0),
                ("evidence", "javascript:alert(1) 危ない", "番地でない", 0),
                ("evidence", "sha256:" + new string('0', 64), "知らないファイル", 0),
                ("role", "lead", "直せないところ", 0),
            }
        )
        {
            using var refused = await CorrectAsync(site, path, field, after, reason, seen);
            Assert.True(
                refused.StatusCode == HttpStatusCode.UnprocessableEntity,
                $"{field} {after} {refused.StatusCode}"
            );
        }
        Assert.Equal(0, await site.NumberAsync("select count(*) from correction"));
        using var links = await CorrectAsync(
            site,
            path,
            "evidence",
            "https://example.go.jp/new 新しい写真\nhttps://example.go.jp/lights",
            "写真が増えた",
            0
        );
        Assert.Equal(HttpStatusCode.Redirect, links.StatusCode);
        Assert.Contains(
            "新しい写真",
            await site.Running.Html($"/answers/{answer}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Before_its_time_nothing_is_corrected()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.TomorrowAsync(site);
        var answer = await AnswerAsync(site, "灯台");
        using var refused = await CorrectAsync(
            site,
            $"/rounds/1/releases/{release}/answers/{answer}",
            "progress",
            "三基",
            "早すぎる",
            0
        );
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static Task<string> AnswerAsync(RoundSite site, string words) =>
        site.TextAsync($"select code from release_answer where initiative_text like '%{words}%'");

    private static Task<HttpResponseMessage> CorrectAsync(
        RoundSite site,
        string path,
        string field,
        string after,
        string reason,
        int seen
    ) =>
        site.Office.Post(
            path,
            ("field", field),
            ("after", after),
            ("reason", reason),
            ("seen", $"{seen}")
        );
}
