using System.Net.ServerSentEvents;
using System.Text.Json;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>What the stream of server-sent events says, as a program hears it.</summary>
public sealed class JobEventsTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/import/events", "待機中", "確認待ち")]
    [InlineData("/en/import/1/events", "Waiting", "To be reviewed")]
    public async Task The_stream_tells_how_a_job_stands_and_then_each_change_of_it(
        string path,
        string waiting,
        string review
    )
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await OnDesk.BringAsync(site, OnDesk.Plan);
        using var answer = await site.Client.GetAsync(
            new Uri(path, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            Stop
        );
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(
            "no-store",
            answer.Headers.CacheControl!.ToString(),
            StringComparison.Ordinal
        );
        await using var events = Events(answer).GetAsyncEnumerator(Stop);
        var first = await NextAsync(events, j => Words(j) == waiting);
        Assert.Equal("plan.txt", first.GetProperty("name").GetString());
        Assert.Equal("queued", first.GetProperty("state").GetString());
        await OnDesk.ReadAsync(site);
        var last = await NextAsync(events, j => Words(j) == review);
        Assert.Equal("review", last.GetProperty("state").GetString());
        Assert.Equal(1, last.GetProperty("id").GetInt64());
        Assert.Equal(4, last.GetProperty("entries").GetInt32());
        Assert.True(await CancelJob.RunAsync(site.Source, 1, "tester", Stop));
        await NextAsync(events, j => j.GetProperty("state").GetString() == "cancelled");
    }

    [Fact]
    public async Task The_stream_of_one_job_says_nothing_of_another()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await OnDesk.BringAsync(site, OnDesk.Plan);
        await OnDesk.BringAsync(site, "ほかの文書", "other.txt");
        using var answer = await site.Client.GetAsync(
            new Uri("/import/1/events", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            Stop
        );
        await using var events = Events(answer).GetAsyncEnumerator(Stop);
        Assert.True(await CancelJob.RunAsync(site.Source, 2, "tester", Stop));
        Assert.True(await CancelJob.RunAsync(site.Source, 1, "tester", Stop));
        await NextAsync(
            events,
            j =>
            {
                Assert.Equal(1, j.GetProperty("id").GetInt64());
                return j.GetProperty("state").GetString() == "cancelled";
            }
        );
    }

    private static string? Words(JsonElement job) => job.GetProperty("words").GetString();

    private static async IAsyncEnumerable<JsonElement> Events(HttpResponseMessage answer)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(Stop);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Stop))
            if (item.EventType == "job")
                yield return JsonSerializer.Deserialize<JsonElement>(item.Data);
    }

    private static async Task<JsonElement> NextAsync(
        IAsyncEnumerator<JsonElement> events,
        Func<JsonElement, bool> isWanted
    )
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), Stop))
            if (isWanted(events.Current))
                return events.Current;
        throw new EndOfStreamException("The stream ended.");
    }
}
