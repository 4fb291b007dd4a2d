using System.Net;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

public sealed class EmptyRegisterTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RunningSite site = default!;

    public async ValueTask InitializeAsync() =>
        site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("/", "lang=\"ja\"", "まだ文書が取り込まれていません")]
    [InlineData("/en/", "lang=\"en\"", "No document was imported yet")]
    [InlineData("/editions", "lang=\"ja\"", "まだ版がありません")]
    [InlineData("/en/editions", "lang=\"en\"", "There is no edition yet")]
    public async Task An_empty_register_says_so_and_leads_onward(
        string path,
        string lang,
        string words
    )
    {
        var html = await site.Html(path);
        Assert.Contains(lang, html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page", "ページが見つかりません")]
    [InlineData("/en/no-such-page", "Page not found")]
    [InlineData("/goals/g0000000000", "ページが見つかりません")]
    [InlineData("/en/initiatives/i0000000000", "Page not found")]
    [InlineData("/editions/none", "ページが見つかりません")]
    public async Task What_is_not_there_is_a_404_in_the_readers_language_with_ways_onward(
        string path,
        string words
    )
    {
        var response = await site.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("/search\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_loads_its_style_and_script_and_nothing_from_elsewhere()
    {
        var response = await site.Get("/en/");
        var html = await response.Content.ReadAsStringAsync();
        var csp = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith(
            "default-src 'none'; script-src 'self'; style-src 'self';",
            csp,
            StringComparison.Ordinal
        );
        foreach (
            var kind in new[] { "href=\"(/assets/[^\"]+\\.css)\"", "src=\"(/assets/[^\"]+\\.js)\"" }
        )
        {
            var path = System.Text.RegularExpressions.Regex.Match(html, kind).Groups[1].Value;
            var asset = await site.Get(path);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.True(asset.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300));
        }
    }

    [Fact]
    public async Task The_health_of_the_database_can_be_asked() =>
        Assert.Equal("Healthy", await site.Html("/health"));
}
