using System.Net;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>Two data cuts side by side for somebody who has not signed in: only once releases of both are out, and only what
/// they hold.</summary>
public sealed class PublicComparisonTests(PostgresFixture postgres)
{
    private const string Path = "/scoreboards/compare?from=1&to=2&rule=2&by=lead&show=incomplete";

    /// <summary>Of no released answer.</summary>
    private const string Mark = "ZQX7";

    [Fact]
    public async Task Nobody_sees_anything_until_both_releases_are_out_and_then_the_figures_counted_by_hand()
    {
        await using var site = await TwiceAsync(postgres);
        await IsShutAsync(site, Path);
        await ReleasedRound.NowAsync(site);
        await IsShutAsync(site, Path);
        await IsShutAsync(site, "/scoreboards/compare?from=2&to=1");
        await IsShutAsync(site, "/en" + Path);
        // The one that is out, beside itself.
        Assert.Equal(
            "計画通り 2 2 0 –",
            Total(await site.Running.Html("/scoreboards/compare?from=1&to=1"), "計画通り")
        );
        using (
            var made = await ReleasedRound.MakeAsync(
                site,
                2,
                ("when", "at"),
                ("at", ReleasedRound.JapanIn(TimeSpan.FromDays(1)))
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        await IsShutAsync(site, Path);
        await site.Running.Execute(
            "alter table release_timing disable trigger all; update release_timing set publish_at = clock_timestamp()"
        );
        await IsAsCountedAsync(site);
    }

    [Fact]
    public async Task A_correction_a_new_draft_and_a_third_cut_move_nothing_of_it()
    {
        await using var site = await TwiceAsync(postgres);
        await ReleasedRound.NowAsync(site);
        var second = await ReleasedRound.NowAsync(site, 2);
        await IsAsCountedAsync(site);
        var light = await site.DutyAsync("灯台", "総務省");
        var answer = await site.TextAsync(
            $"select a.code from release_answer a join release r on r.id = a.release_id where r.code = '{second}' and a.initiative_text like '%灯台%'"
        );
        await PostAsync(
            site,
            $"/rounds/1/releases/{second}/answers/{answer}",
            ("field", "status"),
            ("after", "incomplete"),
            ("reason", "数えちがい"),
            ("seen", "0")
        );
        await PostAsync(
            site,
            $"/rounds/1/duties/{light}/return",
            ("seen", "1"),
            ("reason", Mark + "reason")
        );
        await SubmitAsync(site, light, 1, "discontinued", Mark + "draft");
        await site.Running.Execute($"update round set name = '{Mark}round'");
        await PostAsync(site, "/rounds/1/cuts");
        Assert.Equal(3, await site.NumberAsync("select count(*) from data_cut"));
        await IsAsCountedAsync(site);
        await IsShutAsync(site, "/scoreboards/compare?from=2&to=3", 3);
        await IsShutAsync(site, "/scoreboards/compare?from=3&to=2&show=discontinued", 3);
    }

    /// <summary>灯台 on plan and evidenced → verified, 霧笛 on plan in both, 海図 no report → incomplete.</summary>
    private static async Task IsAsCountedAsync(RoundSite site)
    {
        var page = await site.Running.Html(Path);
        Assert.Equal("取組 3 3 0 –", Total(page, "取組"));
        Assert.Equal("計画通り 2 2 0 –", Total(page, "計画通り"));
        Assert.Equal("未了 0 1 +1 新たに報告された +1", Total(page, "未了"));
        Assert.Equal("報告なし 1 0 −1 新たに報告された −1", Total(page, "報告なし"));
        Assert.Equal("根拠あり 1 0 −1 根拠・確認が変わった −1", Total(page, "根拠あり"));
        Assert.Equal("確認済 0 1 +1 根拠・確認が変わった +1", Total(page, "確認済"));
        // On plan among those that were reported: 2 of 2, then 2 of 3.
        Assert.StartsWith("進捗率 100% 67% −33", Total(page, "進捗率"), StringComparison.Ordinal);
        Assert.Equal(["総務省", "0", "1", "+1"], Assert.Single(HtmlTable.Rows(page, "lines"))[..4]);
        var moved = Assert.Single(HtmlTable.Rows(page, "rows"));
        Assert.Equal(("海図を描き直す", "+1"), (moved[0], moved[3]));
        Assert.DoesNotContain(Mark, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("67%", await site.Running.Html("/en" + Path), StringComparison.Ordinal);
    }

    /// <param name="secret">The number of a cut that is not out; others may be chosen from.</param>
    private static async Task IsShutAsync(RoundSite site, string path, int secret = 2)
    {
        using var answer = await site.Running.Get(path);
        Assert.True(
            answer.StatusCode is HttpStatusCode.Unauthorized,
            $"{path} {answer.StatusCode}"
        );
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (
            var word in new[] { "灯台", "海図", "総務省", "<table", Mark, "67%", $"第{secret}回" }
        )
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    private static string Total(string page, string figure) =>
        string.Join(' ', HtmlTable.Rows(page, "total").Single(r => r[0] == figure));

    /// <summary>The cut of <see cref="ReleasedRound.ClosedAsync"/>; then 灯台 is verified, 海図 answered as incomplete and
    /// approved, and another cut taken.</summary>
    private static async Task<RoundSite> TwiceAsync(PostgresFixture postgres)
    {
        var site = await ReleasedRound.ClosedAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        await PostAsync(
            site,
            $"/rounds/1/duties/{light}/verify",
            ("seen", "1"),
            ("how", Mark + "how")
        );
        var chart = await site.DutyAsync("海図", "総務省");
        await SubmitAsync(site, chart, 0, "incomplete", "半分を描いた");
        await PostAsync(site, $"/rounds/1/duties/{chart}/approve", ("seen", "1"));
        await PostAsync(site, "/rounds/1/cuts");
        return site;
    }

    private static async Task SubmitAsync(
        RoundSite site,
        long duty,
        int seen,
        string status,
        string progress
    )
    {
        using var answer = await site.Mic.Post(
            $"/rounds/1/duties/{duty}/save",
            ("seen", $"{seen}"),
            ("status", status),
            ("progress", progress),
            ("next", "続ける"),
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task PostAsync(
        RoundSite site,
        string path,
        params (string, string)[] fields
    )
    {
        using var answer = await site.Office.Post(path, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
