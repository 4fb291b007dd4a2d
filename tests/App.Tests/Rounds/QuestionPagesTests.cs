using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.Asking;

namespace Shirube.App.Tests.Rounds;

/// <summary>Questions and evidence in a real browser.</summary>
public sealed class QuestionPagesTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(1280, "")]
    [InlineData(390, "/en")]
    public async Task A_question_is_asked_answered_with_a_file_asked_otherwise_and_shown_in_the_next_round(
        int width,
        string language
    )
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        await using var office = await OpenAsync(site, site.Office, width);
        await office.Go(site.Running, language + "/rounds/1/questions");
        await office.Page.FillAsync("#field-ja-0", "今年度の予算");
        await office.Page.FillAsync("#field-en-0", "Budget of this year");
        await office.Page.CheckAsync("[name=required-0]");
        await office.Page.Locator("form[action$='/questions'] button").ClickAsync();
        await office.Page.Locator("[role=status]").WaitForAsync();
        await HoldsAsync(office);
        await Asking.OpenAsync(site);

        var duty = await site.DutyAsync("灯台", "総務省");
        await using var officer = await OpenAsync(site, site.Mic, width);
        await officer.Go(site.Running, $"{language}/rounds/1/duties/{duty}");
        await officer.Page.CheckAsync("input[value=on-plan]");
        await officer.Page.FillAsync("#progress", EvidenceUpload.Typed);
        await officer.Page.FillAsync("#next", "続ける");
        await officer.Page.SetInputFilesAsync(
            "#files",
            new Microsoft.Playwright.FilePayload
            {
                Name = "報告.pdf",
                MimeType = "application/pdf",
                Buffer = EvidenceUpload.Pdf,
            }
        );
        await officer.Page.Locator("button[value=submit]").ClickAsync();
        await officer.Page.Locator("#wrong-free-q1").WaitForAsync();
        Assert.Equal("true", await officer.Page.GetAttributeAsync("#free-q1", "aria-invalid"));
        await HoldsAsync(officer);
        await officer.Page.FillAsync("#free-q1", "三億円");
        await officer.Page.Locator("button[value=submit]").ClickAsync();
        await officer.Page.Locator("form[action$='/takeback']").WaitForAsync();
        Assert.Equal(
            "submitted 三億円 報告.pdf",
            await site.TextAsync(
                $"""
                select d.state || ' ' || (a.content -> 'free' ->> 'q1') || ' ' || (a.content -> 'evidence' -> 0 ->> 'title')
                from duty d join answer a on a.duty_id = d.id and a.number = d.version where d.id = {duty}
                """
            )
        );
        await HoldsAsync(officer);

        (await ChangeAsync(site.Office, 1, ("longest", "300"))).Dispose();
        (await site.MakeAsync("次の年")).Dispose();
        await site.Running.Execute("update round set state = 'open' where id = 2");
        await office.Go(site.Running, language + "/rounds/1/questions");
        await HoldsAsync(office);
        var next = await site.DutyAsync("灯台", "総務省", 2);
        await officer.Go(site.Running, $"{language}/rounds/2/duties/{next}");
        await HoldsAsync(officer);
        await officer.Page.Locator("form[action$='/unchanged'] button[value=submit]").ClickAsync();
        await officer.Page.Locator("form[action$='/takeback']").WaitForAsync();
    }

    private static async Task HoldsAsync(Window window)
    {
        await window.FitsEverybodyAsync();
    }

    private async Task<Window> OpenAsync(RoundSite site, Visitor who, int width)
    {
        var window = await browser.Open(width);
        await window.BecomeAsync(site.Running, who.Cookies.GetCookieHeader(site.Running.Address));
        return window;
    }
}
