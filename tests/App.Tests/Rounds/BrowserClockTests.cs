using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A browser on a machine whose clock is years off: it shows and saves what every other does.</summary>
public sealed class BrowserClockTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(2019)]
    [InlineData(2038)]
    public async Task Drafts_are_saved_due_dates_are_the_servers_and_nothing_is_lost(int year)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var path = $"/rounds/1/duties/{await site.DutyAsync("灯台", "総務省")}";
        var cookies = site.Mic.Cookies.GetCookieHeader(site.Running.Address);
        await using var window = await browser.Open();
        await using var right = await browser.Open();
        foreach (var one in new[] { window, right })
            await one.BecomeAsync(site.Running, cookies);
        await window.Page.Clock.SetSystemTimeAsync(new DateTime(year, 1, 31, 23, 59, 50));
        await window.Go(site.Running, path);
        Assert.Equal(year, await window.Page.EvaluateAsync<int>("new Date().getFullYear()"));
        foreach (var page in new[] { "/rounds/1/duties?mine=yes", path })
        {
            await window.Go(site.Running, page);
            await right.Go(site.Running, page);
            var shown = await window.Page.InnerTextAsync("main");
            Assert.Equal(await right.Page.InnerTextAsync("main"), shown);
            if (page != path)
                Assert.Contains("2099年12月18日", shown, StringComparison.Ordinal);
        }
        await window.Page.FillAsync("#progress", "ずれた時計で書いた");
        await YearSteps
            .Expect(window.Page.Locator("[data-draft-said]"))
            .ToContainTextAsync("保存しました", new() { Timeout = 60_000 });
        // The other window has not seen it: both texts are kept, whatever the two clocks say.
        await right.Page.FillAsync("#progress", "正しい時計で書いた");
        await YearSteps
            .Expect(right.Page.Locator("[data-draft-said]"))
            .Not.ToBeEmptyAsync(new() { Timeout = 60_000 });
        await window.Page.ReloadAsync();
        Assert.Equal("ずれた時計で書いた", await window.Page.InputValueAsync("#progress"));
        Assert.Contains(
            "正しい時計で書いた",
            await window.Page.InnerTextAsync("main"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "ずれた時計で書いた false false 正しい時計で書いた true false",
            await site.TextAsync(
                """
                select string_agg(concat_ws(' ', content ->> 'progress', aside::text, is_late::text), ' ' order by at)
                from answer where at between clock_timestamp() - interval '10 minutes' and clock_timestamp()
                """
            )
        );
        Assert.Empty(window.Complaints);
    }
}
