using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>The second factor in a real browser, from turning it on to signing in with it.</summary>
public sealed class SecondFactorPagesTests(PostgresFixture postgres, Browser browser)
{
    private const string Email = "app@example.go.jp";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task It_is_set_up_with_the_key_on_the_page_and_asked_for_at_the_next_sign_in(
        int width
    )
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        (await Visitor.WithAsync(site, PersonRole.Secretariat, null, Email)).Dispose();
        await using var window = await browser.Open(width);
        var page = window.Page;
        await SignInAsync(window, site);
        await window.Go(site, "/account");
        await YearSteps.Press(page, "設定を始める");
        await page.Locator("code.secret").WaitForAsync();
        await window.FitsEverybodyAsync();
        var secret = (await page.InnerTextAsync("code.secret")).Replace(
            " ",
            "",
            StringComparison.Ordinal
        );
        await page.FillAsync("#field-code", "000000");
        await YearSteps.Press(page, "使い始める");
        await page.Locator("[role=alert]").WaitForAsync();
        // The codes of the half minutes before and after are good, too; each only once.
        await page.FillAsync("#field-code", Code(-30));
        await YearSteps.Press(page, "使い始める");
        await YearSteps.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await window.FitsEverybodyAsync();
        var recovery = await page.Locator(".codes li").First.InnerTextAsync();
        await window.Go(site, "/account");
        await YearSteps.Press(page, "サインアウト");
        await YearSteps.Expect(page.Locator("h1")).ToBeVisibleAsync();

        await SignInAsync(window, site);
        await page.Locator("form[action^='/sign-in/second-factor']").WaitForAsync();
        await window.FitsEverybodyAsync();
        await page.FillAsync("#field-code", "000000");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await window.FitsEverybodyAsync();
        await page.FillAsync("#field-code", Code(0));
        await page.Locator("main form button").ClickAsync();
        await page.Locator("form[action='/sign-in/second-factor']")
            .WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await window.Go(site, "/account");
        await YearSteps.See(page, Email);

        // Without the app, by a code that was written down.
        await YearSteps.Press(page, "サインアウト");
        await YearSteps.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await SignInAsync(window, site);
        await page.FillAsync("#field-code", recovery);
        await page.Locator("main form button").ClickAsync();
        await page.Locator("form[action='/sign-in/second-factor']")
            .WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await window.Go(site, "/account");
        await YearSteps.See(page, Email);

        string Code(int seconds) => Visitor.Totp(secret, DateTimeOffset.UtcNow.AddSeconds(seconds));
    }

    private static async Task SignInAsync(Window window, RunningSite site)
    {
        await window.Go(site, "/sign-in");
        await window.Page.FillAsync("input[name=email]", Email);
        await window.Page.FillAsync("input[name=password]", Visitor.Password);
        await window.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await window
            .Page.Locator("input[name=password]")
            .WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
    }
}
