using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>The site behind a proxy, which is how people reach it from elsewhere.</summary>
public sealed class ProxyTests(PostgresFixture postgres)
{
    private const string PublicUrl = "https://register.example";
    private const int Guesses = 24;

    [Fact]
    public async Task Who_guesses_is_slowed_down_and_told_to_wait_and_nobody_else_is()
    {
        await using var site = await SiteAsync(PublicUrl);
        Assert.DoesNotContain(
            HttpStatusCode.TooManyRequests,
            await GuessAsync(site, i => $"203.0.113.{i}")
        );
        // Put there by the guesser; behind it stands what the proxy saw.
        Assert.Contains(
            HttpStatusCode.TooManyRequests,
            await GuessAsync(site, i => $"198.51.100.{i}, 203.0.113.200")
        );
        Assert.Contains(
            HttpStatusCode.TooManyRequests,
            await GuessAsync(site, i => $"2001:db8:1:2::{i}")
        );
        using var proxy = new Proxy(site, new(PublicUrl), "203.0.113.200");
        using var guest = new Visitor(proxy);
        using var answer = await guest.SignIn("guess@example.go.jp");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("1分ほど待って", page, StringComparison.Ordinal);
        Assert.DoesNotContain("URLと操作を確かめてください", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("192.0.2.7", false)]
    [InlineData("2001:db8::7", false)]
    public async Task Only_a_proxy_on_this_machine_is_believed(string from, bool isBelieved)
    {
        await using var site = await SiteAsync();
        var context = Passed(site, from, "203.0.113.5");
        Assert.Equal(isBelieved, context.Connection.RemoteIpAddress!.ToString() == "203.0.113.5");
        Assert.Equal(isBelieved, context.Request.Scheme == "https");
    }

    [Fact]
    public async Task Behind_a_proxy_that_was_named_the_next_address_counts_and_no_further_one()
    {
        const string named = "198.51.100.0/24";
        await using var site = await RunningSite.StartAsync(
            await postgres.NewDatabaseAsync(),
            publicUrl: PublicUrl,
            proxies: named
        );
        Assert.DoesNotContain(
            HttpStatusCode.TooManyRequests,
            await GuessAsync(site, i => $"203.0.113.{i}, 198.51.100.4")
        );
        Assert.Contains(
            HttpStatusCode.TooManyRequests,
            await GuessAsync(site, i => $"203.0.113.{i}, 192.0.2.9, 198.51.100.4")
        );
    }

    [Fact]
    public async Task A_site_known_by_https_has_cookies_that_travel_no_other_way()
    {
        await using var site = await SiteAsync(PublicUrl);
        using var proxy = new Proxy(site, new(PublicUrl), "203.0.113.5");
        using var visitor = await SignedInAsync(site, new(proxy));
        var cookie = Assert.Single(visitor.Cookies.GetAllCookies());
        Assert.True(cookie.Secure && cookie.HttpOnly);
        Assert.Equal("__Host-shirube-session", cookie.Name);
        Assert.Equal("/", cookie.Path);
        using var page = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(
            "max-age=31536000",
            Assert.Single(page.Headers.GetValues("Strict-Transport-Security"))
        );
        // A browser that says where it is and not how it was asked: by the address people know.
        visitor.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        visitor.Client.DefaultRequestHeaders.Add("Origin", PublicUrl);
        using var left = await visitor.Post("/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using var closed = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public async Task A_site_on_this_machine_alone_keeps_working_without_https()
    {
        await using var site = await SiteAsync();
        using var visitor = await SignedInAsync(site, new(site));
        var cookie = Assert.Single(visitor.Cookies.GetAllCookies());
        Assert.False(cookie.Secure);
        Assert.Equal("shirube-session", cookie.Name);
        using var page = await visitor.Get("/account");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Who_names_this_machine_to_a_proxy_finds_no_desk(string from)
    {
        await using var site = await SiteAsync();
        using var proxy = new Proxy(site, site.Address, from);
        using var visitor = new Visitor(proxy);
        using var answer = await visitor.Get("/import");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<RunningSite> SiteAsync(string? publicUrl = null) =>
        await RunningSite.StartAsync(await postgres.NewDatabaseAsync(), publicUrl: publicUrl);

    private static async Task<List<HttpStatusCode>> GuessAsync(
        RunningSite site,
        Func<int, string> from
    )
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 1; i <= Guesses; i++)
        {
            using var proxy = new Proxy(site, new(PublicUrl), from(i));
            using var guest = new Visitor(proxy);
            using var answer = await guest.SignIn(
                string.Create(CultureInfo.InvariantCulture, $"guess{i}@example.go.jp"),
                "wrong"
            );
            answers.Add(answer.StatusCode);
        }
        return answers;
    }

    private static async Task<Visitor> SignedInAsync(RunningSite site, Visitor visitor)
    {
        using var owner = await Visitor.WithAsync(
            site,
            PersonRole.Reader,
            email: "abe@example.go.jp"
        );
        using var answer = await visitor.SignIn("abe@example.go.jp");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>A request from an address that no test can have, as the site takes it.</summary>
    private static DefaultHttpContext Passed(RunningSite site, string from, string forwarded)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Scheme = "http";
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        new ForwardedHeadersMiddleware(
            _ => Task.CompletedTask,
            NullLoggerFactory.Instance,
            site.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>()
        ).ApplyForwarders(context);
        return context;
    }
}
