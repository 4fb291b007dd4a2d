using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A round in a real browser.</summary>
public sealed class RoundPagesTests(PostgresFixture postgres, Browser browser)
{
    [Fact]
    public async Task What_is_typed_is_saved_by_itself_and_is_there_after_the_window_was_closed()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        await using (var window = await OpenAsync(site, site.Mic, 1280))
        {
            await window.Go(site.Running, $"/rounds/1/duties/{duty}");
            await window.Page.FillAsync("#progress", "灯台の土台を据えた");
            await window
                .Page.Locator("[data-draft-said]", new() { HasText = "保存しました" })
                .WaitForAsync();
            // Closed before the next pause is over.
            await window.Page.FillAsync("#next", "春に灯を入れる");
            await window.Page.CloseAsync(new() { RunBeforeUnload = false });
        }
        await using var later = await OpenAsync(site, site.Mic, 1280);
        await later.Go(site.Running, $"/rounds/1/duties/{duty}");
        Assert.Equal("灯台の土台を据えた", await later.Page.InputValueAsync("#progress"));
        await later.Page.CheckAsync("input[value=on-plan]");
        await later.Page.FillAsync("#next", "春に灯を入れる");
        await later.Page.Locator("button[value=submit]").ClickAsync();
        await later.Page.Locator("form[action$='/takeback']").WaitForAsync();
        Assert.Equal(
            "submitted",
            await site.TextAsync($"select state from duty where id = {duty}")
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from answer where aside"));
        Assert.Empty(later.Complaints);
    }

    [Theory]
    [InlineData(1280, "")]
    [InlineData(390, "/en")]
    public async Task The_pages_have_no_fault_that_axe_finds_and_do_not_scroll_sideways(
        int width,
        string language
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("霧笛", "総務省");
        (await RoundSite.SaveAsync(site.Mic, duty, 0, "音を決めた")).Dispose();
        (
            await site.Mext.Post(
                $"/rounds/1/duties/{await site.DutyAsync("霧笛", "文部科学省")}/comments",
                ("words", "音の高さは決まりましたか")
            )
        ).Dispose();
        foreach (
            var (who, path) in new[]
            {
                (site.Office, "/rounds"),
                (site.Office, "/rounds/1"),
                (site.Office, "/rounds/1/duties"),
                (site.Office, $"/rounds/1/duties/{duty}"),
                (site.Mic, $"/rounds/1/duties/{duty}"),
                (site.Office, "/rounds/1/comments"),
                (site.Office, "/rounds/1/reminders"),
                (site.Office, "/rounds/outbox"),
            }
        )
        {
            await using var window = await OpenAsync(site, who, width);
            await window.Go(site.Running, language + path);
            await window.FitsEverybodyAsync();
            if (
                path.EndsWith("/comments", StringComparison.Ordinal)
                || path == "/rounds"
                || path.EndsWith("/duties", StringComparison.Ordinal)
                || path.EndsWith("/outbox", StringComparison.Ordinal)
            )
                await window.NoTableScrollsAsync();
            Assert.Empty(window.Complaints);
        }
    }

    private async Task<Window> OpenAsync(RoundSite site, Visitor who, int width)
    {
        var window = await browser.Open(width);
        await window.BecomeAsync(site.Running, who.Cookies.GetCookieHeader(site.Running.Address));
        return window;
    }
}
