using System.Net;
using System.Text;
using Shirube.App.Startup;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>The desk is never public by accident, and nothing on it is.</summary>
public sealed class DeskDoorTests(PostgresFixture postgres)
{
    private const string Canary = "未公開の渡り鳥観測塔";

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
        using var request = Upload("plan.txt", Canary);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, (await GetJobs.RunAsync(site.Source)).Total);
    }

    [Fact]
    public async Task What_lies_on_the_desk_shows_nowhere_before_it_is_accepted_and_everywhere_after()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var request = Upload("../../etc/pl\u0007an.txt", Canary + "\n\nふたつめの段落\n");
        using var answer = await site.Client.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, said);
        var worker = new ImportWorker(
            site.Source,
            "test",
            (bytes, name, _, _, _) => Task.FromResult(WholeReading.Of(bytes, name))
        );
        Assert.Equal(1, await worker.DrainAsync(default));
        var job = Assert.Single((await GetJobs.RunAsync(site.Source)).Jobs);
        Assert.Equal(JobState.Review, job.State);
        Assert.DoesNotContain("/", job.Name, StringComparison.Ordinal);
        Assert.DoesNotContain(job.Name, char.IsControl);
        string[] paths =
        [
            "/",
            "/editions",
            "/sources",
            $"/sources/{job.Sha256[..12]}",
            $"/sources/{job.Sha256[..12]}/raw",
            "/search?q=" + Uri.EscapeDataString(Canary),
            "/data",
            "/questions",
            "/api/sources",
        ];
        foreach (var path in paths)
            Assert.False(await SaysAsync(site, path), path);
        await AcceptDocument.RunAsync(site.Source, job.Id, "operator");
        Assert.True(await SaysAsync(site, $"/sources/{job.Sha256[..12]}"));
    }

    [Fact]
    public async Task A_file_that_is_no_plain_text_is_read_in_a_process_of_its_own_and_a_damaged_one_is_refused()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var app = Startup.Site.Build(
            database.Source,
            new("http://127.0.0.1:0", Logging: false) { Works = true }
        );
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        using var good = await client.SendAsync(
            Upload(
                "a.html",
                "<!doctype html><title>塔</title><h1>観測塔</h1><p>渡り鳥を数える。</p>"
            )
        );
        using var bad = await client.SendAsync(Upload("b.pdf", "%PDF-1.7 壊れた文書"));
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

    private static async Task<bool> SaysAsync(RunningSite site, string path)
    {
        using var answer = await site.Get(path);
        var text = await answer.Content.ReadAsStringAsync();
        // The search page repeats what was asked; what it found leads to a source.
        return path.StartsWith("/search", StringComparison.Ordinal)
            ? text.Contains("/sources/", StringComparison.Ordinal)
                && text.Contains("#L1", StringComparison.Ordinal)
            : text.Contains(Canary, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Upload(string name, string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"files\"; filename=\"{name.Replace("\u0007", "")}\""
        );
        var request = new HttpRequestMessage(HttpMethod.Post, "/import")
        {
            Content = new MultipartFormDataContent { file },
        };
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }
}
