using System.Text;
using Deque.AxeCore.Playwright;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>What reading a file again would change, as a person sees it.</summary>
public sealed class ReadingChangesPageTests(PostgresFixture postgres, Browser browser)
{
    private const string Plan = """
        みなと国の計画

        第一部 港の未来

        <具体目標>
        灯台を増やす

        取組	関係府省庁
        灯台を三基建てる	港湾省
        霧笛を新しくする	◎港湾省、航路庁

        """;

    [Fact]
    public async Task Changed_words_stand_beside_those_before_in_both_languages()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await UploadDocument.RunAsync(
            site.Source,
            Encoding.UTF8.GetBytes(Plan),
            "plan.txt",
            "tester",
            false,
            default
        );
        await ReadAsync(site, Plan);
        Assert.Contains(
            "There is no earlier reading",
            await site.Html("/en/import/1/changes"),
            StringComparison.Ordinal
        );
        Assert.True(await ReadAgain.RunAsync(site.Source, 1, "tester"));
        await ReadAsync(site, Plan.Replace("三基", "四基", StringComparison.Ordinal));
        await using var window = await browser.Open();
        foreach (var path in new[] { "/import/1/changes", "/en/import/1/changes" })
        {
            await window.Go(site, path);
            var words = await window.Page.Locator("main").InnerTextAsync();
            Assert.Contains("灯台を三基建てる", words, StringComparison.Ordinal);
            Assert.Contains("灯台を四基建てる", words, StringComparison.Ordinal);
            Assert.DoesNotContain("霧笛", words, StringComparison.Ordinal);
            var found = await window.Page.RunAxe();
            Assert.Empty(
                found.Violations.Select(v => $"{path}: {v.Id} {v.Nodes.FirstOrDefault()?.Html}")
            );
        }
        Assert.Empty(window.Complaints);
    }

    private static async Task ReadAsync(RunningSite site, string text)
    {
        var worker = new ImportWorker(
            site.Source,
            "test",
            (_, name, _, _, _) =>
                Task.FromResult(WholeReading.Of(Encoding.UTF8.GetBytes(text), name))
        );
        Assert.Equal(1, await worker.DrainAsync(default));
    }
}
