using System.Net;
using System.Text.Json;
using Shirube.App.Tests.Site;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Indicators;

/// <summary>The public pages of indicators, over the project's own samples.</summary>
public sealed class IndicatorPagesTests(PostgresFixture postgres, Browser browser)
{
    [Fact]
    public async Task A_figure_stands_in_picture_table_search_api_and_file_with_the_line_it_was_read_from()
    {
        await using var site = await StartAsync();
        var list = await site.Html("/indicators");
        var code = CodeOf(list, "教材を使う学級");
        var page = await site.Html($"/indicators/{code}");
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("<polyline class=\"series__actual\"", page, StringComparison.Ordinal);
        foreach (
            var words in (string[])
                [
                    "基準値",
                    "210",
                    "2025年度",
                    "実績値",
                    "480",
                    "2026年度",
                    "171行目",
                    "単位の記載なし",
                ]
        )
            Assert.Contains(words, page, StringComparison.Ordinal);
        var english = await site.Html($"/en/indicators/{code}");
        foreach (var words in (string[])["Baseline", "FY 2025", "no unit given", "line 171"])
            Assert.Contains(words, english, StringComparison.Ordinal);
        Assert.Contains(
            $"/indicators/{code}",
            await site.Html(
                "/search?q=%E6%95%99%E6%9D%90%E3%82%92%E4%BD%BF%E3%81%86%E5%AD%A6%E7%B4%9A&kind=indicator"
            ),
            StringComparison.Ordinal
        );
        using var record = JsonDocument.Parse(await site.Html($"/api/indicators/{code}"));
        Assert.Equal(
            [210, 480],
            record
                .RootElement.GetProperty("figures")
                .EnumerateArray()
                .Select(f => f.GetProperty("value").GetInt32())
        );
        var csv = await site.Html($"/api/indicator_periods?format=csv&indicator={code}");
        Assert.Equal(3, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "baseline,value,2025-04-01,2026-03-31,FY2025,210,",
            csv,
            StringComparison.Ordinal
        );
        using var none = await site.Get("/indicators/k0000000000");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_page_of_indicators_runs_at_most_three_statements()
    {
        await using var site = await StartAsync();
        var list = await site.Html("/indicators");
        Assert.InRange(await Statements.Of(site, "/indicators"), 1, 3);
        Assert.InRange(
            await Statements.Of(site, $"/indicators/{CodeOf(list, "教材を使う学級")}"),
            1,
            3
        );
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_pages_have_no_fault_that_axe_finds_and_do_not_scroll_sideways(int width)
    {
        await using var site = await StartAsync();
        var code = CodeOf(await site.Html("/indicators"), "教材を使う学級");
        await using var window = await browser.Open(width);
        foreach (
            var path in (string[])["/indicators", $"/indicators/{code}", $"/en/indicators/{code}"]
        )
        {
            await window.Go(site, path);
            await window.FitsEverybodyAsync();
            await window.NoTableScrollsAsync();
        }
        Assert.Empty(window.Complaints);
    }

    private static string CodeOf(string html, string title)
    {
        var at = html.IndexOf($">{title}<", StringComparison.Ordinal);
        var from =
            html.LastIndexOf("/indicators/", at, StringComparison.Ordinal) + "/indicators/".Length;
        return html.Substring(from, 11);
    }

    private async Task<RunningSite> StartAsync()
    {
        var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(database, [Samples()], "operator");
        return await RunningSite.StartAsync(database);
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shirube.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "samples", "ai-strategy-2026-progress.txt");
    }
}
