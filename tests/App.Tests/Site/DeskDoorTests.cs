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
            (bytes, name, _, _) => Task.FromResult(WholeReading.Of(bytes, name))
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
