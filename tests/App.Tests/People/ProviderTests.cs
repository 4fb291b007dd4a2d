using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Signing in with an OpenID Connect provider, against one that can be made to lie.</summary>
public sealed class ProviderTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_was_invited_signs_in_without_a_password_and_is_known_by_subject_from_then_on()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        await InviteAsync(site);
        using var visitor = new Visitor(site);
        Assert.Equal("/account/start", await ComeAsync(visitor, provider));
        Assert.Contains(
            "tanaka@example.go.jp",
            await visitor.Text("/account"),
            StringComparison.Ordinal
        );

        // The address passes to somebody else: the subject counts.
        provider.Claims = c => c["email"] = "changed@example.go.jp";
        using var again = new Visitor(site);
        Assert.Equal("/account/start", await ComeAsync(again, provider));
        Assert.Contains(
            "tanaka@example.go.jp",
            await again.Text("/account"),
            StringComparison.Ordinal
        );
        provider.Claims = c => c["sub"] = "user-2";
        using var another = new Visitor(site);
        Assert.Null(await ComeAsync(another, provider));
    }

    [Fact]
    public async Task Who_was_not_invited_or_has_no_verified_address_opens_no_account()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        using var stranger = new Visitor(site);
        Assert.Null(await ComeAsync(stranger, provider));
        await InviteAsync(site);
        provider.Claims = c => c["email_verified"] = false;
        using var unsure = new Visitor(site);
        Assert.Null(await ComeAsync(unsure, provider));
    }

    [Fact]
    public async Task An_account_with_a_password_is_linked_by_whoever_has_signed_in_to_it()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        using var owner = await Visitor.WithAsync(
            site,
            PersonRole.Reader,
            email: "tanaka@example.go.jp"
        );
        using var visitor = new Visitor(site);
        Assert.Null(await ComeAsync(visitor, provider));
        Assert.Equal("/account/start", await ComeAsync(owner, provider));
        using var later = new Visitor(site);
        Assert.Equal("/account/start", await ComeAsync(later, provider));
    }

    [Theory]
    [InlineData("/rounds/1/duties?mine=yes", "/rounds/1/duties?mine=yes")]
    [InlineData("/en/rounds?q=%E7%81%AF", "/en/rounds?q=%E7%81%AF")]
    [InlineData("/rounds?q=灯", "/account/start")] // no address as browsers write it
    [InlineData("https://evil.example/", "/account/start")]
    [InlineData("//evil.example/", "/account/start")]
    [InlineData("/\\evil.example", "/account/start")]
    [InlineData("/\t/evil.example", "/account/start")]
    [InlineData("rounds", "/account/start")]
    public async Task The_page_that_was_wanted_is_there_after_the_way_by_the_provider_and_no_other_site(
        string next,
        string to
    )
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        await InviteAsync(site);
        using var visitor = new Visitor(site);
        Assert.Equal(to, await ComeAsync(visitor, provider, next));
    }

    [Fact]
    public async Task The_sign_in_page_hands_the_wanted_page_on_and_gets_it_back_when_the_provider_is_not_believed()
    {
        const string wanted = "/rounds/1/duties?mine=yes";
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        using var visitor = new Visitor(site);
        var link = Regex
            .Match(
                await visitor.Text($"/sign-in?next={Uri.EscapeDataString(wanted)}"),
                "href=\"(/sign-in/provider[^\"]*)\""
            )
            .Groups[1]
            .Value;
        Assert.Equal($"/sign-in/provider?next={Uri.EscapeDataString(wanted)}", link);
        provider.Spoil = _ => "no token";
        using var start = await visitor.Get(link);
        // Neither in the way there nor in the way back can anybody read it or put another in.
        Assert.DoesNotContain(
            "rounds",
            start.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        using var there = await visitor.Client.GetAsync(start.Headers.Location);
        using var back = await visitor.Client.GetAsync(
            new Uri(there.Headers.Location + "&next=https%3A%2F%2Fevil.example%2F")
        );
        Assert.Equal(
            $"/sign-in?failed=yes&next={Uri.EscapeDataString(wanted)}",
            back.Headers.Location!.OriginalString
        );
        Assert.Contains(
            $"name=\"next\" value=\"{wanted}\"",
            await visitor.Text(back.Headers.Location.OriginalString),
            StringComparison.Ordinal
        );
    }

    // The provider knows one way back, whatever the language.
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task The_way_back_is_the_address_people_know_the_site_by(string language)
    {
        const string known = "https://register.example";
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await RunningSite.StartAsync(
            await postgres.NewDatabaseAsync(),
            provider.Settings,
            publicUrl: known
        );
        await InviteAsync(site);
        using var proxy = new Proxy(site, new(known), "203.0.113.5");
        using var visitor = new Visitor(proxy);
        using var start = await visitor.Get(language + "/sign-in/provider");
        var asked = QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        Assert.Equal($"{known}/sign-in/provider/callback", asked["redirect_uri"].ToString());
        Assert.All(
            start.Headers.GetValues("Set-Cookie"),
            c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal("/account/start", await ComeAsync(visitor, provider));
    }

    public static TheoryData<string> Lies =>
        ["issuer", "audience", "nonce", "expiry", "issued", "signature", "algorithm", "parts"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_is_not_in_order_signs_in_nobody(string lie)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        await InviteAsync(site);
        provider.Claims = claims =>
        {
            switch (lie)
            {
                case "issuer":
                    claims["iss"] = "https://evil.example";
                    break;
                case "audience":
                    claims["aud"] = "another";
                    break;
                case "nonce":
                    claims["nonce"] = "of another sign-in";
                    break;
                case "expiry":
                    claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds();
                    break;
                case "issued":
                    claims["iat"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds();
                    break;
            }
        };
        provider.Spoil = token =>
            lie switch
            {
                "signature" => token[..^8] + "AAAAAAAA",
                "algorithm" => $"{FakeProvider.Part(new { alg = "none" })}.{token.Split('.')[1]}.",
                "parts" => "no token",
                _ => token,
            };
        using var visitor = new Visitor(site);
        Assert.Null(await ComeAsync(visitor, provider));
        using var account = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, account.StatusCode);
    }

    /// <summary>The provider's tokens are good for five minutes from its now.</summary>
    [Theory]
    [InlineData(90, true)]
    [InlineData(-90, true)]
    [InlineData(600, false)]
    [InlineData(-600, false)]
    public async Task A_clock_that_differs_a_little_from_the_providers_is_no_matter_and_one_that_differs_much_believes_nothing(
        int seconds,
        bool isBelieved
    )
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider, TimeSpan.FromSeconds(seconds));
        await InviteAsync(site);
        using var visitor = new Visitor(site);
        Assert.Equal(isBelieved ? "/account/start" : null, await ComeAsync(visitor, provider));
    }

    private async Task<RunningSite> SiteAsync(FakeProvider provider, TimeSpan off = default) =>
        await RunningSite.StartAsync(
            await postgres.NewDatabaseAsync(),
            provider.Settings,
            clock: new ShiftedClock(off)
        );

    private static async Task InviteAsync(RunningSite site)
    {
        var (token, _) = await InvitePerson.RunAsync(
            site.Work,
            Caller.Operator,
            "tanaka@example.go.jp",
            "田中",
            PersonRole.Secretariat.Name(),
            null
        );
        Assert.NotNull(token);
    }

    /// <summary>The whole way there and back.</summary>
    /// <returns>Where it ended; null where nobody was signed in.</returns>
    private static async Task<string?> ComeAsync(
        Visitor visitor,
        FakeProvider provider,
        string? next = null
    )
    {
        using var start = await visitor.Get(
            "/sign-in/provider" + (next is null ? "" : $"?next={Uri.EscapeDataString(next)}")
        );
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        Assert.StartsWith(
            provider.Issuer,
            start.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        using var there = await visitor.Client.GetAsync(start.Headers.Location);
        using var back = await visitor.Client.GetAsync(there.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        if (
            back.Headers.Location!.OriginalString.StartsWith(
                "/sign-in?failed",
                StringComparison.Ordinal
            )
        )
        {
            Assert.Contains(
                "確かめられませんでした",
                await visitor.Text(back.Headers.Location.OriginalString),
                StringComparison.Ordinal
            );
            return null;
        }
        using var done = await visitor.Client.GetAsync(back.Headers.Location);
        return done.StatusCode == HttpStatusCode.Redirect
            ? done.Headers.Location!.OriginalString
            : null;
    }
}
