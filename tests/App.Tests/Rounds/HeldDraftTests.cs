using Shirube.App.Tests.Site;
using Shirube.Tests;
using static Microsoft.Playwright.Assertions;

namespace Shirube.App.Tests.Rounds;

/// <summary>A session ends while somebody writes, in a real browser.</summary>
public sealed class HeldDraftTests(PostgresFixture postgres, Browser browser)
{
    private const string Typed = "灯台の土台を据えた";
    private const string Out = "[data-draft-out]";
    private const string Back = "[data-draft-back]";

    [Fact]
    public async Task Who_signs_in_in_another_tab_comes_back_to_words_that_are_saved()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (duty, window) = await WriteAsync(site);
        await using var _ = window;
        Assert.Equal(Typed, await window.Page.InputValueAsync("#progress"));
        await Expect(window.Page.Locator("[data-draft-said]")).ToContainTextAsync("サインアウト");
        var tab = await window.Page.Context.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Running.Address, "/sign-in").ToString());
        await SignInAsync(site, tab);
        await tab.CloseAsync();
        await Expect(window.Page.Locator("[data-draft-said]"))
            .ToContainTextAsync("保存しました", new() { Timeout = 30_000 });
        await Expect(window.Page.Locator(Out)).ToBeHiddenAsync();
        Assert.Equal(Typed, await KeptAsync(site, duty));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task Who_signs_in_on_the_same_page_finds_the_words_put_back_and_saved()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (duty, window) = await WriteAsync(site);
        await using var _ = window;
        await window.FitsEverybodyAsync();
        await window.Page.Locator($"{Out} a").Last.ClickAsync();
        await SignInAsync(site, window.Page);
        await Expect(window.Page.Locator(Back)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.EndsWith($"/rounds/1/duties/{duty}", window.Page.Url, StringComparison.Ordinal);
        Assert.Equal(Typed, await window.Page.InputValueAsync("#progress"));
        await Expect(window.Page.Locator("[data-draft-said]"))
            .ToContainTextAsync("保存しました", new() { Timeout = 30_000 });
        Assert.Equal(Typed, await KeptAsync(site, duty));
        await window.Page.ReloadAsync();
        await Expect(window.Page.Locator(Back)).ToBeHiddenAsync();
        Assert.Equal(Typed, await window.Page.InputValueAsync("#progress"));
        Assert.Equal(0, await site.NumberAsync("select count(*) from answer where aside"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_submits_signs_in_on_the_answer_and_it_is_submitted(bool scripts)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (duty, window) = await WriteAsync(site, scripts);
        await using var _ = window;
        await window.Page.Locator("button[value=submit]").ClickAsync();
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("サインアウトされています");
        if (scripts)
            await window.FitsEverybodyAsync();
        await SignInAsync(site, window.Page);
        await Expect(window.Page.Locator("form[action$='/takeback']"))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Contains($"/rounds/1/duties/{duty}", window.Page.Url, StringComparison.Ordinal);
        Assert.Equal(
            "submitted",
            await site.TextAsync($"select state from duty where id = {duty}")
        );
        Assert.Equal(Typed, await KeptAsync(site, duty));
        if (!scripts)
            return;
        await window.Page.Locator("form[action$='/takeback'] button").ClickAsync();
        await Expect(window.Page.Locator("#progress")).ToHaveValueAsync(Typed);
        await Expect(window.Page.Locator(Back)).ToBeHiddenAsync();
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    /// <summary>A form filled in after the session ended; with scripts, once it was refused to be saved.</summary>
    private async Task<(long Duty, Window Window)> WriteAsync(RoundSite site, bool scripts = true)
    {
        var duty = await site.DutyAsync("灯台", "総務省");
        var window = await browser.Open(scripts ? 1280 : 390, scripts);
        await window.BecomeAsync(
            site.Running,
            site.Mic.Cookies.GetCookieHeader(site.Running.Address)
        );
        await window.Go(site.Running, $"/rounds/1/duties/{duty}");
        if (scripts)
        {
            await window.Page.FillAsync("#progress", "灯台");
            await Expect(window.Page.Locator("[data-draft-said]"))
                .ToContainTextAsync("保存しました", new() { Timeout = 30_000 });
        }
        await HeldWordsTests.EndSessionsAsync(site);
        await window.Page.CheckAsync("input[value=on-plan]");
        await window.Page.FillAsync("#next", "灯を入れる");
        await window.Page.FillAsync("#progress", Typed);
        if (scripts)
            await Expect(window.Page.Locator(Out)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return (duty, window);
    }

    private static async Task SignInAsync(RoundSite site, Microsoft.Playwright.IPage page)
    {
        await page.FillAsync("#field-email", await HeldWordsTests.EmailAsync(site, "mic"));
        await page.FillAsync("#field-password", People.Visitor.Password);
        await page.Locator("form[action^='/sign-in'] button").ClickAsync();
        await page.WaitForURLAsync(url =>
            !url.Contains("sign-in", StringComparison.Ordinal)
            && !url.EndsWith("/save", StringComparison.Ordinal)
        );
    }

    private static Task<string> KeptAsync(RoundSite site, long duty) =>
        site.TextAsync(
            $"select a.content ->> 'progress' from answer a join duty d on d.id = a.duty_id and d.version = a.number where d.id = {duty}"
        );
}
