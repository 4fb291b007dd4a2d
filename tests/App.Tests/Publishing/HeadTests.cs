using System.Globalization;
using System.Net;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>Whoever asks only for the head of what is public gets the head that a reader gets.</summary>
public sealed class HeadTests(PostgresFixture postgres)
{
    // Of the connection and the moment, not of the answer.
    // Age: whether the page was kept already is a matter of moments.
    private static readonly string[] Passing = ["Age", "Date", "Transfer-Encoding", "Connection"];

    [Fact]
    public async Task The_head_alone_is_that_of_the_whole_answer()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        var release = await ReleasedRound.NowAsync(site);
        while (!(await site.Running.Html("/releases")).Contains(release, StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        foreach (
            var path in new[]
            {
                "/",
                "/en",
                "/editions",
                "/search?q=%E7%81%AF",
                "/scoreboards",
                "/releases",
                $"/releases/{release}",
                $"/releases/{release}/manifest.json",
                "/feeds/releases.atom",
                "/api/releases",
                "/api/initiatives?limit=1",
                "/api/openapi.json",
                "/api/nothing",
                "/nothing",
                "/health",
                await AssetAsync(site),
            }
        )
        {
            // The first answer fills what is kept of pages.
            (await site.Running.Get(path)).Dispose();
            using var whole = await site.Running.Get(path);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await site.Running.Client.SendAsync(request);
            Assert.True(
                whole.StatusCode == head.StatusCode,
                $"{path}: {whole.StatusCode} and {head.StatusCode}"
            );
            Assert.Equal(Lines(path, whole), Lines(path, head));
            Assert.Empty(
                await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
            );
        }
    }

    [Fact]
    public async Task A_page_that_nobody_read_before_and_one_that_is_known_have_their_head_too()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        using var first = new HttpRequestMessage(HttpMethod.Head, "/about");
        using var head = await site.Running.Client.SendAsync(first);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        // What was asked for by its head is whole for the next reader.
        Assert.Contains("</html>", await site.Running.Html("/about"), StringComparison.Ordinal);
        using var known = new HttpRequestMessage(HttpMethod.Head, "/api/initiatives");
        using var read = await site.Running.Get("/api/initiatives");
        known.Headers.IfNoneMatch.Add(read.Headers.ETag!);
        using var same = await site.Running.Client.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Rooms_where_people_work_answer_to_no_head_and_nothing_is_done_by_one()
    {
        await using var site = await ReleasedRound.ClosedAsync(postgres);
        foreach (var path in new[] { "/import/events", "/sign-out", "/rounds" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await site.Office.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
        using var still = await site.Office.Get("/rounds");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    private static async Task<string> AssetAsync(RoundSite site) =>
        System
            .Text.RegularExpressions.Regex.Match(
                await site.Running.Html("/"),
                "/assets/[^\"]+\\.css"
            )
            .Value;

    private static string Lines(string path, HttpResponseMessage answer) =>
        path
        + string.Concat(
            answer
                .Headers.Concat(answer.Content.Headers)
                .Where(h => !Passing.Contains(h.Key))
                .OrderBy(h => h.Key, StringComparer.Ordinal)
                .Select(h =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"\n{h.Key}: {string.Join(", ", h.Value)}"
                    )
                )
        );
}
