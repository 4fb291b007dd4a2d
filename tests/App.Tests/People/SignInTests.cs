using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Shirube.App.Tests.Site;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Accounts over HTTP, as a browser without scripts sees them.</summary>
public sealed class SignInTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_invitation_opens_one_account_and_is_used_up()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var (token, _) = await InviteAsync(site, "suzuki@example.go.jp");
        using var visitor = new Visitor(site);
        Assert.Contains(
            "suzuki@example.go.jp",
            await visitor.Text($"/invitations/{token}"),
            StringComparison.Ordinal
        );
        using var weak = await visitor.Post(
            $"/invitations/{token}",
            ("name", "鈴木"),
            ("password", "short")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using var opened = await visitor.Post(
            $"/invitations/{token}",
            ("name", "鈴木"),
            ("password", Visitor.Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Contains("鈴木", await visitor.Text("/account"), StringComparison.Ordinal);
        using var again = await visitor.Get($"/invitations/{token}");
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        await using var connection = await site.Source.OpenConnectionAsync();
        Assert.Equal(
            1,
            await connection.ExecuteScalarAsync<long>(
                "select count(*) from ledger where use_case = 'People.AcceptInvitation' and actor = '鈴木'"
            )
        );
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_and_an_account_locks()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var owner = await Visitor.WithAsync(
            site,
            PersonRole.Secretariat,
            email: "sato@example.go.jp"
        );
        using var guest = new Visitor(site);
        var known = await AnswerAsync(guest, "sato@example.go.jp", "not the password at all");
        var unknown = await AnswerAsync(guest, "nobody@example.go.jp", "not the password at all");
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Text.Replace("sato", "nobody", StringComparison.Ordinal), unknown.Text);
        for (var i = 0; i < 4; i++)
            (await guest.SignIn("sato@example.go.jp", "still wrong, and wrong again")).Dispose();
        using var locked = await guest.SignIn("sato@example.go.jp");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        // Who is signed in already is not thrown out by somebody who guesses.
        using var still = await owner.Get("/people");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_by_address()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var guest = new Visitor(site);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var answer = await guest.SignIn($"guess{i}@example.go.jp", "wrong");
            answers.Add(answer.StatusCode);
        }
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task A_session_stolen_before_sign_out_is_worth_nothing_after_it()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var owner = await Visitor.WithAsync(site, PersonRole.Secretariat);
        using var thief = new Visitor(site);
        thief.Cookies.Add(owner.Cookies.GetCookies(site.Address));
        Assert.Contains("利用者の一覧", await thief.Text("/people"), StringComparison.Ordinal);
        (await owner.Post("/sign-out")).Dispose();
        using var answer = await thief.Get("/people");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    /// <summary>The link of a reminder names the reporter's own duties.</summary>
    [Fact]
    public async Task A_wrong_password_does_not_lose_the_page_that_was_asked_for()
    {
        const string wanted = "/rounds/1/duties?mine=yes";
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var owner = await Visitor.WithAsync(
            site,
            PersonRole.Secretariat,
            email: "ito@example.go.jp"
        );
        using var guest = new Visitor(site);
        using var refused = await guest.Get(wanted);
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var signIn = Regex.Match(page, "/sign-in\\?next=[^\"]+").Value;
        foreach (
            var (password, status) in new[]
            {
                ("not the password at all", HttpStatusCode.UnprocessableEntity),
                (Visitor.Password, HttpStatusCode.Redirect),
            }
        )
        {
            using var answer = await guest.Post(
                signIn,
                ("email", "ito@example.go.jp"),
                ("password", password),
                ("next", WebUtility.UrlDecode(signIn["/sign-in?next=".Length..]))
            );
            Assert.Equal(status, answer.StatusCode);
            page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (status == HttpStatusCode.UnprocessableEntity)
                Assert.Contains(
                    $"name=\"next\" value=\"{wanted}\"",
                    page,
                    StringComparison.Ordinal
                );
            else
                Assert.Equal(wanted, answer.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task A_changed_password_ends_all_other_sessions()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var here = await Visitor.WithAsync(
            site,
            PersonRole.Reader,
            email: "ito@example.go.jp"
        );
        using var there = new Visitor(site);
        (await there.SignIn("ito@example.go.jp")).Dispose();
        Assert.Contains(
            "ito@example.go.jp",
            await there.Text("/account"),
            StringComparison.Ordinal
        );
        using var changed = await here.Post(
            "/account/password",
            ("current", Visitor.Password),
            ("wanted", "eleven quiet lanterns by the canal")
        );
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("ito@example.go.jp", await here.Text("/account"), StringComparison.Ordinal);
        using var out_ = await there.Get("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, out_.StatusCode);
        using var old = await there.SignIn("ito@example.go.jp");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/", "/account/start")]
    [InlineData("//evil.example/", "/account/start")]
    [InlineData("/\\evil.example", "/account/start")]
    [InlineData("/people?x=1", "/people?x=1")]
    public async Task Signing_in_leads_back_into_the_site_and_nowhere_else(string next, string to)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var owner = await Visitor.WithAsync(
            site,
            PersonRole.Reader,
            email: "abe@example.go.jp"
        );
        using var visitor = new Visitor(site);
        using var answer = await visitor.Post(
            "/sign-in",
            ("email", "abe@example.go.jp"),
            ("password", Visitor.Password),
            ("next", next)
        );
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("", "")]
    public async Task Another_site_cannot_act_with_a_persons_cookie(string header, string value)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var owner = await Visitor.WithAsync(site, PersonRole.Administrator);
        owner.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        if (header.Length > 0)
            owner.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        using var answer = await owner.Post(
            "/people/invite",
            ("email", "x@example.go.jp"),
            ("name", "x"),
            ("role", "administrator")
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Sessions_survive_a_restart_of_the_site()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var site = await RunningSite.StartAsync(database);
        using var owner = await Visitor.WithAsync(site, PersonRole.Reader);
        await using var another = Startup.Site.Build(
            database,
            new("http://127.0.0.1:0", Logging: false)
        );
        await another.StartAsync();
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new(another.Urls.First()) };
        client.DefaultRequestHeaders.Add("Cookie", owner.Cookies.GetCookieHeader(site.Address));
        using var answer = await client.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await another.StopAsync();
    }

    private static Task<(string? Token, Message? Refusal)> InviteAsync(
        RunningSite site,
        string email
    ) =>
        InvitePerson.RunAsync(
            site.Work,
            Caller.Operator,
            email,
            "鈴木",
            PersonRole.Administrator.Name(),
            null
        );

    private static async Task<(HttpStatusCode Status, string Text)> AnswerAsync(
        Visitor visitor,
        string email,
        string password
    )
    {
        using var answer = await visitor.SignIn(email, password);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
