using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>The way in, in a real browser: an invitation, an account, a colleague invited, signed out, without scripts.</summary>
public sealed class PeoplePagesTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(1280, "")]
    [InlineData(390, "/en")]
    public async Task The_pages_have_no_fault_that_axe_finds_and_do_not_scroll_sideways(
        int width,
        string language
    )
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var (token, _) = await InvitePerson.RunAsync(
            site.Work,
            Caller.Operator,
            "yamada@example.go.jp",
            "山田",
            PersonRole.Administrator.Name(),
            null
        );
        // axe is a script; what the person does needs none.
        await using var window = await browser.Open(width);
        await window.Go(site, $"{language}/sign-in");
        await LookAsync(window);
        await window.Go(site, $"{language}/people");
        await LookAsync(window);
        window.Complaints.Clear(); // 401, as it should be
        await window.Go(site, $"{language}/invitations/{token}");
        await LookAsync(window);
        await window.Page.FillAsync("[name=password]", Visitor.Password);
        await window.Page.Locator("main form button").ClickAsync();
        await window.Page.Locator("main .notice a[href$='/account#second']").WaitForAsync();
        await LookAsync(window);
        await window.Page.Locator("main .notice a[href$='/account#second']").ClickAsync();
        await window.Page.Locator("#second").WaitForAsync();
        await LookAsync(window);
        await window.Go(site, $"{language}/people");
        await window.Page.FillAsync("#field-email", "suzuki@example.go.jp");
        await window.Page.FillAsync("#field-name", "鈴木");
        await window.Page.SelectOptionAsync("#invite-role", "reader");
        await window.Page.Locator("form[action$='/people/invite'] button").ClickAsync();
        await window.Page.Locator("code.secret").WaitForAsync();
        await LookAsync(window);
        Assert.Empty(window.Complaints);
    }

    private static async Task LookAsync(Window window)
    {
        await window.FitsEverybodyAsync();
        await window.NoTableScrollsAsync();
    }
}
