using System.Net;
using System.Text.RegularExpressions;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Where people find themselves who have opened an account or signed in.</summary>
public sealed class FirstPageTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(PersonRole.Reporter, "mext", "/rounds/1/duties?mine=yes&news=opened")]
    [InlineData(PersonRole.Reporter, "maff", "/rounds?news=opened")] // nothing is asked of it
    [InlineData(PersonRole.Secretariat, null, "/rounds?news=opened")]
    [InlineData(PersonRole.Reviewer, null, "/rounds?news=opened")]
    [InlineData(PersonRole.Reader, null, "/rounds?news=opened")]
    [InlineData(PersonRole.Administrator, null, "/people?news=opened")]
    public async Task An_invitation_leads_to_the_work_it_is_for(
        PersonRole role,
        string? organisation,
        string page
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var visitor = new Visitor(site.Running);
        var start = await OpenAsync(site.Running, visitor, role, organisation);
        Assert.Equal("/account/start?news=opened", start);
        using var onward = await visitor.Get(start);
        Assert.Equal(page, onward.Headers.Location!.OriginalString);
        using var there = await visitor.Get(page);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        var text = await there.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("アカウントを開きました", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/account#second\"", text, StringComparison.Ordinal);
        Assert.Contains(
            "Your account is open",
            await visitor.Text($"/en{page}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_account_says_for_whom_somebody_reports()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        Assert.Contains(
            "<li>回答者（文部科学省）</li>",
            await site.Mext.Text("/account"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<li>事務局</li>",
            await site.Office.Text("/account"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_open_rounds_are_a_choice_and_nobody_is_led_who_is_not_signed_in()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var guest = new Visitor(site.Running);
        using var closed = await guest.Get("/account/start");
        Assert.Equal("/sign-in", closed.Headers.Location!.OriginalString);
        // A second round, still in preparation: nobody answers it.
        (await site.MakeAsync("もう一つのフォローアップ")).Dispose();
        using var one = await site.Mext.Get("/account/start");
        Assert.Equal("/rounds/1/duties?mine=yes", one.Headers.Location!.OriginalString);
        var lead = await site.DutyAsync("海図", "総務省", round: 2);
        (await site.Office.Post($"/rounds/2/leads/{lead}")).Dispose();
        (await site.Office.Post("/rounds/2/open")).Dispose();
        using var two = await site.Mext.Get("/account/start");
        Assert.Equal("/rounds", two.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_new_password_by_a_link_does_not_pass_the_second_factor_by()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var administrator = await Visitor.WithAsync(site, PersonRole.Administrator);
        using var owner = await Visitor.WithAsync(
            site,
            PersonRole.Reviewer,
            email: "oda@example.go.jp"
        );
        var key = await owner.SecretAsync();
        using var on = await owner.Post(
            "/account/second-factor",
            ("code", Visitor.Totp(key, DateTimeOffset.UtcNow))
        );
        using var made = await administrator.Post(
            "/people/" + await IdAsync(administrator, "oda@example.go.jp") + "/password"
        );
        var link = Regex.Match(
            await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            "/invitations/[A-Za-z0-9_-]+"
        );
        using var visitor = new Visitor(site);
        const string anew = "nineteen paper boats on a slow river";
        using var set = await visitor.Post(link.Value, ("name", "織田"), ("password", anew));
        Assert.Equal("/sign-in?news=password", set.Headers.Location!.OriginalString);
        Assert.Contains(
            "認証アプリの確認コード",
            await visitor.Text("/sign-in?news=password"),
            StringComparison.Ordinal
        );
        using var account = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, account.StatusCode);
        using var half = await visitor.SignIn("oda@example.go.jp", anew);
        Assert.Equal("/sign-in/second-factor", half.Headers.Location!.OriginalString);
    }

    private static async Task<string> IdAsync(Visitor administrator, string email) =>
        Regex
            .Match(
                await administrator.Text("/people"),
                $"{Regex.Escape(email)}.*?/people/([0-9]+)/",
                RegexOptions.Singleline
            )
            .Groups[1]
            .Value;

    private static async Task<string> OpenAsync(
        RunningSite site,
        Visitor visitor,
        PersonRole role,
        string? organisation
    )
    {
        var (token, refusal) = await InvitePerson.RunAsync(
            site.Work,
            Caller.Operator,
            "kaneko@example.go.jp",
            "金子",
            role.Name(),
            organisation
        );
        Assert.Null(refusal);
        using var opened = await visitor.Post(
            $"/invitations/{token}",
            ("name", "金子"),
            ("password", Visitor.Password)
        );
        return opened.Headers.Location!.OriginalString;
    }
}
