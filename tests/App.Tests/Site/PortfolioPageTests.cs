using System.Text.Json;
using System.Text.RegularExpressions;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

[Collection(nameof(SeededSite))]
public sealed partial class PortfolioPageTests(SeededSite seeded, PostgresFixture postgres)
{
    [Fact]
    public async Task Themes_centres_countries_and_areas_are_all_there()
    {
        var html = await seeded.Running.Html("/portfolio");
        Assert.Equal(13, ItemsOf(html, "research-theme"));
        Assert.Equal(3, ItemsOf(html, "programme"));
        Assert.Equal(8, ItemsOf(html, "institution"));
        var countries = Country().Matches(html).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(21, countries.Count);
        Assert.Equal(8, countries.Distinct().Count());
        Assert.Equal(21, Dot().Count(html));
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budgets_stand_in_yen_and_in_units_of_a_hundred_million()
    {
        var html = await seeded.Running.Html("/portfolio");
        Assert.Contains(">9,442,000,000</td>", html, StringComparison.Ordinal);
        Assert.Contains(">94.42</td>", html, StringComparison.Ordinal);
        Assert.Contains(">4,700,000,000</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_the_database_once() =>
        Assert.Equal(1, await Statements.Of(seeded.Running, "/portfolio"));

    [Fact]
    public async Task In_English_the_words_of_the_document_keep_their_language()
    {
        var html = await seeded.Running.Html("/en/portfolio");
        Assert.Contains("Targets and their dates", html, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/en/sources/[0-9a-f]{12}[^\"]*#L[0-9]+\" lang=\"ja\">", html);
    }

    [Theory]
    [InlineData("/search?q=潮見+航", "入り江の先読み")]
    [InlineData("/en/search?q=入り江の先読み&kind=research", "入り江の先読み")]
    [InlineData("/search?q=声アーカイブ&kind=research", "島の声アーカイブ事業")]
    [InlineData("/search?q=ラグーナ&kind=research", "Lagoon AI Strategy")]
    public async Task Search_finds_an_area_its_head_a_programme_and_a_strategy_and_leads_to_their_place(
        string path,
        string name
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var site = await OurDeckAsync(database);

        var found = FoundPlace().Match(await site.Html(path));

        Assert.True(found.Success);
        var page = await site.Html("/portfolio");
        var row = page[page.IndexOf($"id=\"{found.Groups[1].Value}\"", StringComparison.Ordinal)..];
        Assert.Contains(
            name,
            row[..row.IndexOf("</a>", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Documents_of_before_are_found_too_as_the_same_words()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var site = await OurDeckAsync(database);
        const string Passages =
            "select string_agg(path || ' ' || body || ' ' || norm || ' ' || weight, '|' order by path) from passage where kind = 'research'";
        var written = await ScalarAsync(site, Passages);
        var update = await File.ReadAllTextAsync(
            Path.Combine(Cli.Samples.Root(), "src/Data/Migrations/0006_research_passages.sql"),
            TestContext.Current.CancellationToken
        );

        // A register of that time had no passages of kinds that came later.
        await ScalarAsync(site, "delete from passage where kind in ('research', 'indicator')");
        await ScalarAsync(site, update);

        Assert.Equal(written, await ScalarAsync(site, Passages));
    }

    [Fact]
    public async Task Programs_get_the_same_facts_by_kind_page_by_page()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var site = await OurDeckAsync(database);

        using var areas = JsonDocument.Parse(await site.Html("/api/research?kind=research-area"));
        using var budgets = JsonDocument.Parse(await site.Html("/api/research?kind=budget&size=4"));

        Assert.Equal(6, areas.RootElement.GetProperty("total").GetInt64());
        var first = areas.RootElement.GetProperty("items")[0];
        Assert.Equal("潮見 航", first.GetProperty("leader").GetString());
        Assert.Equal(6, first.GetProperty("projects").GetInt64());
        Assert.Equal(13, budgets.RootElement.GetProperty("total").GetInt64());
        Assert.Equal(
            [1_200_000_000, 900_000_000, 600_000_000, 250_000_000],
            budgets
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(b => b.GetProperty("amountYen").GetInt64())
        );
        var one = await site.Html("/api/research/" + first.GetProperty("id").GetString());
        Assert.Contains("入り江の先読み", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_budget_and_every_area_is_shown_also_the_second_of_a_stage_and_those_without_a_scheme()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var site = await OurDeckAsync(database);
        var html = await site.Html("/portfolio");
        Assert.Contains(">600,000,000</td>", html, StringComparison.Ordinal);
        Assert.Contains(">250,000,000</td>", html, StringComparison.Ordinal);
        Assert.Contains("2025年度 補正（2件目）", html, StringComparison.Ordinal);
        Assert.Equal(6, html.Split("data-area=").Length - 1);
        Assert.Contains("data-area=\"海鳥の声\"", html, StringComparison.Ordinal);
        Assert.Contains("2028年度（2029年3月まで）", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_the_front_page_and_the_page_of_such_a_source_lead_there()
    {
        Assert.Equal(3, (await seeded.Running.Html("/")).Split("href=\"/portfolio\"").Length - 1);
        var page = await seeded.Running.Html("/portfolio");
        var source = SourceLink().Match(page).Groups[1].Value;
        Assert.Equal(
            3,
            (await seeded.Running.Html(source)).Split("href=\"/portfolio\"").Length - 1
        );
    }

    [Theory]
    [InlineData("/portfolio", "研究についての文書は、まだ取り込まれていません")]
    [InlineData("/en/portfolio", "No document about research was imported yet")]
    public async Task An_empty_register_says_so(string path, string words)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        Assert.Contains(words, await site.Html(path), StringComparison.Ordinal);
    }

    private static async Task<RunningSite> OurDeckAsync(Data.Database database)
    {
        await Cli.Shirube.RunAsync(
            Cli.Shirube.Program,
            ["import", Path.Combine(Cli.Samples.Folder, "research-portfolio-2026.txt")],
            new Dictionary<string, string?> { ["SHIRUBE_DATABASE"] = database.ConnectionString }
        );
        return await RunningSite.StartAsync(database);
    }

    private static async Task<string?> ScalarAsync(RunningSite site, string sql)
    {
        await using var command = site.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) as string;
    }

    private static int ItemsOf(string html, string kind) =>
        Regex
            .Match(
                html,
                $"<ul class=\"lines\" data-list=\"{kind}\">(.*?)</ul>",
                RegexOptions.Singleline
            )
            .Groups[1]
            .Value.Split("<li ")
            .Length - 1;

    [GeneratedRegex("原典：.*?<a href=\"(/sources/[0-9a-f]{12})\"", RegexOptions.Singleline)]
    private static partial Regex SourceLink();

    [GeneratedRegex("href=\"(?:/en)?/portfolio#(p-[0-9a-f]{12}-[^\"]+)\"")]
    private static partial Regex FoundPlace();

    [GeneratedRegex("<circle [^>]*r=\"5\"")]
    private static partial Regex Dot();

    [GeneratedRegex("<tr [^>]*data-country=\"([^\"]+)\"")]
    private static partial Regex Country();
}
