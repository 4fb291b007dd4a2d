using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shirube.App.Startup;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Features.Publishing;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>Every text of a round that is not released has a mark of its own, and no mark is anywhere public: not in pages of
/// either language, the API, search, exports, feeds, errors or headers. After the release the approved texts are, and only
/// they.</summary>
public sealed class ReleaseCanaryTests(PostgresFixture postgres)
{
    private const string Mark = "ZQX7";

    /// <summary>What is published with the release.</summary>
    private static readonly string[] Published =
    [
        "ZQX7approved",
        "ZQX7next",
        "ZQX7proof",
        "ZQX7title",
        "ZQX7note",
        "ZQX7round",
        MarkedRound.Figure + "0",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_time_nothing_is_anywhere_public_and_after_it_only_what_was_approved()
    {
        await using var site = await MarkedRound.WaitingAsync(postgres);
        var release = await site.TextAsync("select code from release");
        var answer = await site.TextAsync("select code from release_answer");
        var indicator = await site.TextAsync(
            "select i.code from indicator i join indicator_definition d on d.indicator_id = i.id where d.title = '灯台の数'"
        );
        var correction = $"/rounds/1/releases/{release}/answers/{answer}";
        Assert.Contains(
            Mark,
            await site.Office.Text($"/rounds/1/releases/{release}"),
            StringComparison.Ordinal
        );
        var paths = await PathsAsync(site, release, answer);
        var shut = await AskAsync(site, paths);
        Assert.Empty(shut.Where(s => IsMarked(s.Value)).Select(s => s.Key));
        Assert.False(await IsInExportAsync(site, ""));
        await FailingPagesSayNothingAsync(site);

        var version = site.Running.Services.GetRequiredService<RegisterVersion>();
        var before = version.Current;
        await site.Running.Execute(
            "alter table release_timing disable trigger all; update release_timing set publish_at = clock_timestamp(); notify shirube_register"
        );
        for (
            var tries = 0;
            (!version.IsKnown || version.Current == before) && tries < 1500;
            tries++
        )
            await Task.Delay(20, Stop);
        (
            await site.Office.Post(
                correction,
                ("field", "next"),
                ("after", "直した予定"),
                ("reason", "試験"),
                ("seen", "0")
            )
        ).Dispose();
        var open = await AskAsync(site, paths);
        foreach (var (path, text) in await Crawl.OfAsync(site.Running))
            open[path] = text;
        foreach (var (path, text) in open)
            Assert.False(IsMarked(Without(text)), path);
        // Were these not full of it, the rest would show nothing.
        foreach (
            var (path, mark) in new[]
            {
                ($"/releases/{release}", "ZQX7approved"),
                ($"/answers/{answer}", "ZQX7proof"),
                ($"/en/answers/{answer}", "ZQX7next"),
                ("/api/released_answers", "ZQX7approved"),
                ("/api/corrections?format=csv", "ZQX7next"),
                ("/api/releases", "ZQX7note"),
                ("/feeds/releases.atom", "ZQX7title"),
                ("/search?q=土台", "ZQX7approved"),
                ("/", "ZQX7title"),
                ($"/indicators/{indicator}", MarkedRound.Figure + "0"),
                ($"/answers/{answer}", MarkedRound.Figure + "0"),
                ("/api/indicator_periods", MarkedRound.Figure + "0"),
                ("/api/released_answers", MarkedRound.Figure + "0"),
            }
        )
            Assert.Contains(mark, Bare(open[path]), StringComparison.OrdinalIgnoreCase);
        Assert.True(await IsInExportAsync(site, "ZQX7approved"));
    }

    private static bool IsMarked(string text) =>
        text.Contains(Mark, StringComparison.OrdinalIgnoreCase)
        || Bare(text).Contains(MarkedRound.Figure, StringComparison.Ordinal);

    // Figures are shown in groups of three.
    private static string Bare(string text) => text.Replace(",", "", StringComparison.Ordinal);

    private static string Without(string text) =>
        Published.Aggregate(
            Bare(text),
            (rest, word) => rest.Replace(word, "", StringComparison.OrdinalIgnoreCase)
        );

    private static async Task<List<string>> PathsAsync(
        RoundSite site,
        string release,
        string answer
    )
    {
        var indicators = await site.TextAsync("select string_agg(code, ' ') from indicator");
        var initiatives = await site.TextAsync("select string_agg(code, ' ') from initiative");
        string[] plain =
        [
            "/",
            "/releases",
            $"/releases/{release}",
            $"/answers/{answer}",
            $"/rounds/1/releases/{release}",
            "/rounds/1",
            "/rounds/1/releases",
            "/rounds/1/duties/1",
            "/rounds/1/cuts/1?of=all&show=",
            "/rounds/1/questions",
            "/scoreboards",
            "/scoreboards/compare?from=1&to=1",
            "/search?q=土台",
            "/search?q=港",
            "/indicators",
            "/nothing",
            .. indicators.Split(' ').Select(c => $"/indicators/{c}"),
            .. initiatives.Split(' ').Select(c => $"/initiatives/{c}"),
        ];
        return
        [
            .. plain,
            .. plain.Select(p => "/en" + p),
            $"/releases/{release}/manifest.json",
            $"/answers/{answer}/files/{EvidenceUpload.Hash(EvidenceUpload.Pdf)}",
            $"/rounds/1/duties/1/files/{EvidenceUpload.Hash(EvidenceUpload.Pdf)}",
            "/feeds/releases.atom",
            "/en/feeds/releases.atom",
            .. Datasets
                .All.Where(d => d.InApi)
                .SelectMany(d => new[] { $"/api/{d.Name}", $"/api/{d.Name}?format=csv" }),
            $"/api/releases/{release}",
            $"/api/released_answers/{answer}",
            "/api/releases?edition=nothing&x=1",
            "/api/nothing",
            "/sitemap.xml",
            "/robots.txt",
            "/health",
            "/import/events",
        ];
    }

    private static async Task<Dictionary<string, string>> AskAsync(
        RoundSite site,
        List<string> paths
    )
    {
        var answers = await Crawl.OfAsync(site.Running);
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            // Not from this machine: the desk is for whoever sits at it.
            if (path.StartsWith("/import", StringComparison.Ordinal))
                request.Headers.Host = "register.example";
            using var answer = await site.Running.Client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                Stop
            );
            answers[path] =
                $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync(Stop)}";
        }
        return answers;
    }

    private static async Task FailingPagesSayNothingAsync(RoundSite site)
    {
        await site.Running.Execute(
            "alter view released rename to gone; alter table goal rename to goal_gone"
        );
        var initiative = await site.TextAsync("select code from initiative limit 1");
        foreach (
            var path in new[]
            {
                "/releases",
                $"/initiatives/{initiative}",
                "/api/goals",
                "/feeds/releases.atom",
            }
        )
        {
            using var failed = await site.Running.Get(path + "?fresh=" + Guid.NewGuid());
            Assert.True((int)failed.StatusCode >= 400, path);
            Assert.DoesNotContain(
                Mark,
                await failed.Content.ReadAsStringAsync(Stop),
                StringComparison.OrdinalIgnoreCase
            );
        }
        await site.Running.Execute(
            "alter view gone rename to released; alter table goal_gone rename to goal"
        );
    }

    private static async Task<bool> IsInExportAsync(RoundSite site, string word)
    {
        var isFound = false;
        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Json })
        {
            using var folder = new Cli.Folder();
            var to = Path.Combine(folder.Path, "out");
            var files = await ExportRegister.RunAsync(
                site.Running.Source,
                to,
                format,
                false,
                "",
                "1.0.0",
                new(2031, 4, 1, 0, 0, 0, DateTimeKind.Utc),
                Stop
            );
            foreach (var file in files)
            {
                var text = await File.ReadAllTextAsync(Path.Combine(to, file), Stop);
                isFound |=
                    word.Length > 0
                        ? text.Contains(word, StringComparison.OrdinalIgnoreCase)
                        : IsMarked(text);
                if (word.Length > 0)
                    Assert.False(IsMarked(Without(text)), file);
            }
        }
        return isFound;
    }
}
