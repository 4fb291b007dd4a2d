using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Codes of an authenticator app, each good for once.</summary>
public sealed class SecondFactorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task With_a_second_factor_the_password_alone_opens_nothing_and_a_code_works_once()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        const string email = "mori@example.go.jp";
        using var owner = await Visitor.WithAsync(site, PersonRole.Reviewer, email: email);
        var secret = await owner.SecretAsync();
        using var on = await owner.Post(
            "/account/second-factor",
            ("code", Visitor.Totp(secret, DateTimeOffset.UtcNow.AddSeconds(-30)))
        );
        var codes = Regex
            .Matches(await on.Content.ReadAsStringAsync(), "<code>([^<]+)</code>")
            .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .ToList();
        Assert.Equal(OwnAccount.RecoveryCodes, codes.Count);

        using var visitor = new Visitor(site);
        using var half = await visitor.SignIn(email);
        Assert.Equal("/sign-in/second-factor", half.Headers.Location!.OriginalString);
        using var closed = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        var code = Visitor.Totp(secret, DateTimeOffset.UtcNow);
        using var wrong = await visitor.Post("/sign-in/second-factor", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await visitor.Post("/sign-in/second-factor", ("code", code));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Contains(email, await visitor.Text("/account"), StringComparison.Ordinal);

        using var second = new Visitor(site);
        (await second.SignIn(email)).Dispose();
        using var replayed = await second.Post("/sign-in/second-factor", ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        using var recovered = await second.Post("/sign-in/second-factor", ("code", codes[0]));
        Assert.Equal(HttpStatusCode.Redirect, recovered.StatusCode);
        using var third = new Visitor(site);
        (await third.SignIn(email)).Dispose();
        using var spent = await third.Post("/sign-in/second-factor", ("code", codes[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, spent.StatusCode);
    }

    [Fact]
    public async Task No_code_works_again_after_a_later_one()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        const string email = "mori@example.go.jp";
        var (secret, now) = await TurnedOnAsync(site, email);
        var (first, next) = (Visitor.Totp(secret, now), Visitor.Totp(secret, now.AddSeconds(30)));
        foreach (
            var (code, expected) in new[]
            {
                (first, HttpStatusCode.Redirect),
                (first, HttpStatusCode.UnprocessableEntity),
                (next, HttpStatusCode.Redirect),
                (first, HttpStatusCode.UnprocessableEntity),
                (next, HttpStatusCode.UnprocessableEntity),
            }
        )
        {
            using var visitor = new Visitor(site);
            (await visitor.SignIn(email)).Dispose();
            using var answer = await visitor.Post("/sign-in/second-factor", ("code", code));
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Of_those_who_use_one_code_at_once_one_gets_in()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        const string email = "hara@example.go.jp";
        var (secret, now) = await TurnedOnAsync(site, email);
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(site)).ToList();
        foreach (var visitor in visitors)
            (await visitor.SignIn(email)).Dispose();
        var code = Visitor.Totp(secret, now);
        var answers = await Task.WhenAll(
            visitors.Select(v => v.Post("/sign-in/second-factor", ("code", code)))
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var answer in answers)
            answer.Dispose();
        foreach (var visitor in visitors)
            visitor.Dispose();
    }

    [Fact]
    public async Task Whoever_has_an_app_keeps_its_key_until_it_is_turned_off()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var owner = await Visitor.WithAsync(site, PersonRole.Reviewer);
        var key = await owner.SecretAsync();
        (await TurnOnAsync(owner, key, DateTimeOffset.UtcNow)).Dispose();
        var kept = await KeyAsync(site);
        using var again = await owner.Post("/account/second-factor/begin");
        Assert.Equal(kept, await KeyAsync(site));
        Assert.DoesNotContain(
            "secret=",
            await owner.Text("/account?second=begin"),
            StringComparison.Ordinal
        );
    }

    private static async Task<(string Secret, DateTimeOffset Now)> TurnedOnAsync(
        RunningSite site,
        string email
    )
    {
        using var owner = await Visitor.WithAsync(site, PersonRole.Reviewer, email: email);
        var secret = await owner.SecretAsync();
        var now = DateTimeOffset.UtcNow;
        (await TurnOnAsync(owner, secret, now.AddSeconds(-30))).Dispose();
        return (secret, now);
    }

    private static async Task<HttpResponseMessage> TurnOnAsync(
        Visitor owner,
        string secret,
        DateTimeOffset at
    )
    {
        var on = await owner.Post("/account/second-factor", ("code", Visitor.Totp(secret, at)));
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        return on;
    }

    private static async Task<string?> KeyAsync(RunningSite site)
    {
        await using var connection = await site.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string>(
            "select value from person_token where name = 'AuthenticatorKey'"
        );
    }
}
