using Microsoft.Playwright;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>The pages of releases in a real browser, and what they cost.</summary>
public sealed class ReleasePagesTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(1280, "")]
    [InlineData(390, "/en")]
    public async Task The_pages_have_no_fault_that_axe_finds_and_do_not_scroll_sideways(
        int width,
        string language
    )
    {
        await using var site = await CorrectedAsync();
        var (release, answer, initiative) = await CodesAsync(site);
        foreach (
            var (isOffice, path) in new[]
            {
                (false, "/releases"),
                (false, $"/releases/{release}?rule=2&by=lead"),
                (false, $"/answers/{answer}"),
                (false, $"/initiatives/{initiative}"),
                (true, "/rounds/1/releases"),
                (true, $"/rounds/1/releases/{release}"),
                (true, $"/rounds/1/releases/{release}/answers/{answer}"),
            }
        )
        {
            await using var window = await browser.Open(width);
            if (isOffice)
                await window.BecomeAsync(
                    site.Running,
                    site.Office.Cookies.GetCookieHeader(site.Running.Address)
                );
            await window.Go(site.Running, language + path);
            await window.FitsEverybodyAsync();
            // Corrections are words: on a phone they stack.
            if (path.Contains("/answers/", StringComparison.Ordinal))
                await window.NoTableScrollsAsync();
            Assert.Empty(window.Complaints);
        }
    }

    [Fact]
    public async Task On_paper_the_chart_follows_its_heading_and_its_table_may_go_on_on_the_next_sheet()
    {
        await using var site = await CorrectedAsync();
        var (release, _, _) = await CodesAsync(site);
        await using var window = await browser.Open();
        await window.Go(site.Running, $"/releases/{release}");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        // Chart and table together are higher than what is left of the first sheet.
        Assert.Equal("auto", await BreakAsync(".chart"));
        Assert.Equal("avoid", await BreakAsync(".chart__canvas"));
        // Of what can be switched the sheet says what is shown.
        Assert.Equal(2, await window.Page.Locator(".switch li:visible").CountAsync());

        Task<string> BreakAsync(string part) =>
            window.Page.EvaluateAsync<string>(
                "part => getComputedStyle(document.querySelector(part)).breakInside",
                part
            );
    }

    [Fact]
    public async Task No_page_of_releases_takes_more_than_six_statements()
    {
        await using var site = await CorrectedAsync();
        var (release, answer, initiative) = await CodesAsync(site);
        // What is loaded anew after a change is not the page's.
        while (!(await site.Running.Html("/releases")).Contains(release, StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await using (var quiet = await site.Running.Source.OpenConnectionAsync())
            while (await QuietAsync(quiet) > 0)
                await Task.Delay(20, TestContext.Current.CancellationToken);
        foreach (
            var path in new[]
            {
                "/",
                "/releases",
                $"/releases/{release}",
                $"/answers/{answer}",
                $"/initiatives/{initiative}",
                $"/releases/{release}/manifest.json",
                "/feeds/releases.atom",
            }
        )
        {
            var count = await Statements.Of(site.Running, path);
            Assert.True(count is > 0 and <= 6, $"{path}: {count}");
        }
        foreach (
            var path in new[]
            {
                "/rounds/1/releases",
                $"/rounds/1/releases/{release}",
                $"/rounds/1/releases/{release}/answers/{answer}",
            }
        )
        {
            var count = await SqlStatements.CountAsync(
                site.Running.DatabaseName,
                () => site.Office.Text(path)
            );
            Assert.True(count is > 0 and <= 6, $"{path}: {count}");
        }
    }

    [Fact]
    public async Task The_cut_behind_a_release_is_open_and_leads_to_what_was_released()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        using var nobody = new People.Visitor(site.Running);
        using var early = await nobody.Get("/rounds/1/cuts/1");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, early.StatusCode);
        await ReleasedRound.NowAsync(site);
        var page = await nobody.Text("/rounds/1/cuts/1?of=all&show=");
        Assert.Contains("灯台を三基建てる", page, StringComparison.Ordinal);
        Assert.Contains("/answers/a", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/rounds/1/duties", page, StringComparison.Ordinal);
        (await site.Office.Post("/rounds/1/cuts")).Dispose();
        using var other = await nobody.Get("/rounds/1/cuts/2");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, other.StatusCode);
    }

    private async Task<RoundSite> CorrectedAsync()
    {
        var site = await ReleasedRound.ClosedAsync(postgres);
        await ReleasedRound.NowAsync(site);
        var (release, answer, _) = await CodesAsync(site);
        foreach (
            var (field, after, seen) in new[]
            {
                ("progress", "三基を建てた", "0"),
                ("status", "done", "1"),
            }
        )
            (
                await site.Office.Post(
                    $"/rounds/1/releases/{release}/answers/{answer}",
                    ("field", field),
                    ("after", after),
                    ("reason", "数えちがい"),
                    ("seen", seen)
                )
            ).Dispose();
        return site;
    }

    // Statements under way on other connections.
    private static async Task<long> QuietAsync(Npgsql.NpgsqlConnection connection) =>
        await Dapper.SqlMapper.ExecuteScalarAsync<long>(
            connection,
            "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()"
        );

    private static async Task<(string Release, string Answer, string Initiative)> CodesAsync(
        RoundSite site
    ) =>
        (
            await site.TextAsync("select code from release"),
            await site.TextAsync("select code from release_answer order by id limit 1"),
            await site.TextAsync("select initiative_code from release_answer order by id limit 1")
        );
}
