using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Features.Importing;
using Shirube.Features.Register;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>An edition with one initiative more than its tree shows at once.</summary>
public sealed partial class LargeEditionTests(PostgresFixture postgres, Browser browser)
    : IAsyncLifetime
{
    private const int Initiatives = GetEdition.WholeTree + 1;
    private const int InSection = 100;
    private RunningSite site = default!;
    private string path = "";

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("shirube-large-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "large.txt"), Register());
            var database = await postgres.NewDatabaseAsync();
            await ImportFolder.RunAsync(database, [folder.FullName], "operator");
            site = await RunningSite.StartAsync(database);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        path = EditionLink().Match(await site.Html("/editions")).Value;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_closed_tree_carries_no_initiative_and_an_opened_branch_only_its_own()
    {
        var closed = await site.Html(path);
        Assert.Empty(InitiativeLink().Matches(closed));
        var branches = BranchLink().Matches(closed).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(11, branches.Count);
        var seen = new HashSet<string>();
        foreach (var branch in branches)
        {
            var html = await site.Html($"{path}?open={branch}");
            var own = InitiativeLink().Matches(html).Select(m => m.Value).ToList();
            Assert.Equal(branch == branches[^1] ? 1 : InSection, own.Count);
            Assert.All(own, initiative => Assert.True(seen.Add(initiative)));
            Assert.Equal(10, BranchLink().Count(html));
        }
        Assert.Equal(Initiatives, seen.Count);
        Assert.InRange(await Statements.Of(site, path), 1, 5);
        Assert.InRange(await Statements.Of(site, $"{path}?open={branches[0]}"), 1, 5);
    }

    [Fact]
    public async Task Without_scripts_one_gets_through_a_branch_to_an_initiative()
    {
        await using var window = await browser.Open(390, scripts: false);
        var page = window.Page;
        await window.Go(site, path);
        await page.Locator(".tree__closed a").Nth(1).ClickAsync();
        await page.Locator("details.tree__goal:not([open]) > summary")
            .First.ClickAsync(
                new()
                {
                    Position = new() { X = 5, Y = 12 },
                }
            );
        await page.Locator(".tree__item a[href*=initiatives] >> visible=true").First.ClickAsync();
        Assert.Contains("/initiatives/i", page.Url, StringComparison.Ordinal);
    }

    private static string Register()
    {
        var text = new StringBuilder(
            "「大きなAI戦略 2026」の取組\n\n(2026 年 4 月時点)\n\n第一部 港の備え\n"
        );
        for (var n = 0; n < Initiatives; n++)
        {
            if (n % InSection == 0)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\n({n / InSection + 1}) 港の備え（{n / InSection + 1}）\n\n大目標 港を守る（{n / InSection + 1}）\n"
                );
            if (n % 10 == 0)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\n<具体目標>\n\n水門を見守ること（{n / 10 + 1}）\n\n取 組\t関係府省庁\n"
                );
            text.Append(CultureInfo.InvariantCulture, $"水門の記録を整える（{n + 1}）\t港\n");
        }
        return text
            + "\n表に用いた略称は次のとおり。(二つ以上が並ぶときは、主担当に◎を付けた)\n\n略称\t府省庁名\t\t\n港\t港湾国土省\t\t\n";
    }

    [GeneratedRegex("/editions/[a-z0-9-]+(?=\")")]
    private static partial Regex EditionLink();

    [GeneratedRegex("/initiatives/i[0-9a-z]{10}")]
    private static partial Regex InitiativeLink();

    [GeneratedRegex("[?]open=([a-z0-9]+)#\\1\"")]
    private static partial Regex BranchLink();
}
