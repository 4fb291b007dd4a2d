using System.Net;
using Shirube.App.Startup;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>The desk is never public by accident, and no other site writes to it.</summary>
public sealed class DeskDoorTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("Host", "register.example")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Who_does_not_ask_from_this_machine_finds_no_desk(string header, string value)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/import")).StatusCode);
        foreach (
            var path in new[] { "/import", "/en/import", "/import/events", "/import/1/events" }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await site.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public void A_site_with_a_public_address_has_its_desk_closed_unless_it_is_said_to_be_open()
    {
        Assert.Equal(DeskDoor.Here, new SiteOptions("http://127.0.0.1:0").Desk);
        Assert.Equal(
            DeskDoor.Closed,
            new SiteOptions("http://127.0.0.1:0", "https://register.example").Desk
        );
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_make_a_browser_upload(string header, string value)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var request = OnDesk.Upload(("plan.txt", "本文"u8.ToArray()));
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, (await GetJobs.RunAsync(site.Source)).Total);
    }

    [Fact]
    public async Task A_file_that_is_no_plain_text_is_read_in_a_process_of_its_own_and_a_damaged_one_is_refused()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var app = Startup.Site.Build(
            database,
            new("http://127.0.0.1:0", Logging: false) { Works = true }
        );
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        using var good = await client.SendAsync(
            OnDesk.Upload(
                (
                    "a.html",
                    "<!doctype html><title>塔</title><h1>観測塔</h1><p>渡り鳥を数える。</p>"u8.ToArray()
                )
            )
        );
        using var bad = await client.SendAsync(
            OnDesk.Upload(("b.pdf", "%PDF-1.7 壊れた文書"u8.ToArray()))
        );
        IReadOnlyList<JobCard> jobs = [];
        for (var i = 0; i < 300; i++)
        {
            (jobs, _) = await GetJobs.RunAsync(database.Source);
            if (jobs.All(j => j.State is not (JobState.Queued or JobState.Reading)))
                break;
            await Task.Delay(100);
        }
        Assert.Equal(JobState.Review, jobs.Single(j => j.Name == "a.html").State);
        Assert.Equal("html", jobs.Single(j => j.Name == "a.html").Format);
        var refused = jobs.Single(j => j.Name == "b.pdf");
        Assert.Equal(JobState.Refused, refused.State);
        Assert.Contains("b.pdf", refused.Reason!.Value.En, StringComparison.Ordinal);
        await app.StopAsync();
    }
}
