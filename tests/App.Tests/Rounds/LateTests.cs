using System.Net;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Who is late in a round, counted by hand.</summary>
public sealed class LateTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_is_left_is_late_when_the_due_date_is_over_and_the_latest_stand_first()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        (
            await RoundSite.SaveAsync(
                site.Mic,
                lighthouse,
                0,
                "二基",
                ("evidence", "https://example.go.jp/lights"),
                ("then", "submit")
            )
        ).Dispose();
        var horn = await site.DutyAsync("霧笛", "総務省");
        (await RoundSite.SaveAsync(site.Mic, horn, 0, "決めた", ("then", "submit"))).Dispose();
        var beside = await site.DutyAsync("霧笛", "文部科学省");
        (await RoundSite.SaveAsync(site.Mext, beside, 0, "まだ途中")).Dispose();
        // 総務省: 灯台 and 霧笛 submitted, 海図 unanswered. 文部科学省: a draft, and 海図 unanswered.
        await DueAsync(site, "2");
        var page = await site.Office.Text("/rounds/1/late");
        Assert.Contains("あと2日", page, StringComparison.Ordinal);
        Assert.Equal(["文部科学省", "総務省"], Organisations(page));
        Assert.DoesNotContain("<strong>", page, StringComparison.Ordinal);
        await DueAsync(site, "0");
        Assert.Contains("今日", await site.Office.Text("/rounds/1/late"), StringComparison.Ordinal);
        await DueAsync(site, "-3");
        page = await site.Office.Text("/rounds/1/late");
        Assert.Contains("3日超過", page, StringComparison.Ordinal);
        // Late, left, duties; none, draft, submitted, returned, approved; after the due date; claimed, evidenced, verified.
        Assert.Equal("2 2 2 1 1 0 0 0 0 0 0 0", Figures(page, "文部科学省"));
        Assert.Equal("1 1 3 1 0 2 0 0 2 1 1 0", Figures(page, "総務省"));
        Assert.Equal("3 3 5 2 1 2 0 0 2 1 1 0", Figures(page, "合計"));
        var mic = await site.NumberAsync("select id from organisation where slug = 'mic'");
        var left = await site.Office.Text($"/rounds/1/duties?organisation={mic}&state=left");
        Assert.Contains("海図を描き直す", left, StringComparison.Ordinal);
        Assert.DoesNotContain("灯台を三基建てる", left, StringComparison.Ordinal);
        var evidenced = await site.Office.Text(
            $"/rounds/1/duties?organisation={mic}&proof=evidenced"
        );
        Assert.Contains("灯台を三基建てる", evidenced, StringComparison.Ordinal);
        Assert.DoesNotContain("霧笛を新しくする", evidenced, StringComparison.Ordinal);
        // A reporter sees the own duties and those that share an initiative with them.
        Assert.Equal(
            "2 2 2 1 1 0 0 0 0 0 0 0",
            Figures(await site.Mext.Text("/rounds/1/late"), "文部科学省")
        );
        using var missing = await site.Office.Get("/rounds/9/late");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task The_page_takes_at_most_six_statements()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        Assert.InRange(
            await SqlStatements.CountAsync(
                site.Running.DatabaseName,
                () => site.Office.Text("/rounds/1/late")
            ),
            1,
            6
        );
    }

    private static Task DueAsync(RoundSite site, string days) =>
        site.Running.Execute(
            $"update round set due_on = (clock_timestamp() at time zone 'Asia/Tokyo')::date + {days}"
        );

    private static IEnumerable<string> Organisations(string page) =>
        Rows(page).Select(r => r[0]).Where(n => n != "合計");

    private static string Figures(string page, string organisation) =>
        string.Join(' ', Rows(page).Single(r => r[0] == organisation).Skip(1));

    private static List<string[]> Rows(string page) => HtmlTable.Rows(page, "organisations");
}
