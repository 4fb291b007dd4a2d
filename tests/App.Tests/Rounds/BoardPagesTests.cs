using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>The boards in a real browser.</summary>
public sealed class BoardPagesTests(PostgresFixture postgres, Browser browser)
{
    [Theory]
    [InlineData(1280, "")]
    [InlineData(390, "/en")]
    public async Task The_boards_have_no_fault_that_axe_finds_and_do_not_scroll_sideways(
        int width,
        string language
    )
    {
        await using var site = await CompareTests.TwiceAsync(postgres);
        await using var window = await browser.Open(width);
        await window.BecomeAsync(
            site.Running,
            site.Office.Cookies.GetCookieHeader(site.Running.Address)
        );
        foreach (
            var path in new[]
            {
                "/scoreboards?rule=2",
                "/scoreboards/compare",
                "/scoreboards/compare?from=1&to=2&rule=2&by=lead",
                "/rounds/1/cuts/2?rule=2&by=proof&of=all&show=on-plan",
                "/rounds/1/late",
            }
        )
        {
            await window.Go(site.Running, language + path);
            await window.FitsEverybodyAsync();
            if (width == 1280 || path.Contains("compare", StringComparison.Ordinal))
                await window.NoTableScrollsAsync();
            else if (path.EndsWith("/late", StringComparison.Ordinal))
                Assert.Equal(0, await HiddenNamesAsync(window));
        }
        Assert.Empty(window.Complaints);
    }

    /// <summary>How many row headers are out of sight when the first table is scrolled to its end.</summary>
    private static Task<int> HiddenNamesAsync(Window window) =>
        window.Page.EvaluateAsync<int>(
            """
            () => {
              const frame = document.querySelector('.table-frame');
              frame.scrollLeft = frame.scrollWidth;
              return [...frame.querySelectorAll('th[scope=row]')]
                .filter(t => t.getBoundingClientRect().left < frame.getBoundingClientRect().left - 1).length;
            }
            """
        );
}
