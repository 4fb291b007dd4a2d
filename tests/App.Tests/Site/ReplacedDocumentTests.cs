using System.Net;
using System.Text.RegularExpressions;
using Shirube.App.Tests.Cli;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>A register whose place a corrected one took: one initiative reworded, one removed, one with another lead, one
/// added.</summary>
public sealed partial class ReplacedDocumentTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly (string Before, string After)[] Corrections =
    [
        ("岸壁に置いた傾斜計の値をAIで読み", "岸壁に置いた傾斜計と温度計の値をAIで読み"),
        ("高潮の到達時刻を入り江ごとに示す予測の高度化\t防\n", ""),
        ("港、◎防", "◎港、防"),
        (
            "ドローンで集めた崖",
            "灯台の明かりの色を船に伝える仕組みの試作\t◎港、通\nドローンで集めた崖"
        ),
    ];

    private RunningSite site = default!;

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("shirube-replaced-");
        try
        {
            var original = Path.Combine(Samples.Folder, "ai-strategy-2026.txt");
            var text = await File.ReadAllTextAsync(original);
            foreach (var (before, after) in Corrections)
            {
                Assert.Contains(before, text, StringComparison.Ordinal);
                text = text.Replace(before, after, StringComparison.Ordinal);
            }
            var corrected = Path.Combine(folder.FullName, "corrected.txt");
            await File.WriteAllTextAsync(corrected, text);
            var database = await postgres.NewDatabaseAsync();
            await ImportFolder.RunAsync(database, [original], "operator");
            await ImportFolder.RunAsync(database, [corrected], "operator");
            site = await RunningSite.StartAsync(database);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_comparison_names_the_four_changes_and_leads_to_each_initiative()
    {
        var html = await site.Html("/en" + await ComparePath());
        Assert.Equal(
            "1 1 1 0 1",
            string.Join(' ', Figure().Matches(html).Select(m => m.Groups[1]))
        );
        var linked = InitiativeLink().Matches(html).Select(m => m.Value).ToList();
        Assert.Equal(6, linked.Count);
        foreach (var initiative in linked.Distinct())
            Assert.Equal(HttpStatusCode.OK, (await site.Get(initiative)).StatusCode);
    }

    [Fact]
    public async Task What_only_the_older_reading_holds_says_so_and_leads_to_the_comparison()
    {
        var compare = await ComparePath();
        await using var command = site.Source.CreateCommand(
            """
            select i.code, exists (select from initiative n where n.code = i.code and n.document_id = e.current_document_id)
            from initiative i join source_document d on d.id = i.document_id join edition e on e.id = d.edition_id
            where d.id <> e.current_document_id order by i.position limit 4
            """
        );
        await using var rows = await command.ExecuteReaderAsync();
        var current = new List<bool>();
        while (await rows.ReadAsync())
        {
            var html = await site.Html("/en/initiatives/" + rows.GetString(0));
            current.Add(rows.GetBoolean(1));
            Assert.Equal(
                !rows.GetBoolean(1),
                html.Contains("Not in the current reading", StringComparison.Ordinal)
            );
            Assert.Equal(!rows.GetBoolean(1), html.Contains(compare, StringComparison.Ordinal));
        }
        Assert.Equal([false, false, true, true], current);
    }

    [Fact]
    public async Task The_older_document_leads_to_the_one_in_its_place_and_back()
    {
        var compare = await ComparePath();
        var (older, newer) = (compare.Split('/')[2], compare.Split('/')[4]);
        var before = await site.Html("/en/sources/" + older);
        Assert.Contains(
            "Another document took the place of this one",
            before,
            StringComparison.Ordinal
        );
        Assert.Contains($"href=\"/en/sources/{newer}\"", before, StringComparison.Ordinal);
        Assert.Contains(compare, before, StringComparison.Ordinal);
        Assert.Contains(compare, await site.Html("/en/sources/" + newer), StringComparison.Ordinal);
    }

    private async Task<string> ComparePath()
    {
        await using var command = site.Source.CreateCommand(
            """
            select '/sources/' || left(o.sha256, 12) || '/compare/' || left(n.sha256, 12)
            from source_document n join source_document o on o.id = n.replaces_id
            """
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("<td class=\"number\">([0-9]+)</td>")]
    private static partial Regex Figure();

    [GeneratedRegex("/en/initiatives/i[0-9a-z]{10}")]
    private static partial Regex InitiativeLink();
}
