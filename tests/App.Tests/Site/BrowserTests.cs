using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Shirube.App.Tests.Site;

[Collection(nameof(SeededSite))]
public sealed class BrowserTests(SeededSite seeded, Browser browser)
{
    private static readonly string[] Fixed =
    [
        "/",
        "/en/",
        "/editions",
        "/questions",
        "/about",
        "/en/about",
        "/en/editions",
        "/en/questions",
        "/en/data",
        "/en/progress",
        "/en/scoreboards",
        "/no-such-page",
    ];

    private static string? Pictures { get; } =
        Environment.GetEnvironmentVariable("SHIRUBE_PICTURES");

    [Fact]
    public async Task No_page_scrolls_sideways_offends_axe_or_complains_at_any_width()
    {
        var site = seeded.Running;
        var paths = Fixed
            .Concat(await FirstOfEach(site))
            .Concat(await FurtherPages.Of(site))
            .ToList();
        var offences = new List<string>();
        foreach (var width in new[] { 390, 1280 })
        {
            await using var window = await browser.Open(width);
            foreach (var path in paths)
            {
                await window.Go(site, path);
                if (await window.Page.Locator("[data-chart]").CountAsync() is var charts and > 0)
                    await Assertions
                        .Expect(window.Page.Locator("[data-chart] svg"))
                        .ToHaveCountAsync(charts, new() { Timeout = 30_000 });
                var sideways = await window.Page.EvaluateAsync<int>(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                );
                if (sideways > 0)
                    offences.Add($"{path} is {sideways} px too wide at {width} px.");
                if (Pictures != null)
                    await Picture(window.Page, path, width);
                var axe = await window.Page.RunAxe();
                offences.AddRange(
                    axe.Violations.Select(v =>
                        $"{path} at {width} px: {v.Id}: {v.Help} ({v.Nodes.Length}×, first {v.Nodes[0].Html})"
                    )
                );
                offences.AddRange(
                    window
                        .Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal))
                        .Select(c => $"{path} at {width} px: {c}")
                );
                window.Complaints.Clear();
            }
        }
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Fact]
    public async Task Without_scripts_one_gets_from_the_front_page_to_the_printed_line()
    {
        var site = seeded.Running;
        await using var window = await browser.Open(scripts: false);
        var page = window.Page;
        await window.Go(site, "/");
        await page.Locator(".card a").First.ClickAsync();
        Assert.Contains("/editions/", page.Url, StringComparison.Ordinal);
        await page.Locator("details.tree__goal:not([open]) > summary")
            .First.ClickAsync(
                new()
                {
                    Position = new() { X = 5, Y = 12 },
                }
            );
        await page.Locator(".tree__item a[href*=initiatives] >> visible=true").First.ClickAsync();
        Assert.Contains("/initiatives/i", page.Url, StringComparison.Ordinal);
        var source = await page.Locator(".as-printed a").First.GetAttributeAsync("href");
        Assert.Matches("^/sources/[0-9a-f]{12}#L[0-9]+$", source);
        await page.Locator(".header__language a").ClickAsync();
        Assert.Contains("/en/initiatives/i", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Without_scripts_one_searches_goes_to_the_source_and_back_to_an_organisation_and_to_English()
    {
        var site = seeded.Running;
        await using var window = await browser.Open(390, scripts: false);
        var page = window.Page;
        await window.Go(site, "/");
        await page.Locator("main input[name=q]").FillAsync("ロボット");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".found__item a[href^='/initiatives/']").First.ClickAsync();
        var initiative = page.Url;
        await page.Locator(".as-printed a").First.ClickAsync();
        var line = page.Locator(new Uri(page.Url).Fragment);
        Assert.True(await line.EvaluateAsync<bool>("e => e.matches(':target')"));
        await Assertions.Expect(line).ToBeInViewportAsync();
        await page.GoBackAsync();
        Assert.Equal(initiative, page.Url);
        await page.Locator("#responsible ~ ul a").First.ClickAsync();
        Assert.Contains("/organisations/", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator("main a[href^='/initiatives/']").CountAsync() > 0);
        await page.Locator(".header__language a").ClickAsync();
        Assert.Contains("/en/organisations/", page.Url, StringComparison.Ordinal);
        await page.Locator("main a[href^='/en/initiatives/']").First.ClickAsync();
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task With_scripts_the_chart_is_drawn_and_the_citation_can_be_copied()
    {
        var site = seeded.Running;
        await using var window = await browser.Open();
        await window.Go(site, "/");
        await window.Page.Locator("[data-chart] svg").WaitForAsync();
        Assert.Equal(7, await window.Page.Locator(".chart__table tbody tr").CountAsync());
        await window.Go(site, (await FirstOfEach(site))[^1]);
        var button = window.Page.Locator("button[data-copy=citation]");
        Assert.True(await button.IsVisibleAsync());
        await button.ClickAsync();
        Assert.Empty(window.Complaints);
    }

    /// <summary>An edition as tree, table and filtered, a goal, an initiative in each language.</summary>
    private static async Task<IReadOnlyList<string>> FirstOfEach(RunningSite site)
    {
        await using var command = site.Source.CreateCommand(
            """
            select e.slug,
                (select g.code from goal g join initiative i on i.goal_id = g.id join progress_goal p on p.goal_id = g.id
                    where g.document_id = e.current_document_id order by g.position limit 1),
                (select i.code from initiative i join progress_goal p on p.goal_id = i.goal_id
                    where i.document_id = e.current_document_id order by i.position limit 1)
            from edition e where e.current_document_id is not null order by e.slug limit 1
            """
        );
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        var (edition, goal, initiative) = (
            "/editions/" + row.GetString(0),
            "/goals/" + row.GetString(1),
            "/initiatives/" + row.GetString(2)
        );
        return
        [
            edition,
            edition + "?view=table",
            edition + "?role=unmarked",
            "/en" + edition,
            "/en" + edition + "/progress",
            "/en" + edition + "?q=no-such-words",
            goal,
            "/en" + initiative,
            initiative,
        ];
    }

    private static Task<byte[]> Picture(IPage page, string path, int width) =>
        page.ScreenshotAsync(
            new()
            {
                FullPage = true,
                Path = Path.Combine(
                    Pictures!,
                    $"{path.Trim('/').Replace('/', '_').Replace('?', '_')}-{width}.png"
                ),
            }
        );
}
