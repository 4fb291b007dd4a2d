using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A workbook goes back by a real browser, with the keyboard alone, with scripts and without, and its pages read well.</summary>
public sealed class WorkbookPagesTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(1280, "", true)]
    [InlineData(390, "/en", true)]
    [InlineData(390, "", false)]
    public async Task A_workbook_is_returned_its_conflict_settled_and_accepted(
        int width,
        string language,
        bool scripts
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        var fog = await site.DutyAsync("霧笛", "総務省");
        var chart = await site.DutyAsync("海図", "総務省");
        var filled = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        foreach (var duty in new[] { light, fog, chart })
            filled = FilledWorkbook.Fill(
                filled,
                duty,
                ("進捗状況", duty == chart ? "まあまあ" : "計画通り"),
                ("したこと", $"調査票に書いた文 {duty}。\n二行目もある。"),
                ("これからすること", "続ける")
            );
        (await RoundSite.SaveAsync(site.Mic, fog, 0, "網で先に書いた文")).Dispose();
        await using var window = await browser.Open(width, scripts);
        await window.BecomeAsync(
            site.Running,
            site.Mic.Cookies.GetCookieHeader(site.Running.Address)
        );
        await window.Go(site.Running, $"{language}/rounds/1/duties?mine=yes");
        await HoldAsync(window, scripts);
        await window
            .Page.Locator("#workbook-file")
            .SetInputFilesAsync(
                new Microsoft.Playwright.FilePayload
                {
                    Name = "総務省の回答.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = filled,
                }
            );
        await window.Page.Locator("form[action$='/workbooks'] button").PressAsync("Enter");
        await window.Page.Locator("#accept").WaitForAsync();
        await HoldAsync(window, scripts);
        await window.Page.Locator($"input[name='choice-{fog}'][value='workbook']").PressAsync(" ");
        await window.Page.Locator("button[value=submit]").PressAsync("Enter");
        await window.Page.Locator(".notice [role=status]").WaitForAsync();
        await HoldAsync(window, scripts);
        Assert.Equal(
            "submitted,submitted",
            await site.TextAsync(
                $"select string_agg(state, ',') from duty where id in ({light}, {fog})"
            )
        );
        await window.Go(site.Running, $"{language}/rounds/1/workbooks");
        await HoldAsync(window, scripts);
        Assert.Equal(1, await window.Page.Locator("text=総務省の回答.xlsx").CountAsync());
        Assert.Empty(window.Complaints);
    }

    private static async Task HoldAsync(Window window, bool scripts)
    {
        // axe is a script itself.
        if (scripts)
            await window.FitsEverybodyAsync();
    }
}
