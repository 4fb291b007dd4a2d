using System.Text;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>What reading a file again would change, as a person sees it.</summary>
public sealed class ReadingChangesPageTests(PostgresFixture postgres, Browser browser)
{
    [Fact]
    public async Task Changed_words_stand_beside_those_before_in_both_languages()
    {
        await using var site = await OnDesk.SiteAsync(postgres);
        Assert.Contains(
            "There is no earlier reading",
            await site.Html("/en/import/1/changes"),
            StringComparison.Ordinal
        );
        Assert.True(await ReadAgain.RunAsync(site.Source, 1, "tester"));
        var newer = OnDesk.Plan.Replace("三基", "四基", StringComparison.Ordinal);
        await OnDesk.ReadAsync(
            site,
            (_, name, profiles, progress, ct) =>
                WholeReading.HereAsync(Encoding.UTF8.GetBytes(newer), name, profiles, progress, ct)
        );
        await using var window = await browser.Open();
        foreach (var path in new[] { "/import/1/changes", "/en/import/1/changes" })
        {
            await window.Go(site, path);
            var words = await window.Page.Locator("main").InnerTextAsync();
            Assert.Contains("灯台を三基建てる", words, StringComparison.Ordinal);
            Assert.Contains("灯台を四基建てる", words, StringComparison.Ordinal);
            Assert.DoesNotContain("霧笛", words, StringComparison.Ordinal);
            await window.FitsEverybodyAsync();
        }
        Assert.Empty(window.Complaints);
    }
}
