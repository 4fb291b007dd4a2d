using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Shirube.App.Startup;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>A page that was kept before the time of a release shows it after that time, and not a moment before.</summary>
public sealed class EmbargoTests(PostgresFixture postgres)
{
    private static readonly string[] Kept = ["/", "/releases", "/en/releases", "/search?q=二基"];

    [Fact]
    public async Task What_was_kept_before_the_time_shows_the_release_after_it_without_a_restart()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var code = await ReleasedRound.TomorrowAsync(site);
        var tags = new Dictionary<string, EntityTagHeaderValue?>();
        // What the making of the release changed may still be on its way to whoever keeps pages.
        await UntilAsync(async () =>
        {
            foreach (var path in Kept)
            {
                using var before = await site.Running.Get(path);
                Assert.DoesNotContain(
                    Shown(path, code),
                    await before.Content.ReadAsStringAsync(),
                    StringComparison.Ordinal
                );
                tags[path] = before.Headers.ETag;
            }
            foreach (var path in Kept)
                if (
                    tags[path] is not { } tag
                    || await AskAsync(site, path, tag) != HttpStatusCode.NotModified
                )
                    return false;
            return true;
        });
        using var api = await site.Running.Get("/api/releases");
        Assert.Contains(
            "\"total\":0",
            await api.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var early = await site.Running.Get($"/releases/{code}");
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        // The time comes: the row is moved into the next second, and whoever listens is told as of a change.
        await site.Running.Execute(
            "alter table release_timing disable trigger all; update release_timing set publish_at = clock_timestamp() + interval '1 second'; notify shirube_register"
        );
        await UntilAsync(async () => await site.NumberAsync("select count(*) from released") == 1);
        // From this moment on nothing kept is served, although no line was written and nobody was told.
        foreach (var path in Kept.Where(p => !p.StartsWith("/search", StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(site, path, tags[path]!));
            Assert.Contains(
                Shown(path, code),
                await site.Running.Html(path),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, "/api/releases", api.Headers.ETag!));
        using var page = await site.Running.Get($"/releases/{code}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        // The index is loaded anew by itself.
        await UntilAsync(async () =>
            (await Crawl.TextAsync(site.Running, "/search?q=二基")).Contains(
                "/answers/",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task A_correction_is_on_pages_that_were_kept_before_it()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.NowAsync(site);
        var answer = await site.TextAsync("select code from release_answer order by id limit 1");
        var version = site.Running.Services.GetRequiredService<RegisterVersion>();
        await UntilAsync(async () =>
            version.IsKnown
            && (await site.Running.Html("/releases")).Contains(release, StringComparison.Ordinal)
        );
        var before = version.Current;
        using var kept = await site.Running.Get($"/releases/{release}");
        (
            await site.Office.Post(
                $"/rounds/1/releases/{release}/answers/{answer}",
                ("field", "progress"),
                ("after", "直した文"),
                ("reason", "試験"),
                ("seen", "0")
            )
        ).Dispose();
        await UntilAsync(() => version.IsKnown && version.Current != before);
        Assert.Contains(
            "直した文",
            await site.Running.Html($"/releases/{release}"),
            StringComparison.Ordinal
        );
    }

    private static string Shown(string path, string code) =>
        path.StartsWith("/search", StringComparison.Ordinal) ? "/answers/" : $"/releases/{code}";

    private static async Task<HttpStatusCode> AskAsync(
        RoundSite site,
        string path,
        EntityTagHeaderValue tag
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await site.Running.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 1500; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.Fail("It did not come to pass.");
    }
}
