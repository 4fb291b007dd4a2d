using Microsoft.Playwright;
using Shirube.App.Tests.Site;

namespace Shirube.App.Tests.Rounds;

/// <summary>What people of a year do again and again, by the words that they see.</summary>
internal static class YearSteps
{
    public static async Task Answer(
        Year year,
        Window who,
        string initiative,
        string status,
        string progress,
        string evidence = ""
    )
    {
        await year.OpenDutyAsync(who, initiative);
        var page = who.Page;
        await page.GetByLabel(status, new() { Exact = true }).CheckAsync();
        await page.FillAsync("#progress", progress);
        await page.FillAsync("#next", "来年も続ける");
        if (evidence.Length > 0)
            await page.FillAsync("#evidence", evidence);
        await Press(page, "保存して提出");
        await Expect(page.Locator("form[action$='/takeback']")).ToBeVisibleAsync(Visible);
    }

    public static async Task Approve(Year year, string initiative, string organisation)
    {
        await year.OpenDutyAsync(year.Office, initiative, organisation);
        await Press(year.Office.Page, "承認する");
        await See(year.Office.Page, "承認済み");
    }

    public static async Task Return(Year year, byte[] workbook)
    {
        await year.Mlit.Go(year.Site, "/rounds/1/workbooks");
        await year.Mlit.Page.SetInputFilesAsync(
            "#workbook-file",
            new FilePayload
            {
                Name = "国土交通省.xlsx",
                MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Buffer = workbook,
            }
        );
        await Press(year.Mlit.Page, "調査票を返して、変わるところを見る");
        await See(year.Mlit.Page, "返ってきた調査票");
    }

    /// <summary>The last line of a cut's table.</summary>
    public static async Task<IReadOnlyList<string>> Total(IPage page) =>
        [
            .. (
                await page.Locator("tr[data-total]").First.Locator("td").AllInnerTextsAsync()
            ).Select(t => t.Trim()),
        ];

    public static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task See(IPage page, string words) =>
        Expect(page.Locator("main").GetByText(words).First).ToBeVisibleAsync(Visible);

    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    public static LocatorAssertionsToBeVisibleOptions Visible { get; } = new() { Timeout = 60_000 };

    public static LocatorAssertionsToHaveCountOptions Patient { get; } = new() { Timeout = 60_000 };

    public static async Task DraftRelease(Year year)
    {
        var page = year.Office.Page;
        await year.Office.Go(year.Site, "/rounds/1/releases");
        await page.Locator("#cut").SelectOptionAsync("2");
        await page.GetByLabel("題名（日本語）").FillAsync("2026年度フォローアップ結果");
        await page.GetByLabel("題名（英語）").FillAsync("Results of the follow-up 2026");
    }
}
