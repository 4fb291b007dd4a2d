using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

[Collection(nameof(SeededSite))]
public sealed partial class SeededPagesTests(SeededSite seeded, PostgresFixture postgres)
{
    [Fact]
    public async Task The_edition_shows_all_240_initiatives_as_a_tree_and_50_of_them_as_a_table()
    {
        var site = seeded.Running;
        var edition = await Edition(site);
        Assert.Equal(240, Initiative().Count(await site.Html(edition)));
        Assert.Equal(50, Initiative().Count(await site.Html(edition + "?view=table")));
        Assert.Equal(40, Initiative().Count(await site.Html(edition + "?view=table&page=5")));
    }

    [Fact]
    public async Task The_filter_for_no_lead_marked_leaves_seven()
    {
        var site = seeded.Running;
        Assert.Equal(
            7,
            Initiative().Count(await site.Html(await Edition(site) + "?role=unmarked"))
        );
    }

    [Fact]
    public async Task A_page_runs_at_most_five_statements()
    {
        var site = seeded.Running;
        var edition = await Edition(site);
        var html = await site.Html(edition);
        var goal = Goal().Match(html).Value;
        var initiative = Initiative().Match(html).Value;
        var counts = new Dictionary<string, int>();
        foreach (
            var path in new[]
            {
                "/",
                "/editions",
                "/questions",
                "/about",
                edition,
                edition + "?view=table&sort=organisation",
                goal,
                initiative,
            }
        )
            counts[path] = await Statements.Of(site, path);
        Assert.All(counts, c => Assert.InRange(c.Value, c.Key == "/about" ? 0 : 1, 5));
    }

    [Fact]
    public async Task Every_initiative_and_goal_page_answers_in_both_languages()
    {
        var site = seeded.Running;
        var html = await site.Html(await Edition(site));
        var paths = Initiative()
            .Matches(html)
            .Concat(Goal().Matches(html))
            .Select(m => m.Value)
            .Distinct()
            .ToList();
        Assert.InRange(paths.Count, 280, 300);
        foreach (var path in paths)
        foreach (var language in new[] { "", "/en" })
        {
            var response = await site.Get(language + path);
            Assert.True(
                response.StatusCode == HttpStatusCode.OK,
                $"{language}{path}: {response.StatusCode}"
            );
        }
    }

    [Fact]
    public async Task English_pages_carry_no_Japanese_of_ours_and_link_within_English()
    {
        var site = seeded.Running;
        var html = await site.Html("/en/about");
        var words = Regex.Replace(html, "<[^>]*lang=\"ja\"[^>]*>[^<]*<", "<");
        Assert.DoesNotMatch("[\\p{IsHiragana}\\p{IsKatakana}]", words);
        Assert.DoesNotMatch(
            "href=\"/(?!en|assets|api)[a-z]",
            Regex.Replace(html, "<a[^>]*hreflang[^>]*>", "")
        );
    }

    [Fact]
    public async Task Hostile_words_of_a_document_are_shown_and_never_run()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await site.Execute(HostileRegister.Sql);
        foreach (
            var path in new[]
            {
                "/",
                "/editions/e",
                "/editions/e?view=table",
                "/initiatives/i1",
                "/goals/g1",
                "/questions",
            }
        )
        {
            var html = await site.Html(path);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\" onload=\"", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;alert", html + Encoded(html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_kept_page_is_304_until_the_register_changes()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        HttpResponseMessage first;
        // The listener needs a moment to be heard; until then nothing is kept and no tag is given.
        var waited = Stopwatch.StartNew();
        do first = await site.Get("/editions");
        while (first.Headers.ETag == null && waited.Elapsed < TimeSpan.FromSeconds(10));
        Assert.NotNull(first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await site.Execute("notify shirube_register");
        waited.Restart();
        while (await Again() == HttpStatusCode.NotModified)
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(10), "The old page is still kept.");

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/editions");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return (await site.Client.SendAsync(request)).StatusCode;
        }
    }

    // The front page names documents and not initiatives; its scoreboard's JSON encodes otherwise.
    private static string Encoded(string html) =>
        html.Replace("\\u003Cscript\\u003E", "&lt;script&gt;", StringComparison.Ordinal);

    private static async Task<string> Edition(RunningSite site)
    {
        await using var command = site.Source.CreateCommand(
            "select '/editions/' || slug from edition where current_document_id is not null order by slug limit 1"
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("/initiatives/i[0-9a-z]{10}")]
    private static partial Regex Initiative();

    [GeneratedRegex("/goals/g[0-9a-z]{10}")]
    private static partial Regex Goal();
}
