using System.Net;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>What ends a session and what does not, with every check that usually waits for half an hour made at each
/// request.</summary>
public sealed class OwnSessionTests(PostgresFixture postgres)
{
    private const string Email = "hino@example.go.jp";

    [Fact]
    public async Task Looking_at_ones_account_ends_no_session_and_writes_nothing()
    {
        await using var site = await SiteAsync();
        using var owner = await Visitor.WithAsync(site, PersonRole.Reader, email: Email);
        var before = await KeptAsync(site);
        for (var i = 0; i < 3; i++)
            await IsInAsync(owner);
        Assert.Equal(before, await KeptAsync(site));
    }

    [Fact]
    public async Task Who_changes_the_password_or_the_second_factor_stays_and_all_other_sessions_end_at_once()
    {
        const string password = "eleven quiet lanterns by the canal";
        await using var site = await SiteAsync();
        using var owner = await Visitor.WithAsync(site, PersonRole.Reader, email: Email);
        using var first = new Visitor(site);
        (await first.SignIn(Email)).Dispose();
        using var changed = await owner.Post(
            "/account/password",
            ("current", Visitor.Password),
            ("wanted", password)
        );
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        await IsInAsync(owner);
        await IsOutAsync(first);

        using var second = new Visitor(site);
        (await second.SignIn(Email, password)).Dispose();
        var secret = await owner.SecretAsync();
        // Only to begin changes nothing of how anybody signs in.
        await IsInAsync(second);
        var now = DateTimeOffset.UtcNow;
        using var on = await owner.Post(
            "/account/second-factor",
            ("code", Visitor.Totp(secret, now.AddSeconds(-30)))
        );
        Assert.Contains(
            "ほかの機械でのサインインは、すべて終わらせました",
            await on.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await IsInAsync(owner);
        await IsOutAsync(second);

        using var third = new Visitor(site);
        (await third.SignIn(Email, password)).Dispose();
        (await third.Post("/sign-in/second-factor", ("code", Visitor.Totp(secret, now)))).Dispose();
        await IsInAsync(third);
        (await owner.Post("/account/second-factor/off", ("current", password))).Dispose();
        await IsInAsync(owner);
        await IsOutAsync(third);
    }

    [Fact]
    public async Task The_account_page_says_that_other_sessions_will_end()
    {
        await using var site = await SiteAsync();
        using var owner = await Visitor.WithAsync(site, PersonRole.Reader, email: Email);
        foreach (
            var (path, words) in new[]
            {
                ("/account", "ほかの機械でのサインインは終わります"),
                ("/en/account", "You stay signed in here and are signed out everywhere else"),
            }
        )
            Assert.Equal(3, (await owner.Text(path)).Split(words).Length);
    }

    [Fact]
    public async Task Who_signs_in_on_an_English_page_is_signed_in_on_all()
    {
        await using var site = await SiteAsync();
        using var owner = await Visitor.WithAsync(site, PersonRole.Reader, email: Email);
        using var visitor = new Visitor(site);
        using var answer = await visitor.Post(
            "/en/sign-in",
            ("email", Email),
            ("password", Visitor.Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await IsInAsync(visitor);
    }

    private async Task<RunningSite> SiteAsync()
    {
        var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        site
            .Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>()
            .Value.ValidationInterval = TimeSpan.Zero;
        return site;
    }

    private static async Task<string> KeptAsync(RunningSite site)
    {
        await using var connection = await site.Source.OpenConnectionAsync();
        return (
            await connection.ExecuteScalarAsync<string>(
                "select security_stamp || (select count(*) from person_token) from person"
            )
        )!;
    }

    private static async Task IsInAsync(Visitor visitor) =>
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor));

    private static async Task IsOutAsync(Visitor visitor) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor));

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor)
    {
        using var answer = await visitor.Get("/account");
        return answer.StatusCode;
    }
}
