using System.Net;
using System.Text.Json;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Features.Scoreboards;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Two data cuts side by side on the page, counted by hand, and both in the history.</summary>
public sealed class CompareTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Each_figure_says_why_it_moved_and_each_reason_opens_its_rows()
    {
        await using var site = await TwiceAsync(postgres);
        var page = await site.Office.Text("/scoreboards/compare?from=1&to=2&rule=2&by=lead");
        var total = HtmlTable.Rows(page, "total").ToDictionary(r => r[0], r => r[1..]);
        // 灯台 on plan, evidenced → verified; 霧笛 on plan → returned; 海図 no report → on plan, claimed.
        Assert.Equal(["3", "3", "0", "–"], total["取組"]);
        Assert.Equal(
            ["2", "2", "0", "報告がなくなった（差し戻しなど） −1新たに報告された +1"],
            total["計画通り"]
        );
        Assert.Equal(["1", "0", "−1", "根拠・確認が変わった −1"], total["根拠あり"]);
        Assert.Equal(["0", "1", "+1", "根拠・確認が変わった +1"], total["確認済"]);
        Assert.Equal(["100%", "100%", "0", "–"], total["進捗率"]);
        // 総務省 leads all three.
        Assert.Equal(
            [
                "総務省",
                "2",
                "2",
                "0",
                "報告がなくなった（差し戻しなど） −1新たに報告された +1",
                "100%",
                "100%",
            ],
            Assert.Single(HtmlTable.Rows(page, "lines"))
        );
        Assert.Equal(
            ["霧笛を新しくする", "海図を描き直す"],
            HtmlTable.Rows(page, "rows").Select(r => r[0])
        );
        var reported = await site.Office.Text(
            "/scoreboards/compare?from=1&to=2&rule=2&by=lead&why=reported&show=on-plan"
        );
        Assert.Equal(
            [
                "海図を描き直す",
                "報告なし（総務省、文部科学省）",
                "計画通り・自己申告（総務省、文部科学省）",
                "+1",
                "新たに報告された",
            ],
            Assert.Single(HtmlTable.Rows(reported, "rows"))
        );
        // Rule 1 gives no rate: a report is missing on both sides.
        Assert.Equal(
            "–",
            HtmlTable
                .Rows(await site.Office.Text("/scoreboards/compare?from=1&to=2"), "total")
                .Single(r => r[0] == "進捗率")[3]
        );
        using var missing = await site.Office.Get("/scoreboards/compare?from=1&to=9");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.InRange(
            await SqlStatements.CountAsync(
                site.Running.DatabaseName,
                () => site.Office.Text("/scoreboards/compare?from=1&to=2&by=any")
            ),
            1,
            6
        );
    }

    [Fact]
    public async Task Without_two_cuts_the_page_leads_to_those_that_there_are()
    {
        await using var site = await TwiceAsync(postgres);
        foreach (var (query, chosen) in new[] { ("", 1), ("?from=2", 2), ("?to=1", 1) })
        {
            using var answer = await site.Office.Get($"/scoreboards/compare{query}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            Assert.Contains("href=\"/scoreboards\">進捗一覧に戻る", page, StringComparison.Ordinal);
            Assert.Contains("action=\"/scoreboards/compare\"", page, StringComparison.Ordinal);
            // What was chosen stays chosen.
            Assert.Contains(
                $"<option value=\"{chosen}\" selected>",
                page,
                StringComparison.Ordinal
            );
        }
        foreach (var query in new[] { "?from=1&to=9", "?from=a&to=b" })
        {
            using var missing = await site.Office.Get($"/scoreboards/compare{query}");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            var page = await missing.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            foreach (var path in new[] { "/scoreboards", "/scoreboards/compare" })
                Assert.Contains($"<li><a href=\"{path}\">", page, StringComparison.Ordinal);
        }
        // Nothing of it was released: to the public there is nothing to choose, and it is not said what there is.
        using var anybody = new Visitor(site.Running);
        foreach (var path in new[] { "/scoreboards/compare", "/scoreboards/compare?from=1&to=2" })
        {
            var shown = await anybody.Text(path);
            Assert.Contains("データ締切が、まだ二つありません", shown, StringComparison.Ordinal);
            Assert.Contains(
                "href=\"/scoreboards\">進捗一覧に戻る",
                shown,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("2026年度フォローアップ", shown, StringComparison.Ordinal);
        }
        using var open = await anybody.Get("/scoreboards/compare");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        using var closed = await anybody.Get("/scoreboards/compare?from=1&to=2");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.Contains(
            "There are not two data cuts to compare yet",
            await anybody.Text("/en/scoreboards/compare"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_command_line_says_why_and_finds_an_answer_that_was_changed_after_its_cut()
    {
        await using var site = await TwiceAsync(postgres);
        var said = await CutTests.RunAsync(site, 0, "--rule", "2", "--cut", "1", "--compare", "2");
        Assert.Contains(
            "計画通り\t2\t2\t0\t報告がなくなった（差し戻しなど） −1\t新たに報告された +1",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("進捗率\t100%\t100%\t0", said, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(
            await CutTests.RunAsync(
                site,
                0,
                "--rule",
                "2",
                "--cut",
                "1",
                "--compare",
                "2",
                "--json"
            )
        );
        Assert.Equal(
            100,
            json.RootElement.GetProperty("lines")[0]
                .GetProperty("rate")
                .GetProperty("after")
                .GetInt32()
        );
        await CutTests.RunAsync(site, 2, "--rule", "2", "--cut", "1", "--compare", "9");
        var sound = await CheckCuts.RunAsync(site.Running.Source);
        Assert.Equal((2, 0), (sound.Cuts, sound.Faults.Length));
        await site.Running.Execute(
            "alter table answer disable trigger all; update answer set content = content || '{\"progress\":\"x\"}' where duty_id = 1"
        );
        Assert.NotEmpty((await CheckCuts.RunAsync(site.Running.Source)).Faults);
    }

    [Fact]
    public async Task The_history_shows_both_to_those_who_may_see_them_and_to_nobody_else()
    {
        await using var site = await TwiceAsync(postgres);
        var page = await site.Office.Text("/scoreboards?rule=2");
        var rows = HtmlTable.Rows(page, "history-0");
        Assert.Equal(2, rows.Count);
        // Initiatives, on plan, incomplete, done, discontinued, no report; claimed, evidenced, verified; rate.
        Assert.Equal("3 2 0 0 0 1 1 1 0 100%", string.Join(' ', rows[0][3..13]));
        Assert.Equal("3 2 0 0 0 1 1 0 1 100%", string.Join(' ', rows[1][3..13]));
        Assert.Equal(
            await site.TextAsync("select left(hash, 12) from data_cut where id = 2"),
            rows[1][14]
        );
        Assert.Contains("/scoreboards/compare?from=1", page, StringComparison.Ordinal);
        // A rate that the rule does not give is a gap, not 0.
        var gap = await site.Office.Text("/scoreboards");
        Assert.Equal("–", HtmlTable.Rows(gap, "history-0")[0][12]);
        Assert.DoesNotContain("history__point", gap, StringComparison.Ordinal);
        Assert.Contains("history__point", page, StringComparison.Ordinal);
        foreach (var path in new[] { "/scoreboards", "/scoreboards/compare?from=1&to=2" })
        {
            using var office = await site.Office.Get(path);
            Assert.Contains(
                "no-store",
                office.Headers.CacheControl!.ToString(),
                StringComparison.Ordinal
            );
            using var anybody = new HttpClient { BaseAddress = site.Running.Address };
            var shown = await anybody.GetStringAsync(new Uri("/scoreboards", UriKind.Relative));
            Assert.DoesNotContain("フォローアップ 第", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("2026年度フォローアップ", shown, StringComparison.Ordinal);
        }
        using var reporter = await site.Mext.Get("/scoreboards/compare?from=1&to=2");
        Assert.Equal(HttpStatusCode.Forbidden, reporter.StatusCode);
        Assert.DoesNotContain(
            "2026年度フォローアップ",
            await site.Mext.Text("/scoreboards"),
            StringComparison.Ordinal
        );
    }

    /// <summary>The cut of <see cref="CutTests.ClosedAsync"/>; then 灯台 is verified, 霧笛 returned, 海図 answered, and
    /// another cut taken.</summary>
    internal static async Task<RoundSite> TwiceAsync(PostgresFixture postgres)
    {
        var site = await CutTests.ClosedAsync(postgres);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        await PostAsync(lighthouse, "verify", ("how", "現地で見た"));
        var horn = await site.DutyAsync("霧笛", "総務省");
        await PostAsync(horn, "return", ("reason", "数字がない"));
        var chart = await site.DutyAsync("海図", "総務省");
        (await RoundSite.SaveAsync(site.Mic, chart, 0, "描いた", ("then", "submit"))).Dispose();
        using var taken = await site.Office.Post("/rounds/1/cuts");
        Assert.Equal("/rounds/1/cuts/2", taken.Headers.Location!.OriginalString);
        return site;

        async Task PostAsync(long duty, string step, (string, string) words)
        {
            using var answer = await site.Office.Post(
                $"/rounds/1/duties/{duty}/{step}",
                ("seen", "1"),
                words
            );
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }
}
