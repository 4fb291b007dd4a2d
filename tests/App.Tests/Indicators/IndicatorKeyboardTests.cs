using Microsoft.Playwright;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Indicators;

/// <summary>An indicator is defined and a figure of it said in a real browser, by keyboard alone.</summary>
public sealed class IndicatorKeyboardTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task From_the_list_to_a_target_that_is_kept_without_a_mouse(int width)
    {
        await using var site = await RoundSite.StartAsync(postgres);
        var of = await site.TextAsync("select code from initiative where text like '灯台%'");
        await using var window = await browser.Open(width);
        await window.BecomeAsync(
            site.Running,
            site.Office.Cookies.GetCookieHeader(site.Running.Address)
        );
        var page = window.Page;
        await window.Go(site.Running, "/indicators/edit");
        await window.FitsEverybodyAsync();
        await TypeAsync(page, "main input[name=of]", of);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator($"a[href='/indicators/edit/{of}']").WaitForAsync();
        await window.FitsEverybodyAsync();
        await TabToAsync(page, $"a[href='/indicators/edit/{of}']");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#field-title").WaitForAsync();
        await window.FitsEverybodyAsync();
        await TypeAsync(page, "#field-title", "灯台の数");
        await TypeAsync(page, "#field-titleEn", "Lighthouses");
        await TypeAsync(page, "#field-unit", "基");
        await ChooseAsync(page, "#field-measure", "number");
        await ChooseAsync(page, "#field-direction", "ascending");
        await TabToAsync(page, "input[name=public]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "main form[action='/indicators/edit'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#field-kind").WaitForAsync();
        await window.FitsEverybodyAsync();
        await ChooseAsync(page, "#field-kind", "target");
        await TypeAsync(page, "#field-period", "2026年度");
        await TypeAsync(page, "#field-value", "5");
        await TabToAsync(page, "main form[action$='/figures'] button");
        await page.Keyboard.PressAsync("Enter");
        await YearSteps
            .Expect(page.Locator("main table").First)
            .ToContainTextAsync("2026年度", new() { Timeout = 60_000 });
        await window.FitsEverybodyAsync();
        Assert.Equal(
            "灯台の数 基 number ascending true target FY2026 5",
            await site.TextAsync(
                """
                select concat_ws(' ', d.title, d.unit, d.measure, d.direction, d.is_public::text, f.kind, f.period, f.value::float)
                from indicator_definition d join indicator_fact f using (indicator_id)
                """
            )
        );
        Assert.Empty(window.Complaints);
    }

    private static async Task TypeAsync(IPage page, string field, string words)
    {
        await TabToAsync(page, field);
        await page.Keyboard.InsertTextAsync(words);
    }

    private static async Task ChooseAsync(IPage page, string field, string value)
    {
        await TabToAsync(page, field);
        for (var tries = 0; await page.InputValueAsync(field) != value; tries++)
        {
            Assert.True(tries < 20, $"{field} has no {value}.");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private static async Task TabToAsync(IPage page, string wanted)
    {
        for (
            var tabs = 0;
            !await page.Locator(wanted).EvaluateAsync<bool>("e => e === document.activeElement");
            tabs++
        )
        {
            Assert.True(tabs < 120, $"{wanted} is not reached by the keyboard.");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
