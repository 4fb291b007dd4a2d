using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shirube.App.Tests.Cli;
using Shirube.App.Tests.Site;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Api;

public sealed class RegisterApiTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Approved = "tests/App.Tests/Api/openapi.approved.json";
    private RunningSite site = default!;

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(
            database,
            Samples.Files,
            "test",
            null,
            TestContext.Current.CancellationToken
        );
        site = await RunningSite.StartAsync(database);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_description_is_the_approved_one()
    {
        var path = Path.Combine(Samples.Root(), Approved);
        var now = (await site.Html("/api/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("SHIRUBE_APPROVE") == "1")
            await File.WriteAllTextAsync(path, now, TestContext.Current.CancellationToken);
        Assert.StartsWith(
            "3.1",
            JsonDocument.Parse(now).RootElement.GetProperty("openapi").GetString(),
            StringComparison.Ordinal
        );
        // To approve a change: SHIRUBE_APPROVE=1, run this test, and review the difference.
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), now);
    }

    [Fact]
    public async Task Every_described_list_answers_and_every_record_is_found_under_its_key()
    {
        var paths = JsonDocument
            .Parse(await site.Html("/api/openapi.json"))
            .RootElement.GetProperty("paths");
        var names = paths.EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(16, names.Count(n => !n.Contains('{', StringComparison.Ordinal)));
        foreach (var list in names.Where(n => !n.Contains('{', StringComparison.Ordinal)))
        {
            var page = await site.Client.GetFromJsonAsync<JsonElement>(
                list + "?size=3",
                TestContext.Current.CancellationToken
            );
            Assert.Equal(
                page.GetProperty("total").GetInt64() is > 3 and var _
                    ? 3
                    : page.GetProperty("total").GetInt64(),
                page.GetProperty("items").GetArrayLength()
            );
            if (!names.Contains(list + "/{key}") || page.GetProperty("items").GetArrayLength() == 0)
                continue;
            var first = page.GetProperty("items")[0];
            var key = first.EnumerateObject().First().Value.GetString();
            var record = await site.Client.GetFromJsonAsync<JsonElement>(
                $"{list}/{key}",
                TestContext.Current.CancellationToken
            );
            Assert.Equal(first.GetRawText(), record.GetRawText());
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_link_without_gap_or_overlap()
    {
        var seen = new List<string>();
        var next = "/api/initiatives?edition=ai-strategy-2026&size=30";
        long total = 0;
        while (next is not null)
        {
            var answer = await site.Client.GetAsync(next, TestContext.Current.CancellationToken);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>(
                TestContext.Current.CancellationToken
            );
            seen.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(i => i.GetProperty("code").GetString()!)
            );
            total = page.GetProperty("total").GetInt64();
            next = page.GetProperty("next").GetString();
            Assert.Equal(next is null, !answer.Headers.Contains("Link"));
        }
        Assert.Equal(74, total);
        Assert.Equal(74, seen.Distinct().Count());
        Assert.Equal(74, seen.Count);
    }

    [Fact]
    public async Task Filters_keep_what_they_say()
    {
        var led = await Items("/api/responsibilities?role=lead&size=500");
        Assert.All(led, r => Assert.Equal("lead", r.GetProperty("role").GetString()));
        var organisation = led[0].GetProperty("organisation").GetString();
        var theirs = await Items(
            $"/api/initiatives?role=lead&organisation={organisation}&size=500"
        );
        Assert.NotEmpty(theirs);
        Assert.All(
            theirs,
            i =>
                Assert.Contains(
                    i.GetProperty("responsibilities").EnumerateArray(),
                    r =>
                        r.GetProperty("role").GetString() == "lead"
                        && r.GetProperty("organisation").GetString() == organisation
                )
        );
        var found = await Items("/api/initiatives?q=%EF%BC%A1%EF%BC%A9&size=500"); // ＡＩ, full width
        Assert.NotEmpty(found);
        Assert.All(
            found,
            i =>
                Assert.Contains(
                    "ai",
                    i.GetProperty("text").GetString()!.Replace(" ", "").ToLowerInvariant(),
                    StringComparison.Ordinal
                )
        );
        Assert.Empty(await Items("/api/initiatives?q=%25"));
    }

    [Fact]
    public async Task A_known_answer_is_304_until_the_register_changes()
    {
        var first = await site.Get("/api/goals?size=2");
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal(
            HttpStatusCode.NotModified,
            (await Ask("/api/goals?size=2", tag.Tag)).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await Ask("/api/goals?size=3", tag.Tag)).StatusCode);
        await site.Execute(
            "insert into ledger select seq + 1, at, actor, use_case, subject, detail, hash, 'x' from ledger order by seq desc limit 1"
        );
        Assert.Equal(HttpStatusCode.OK, (await Ask("/api/goals?size=2", tag.Tag)).StatusCode);
    }

    [Theory]
    [InlineData("/api/initiatives?size=501", HttpStatusCode.BadRequest, "500")]
    [InlineData("/api/initiatives?page=0", HttpStatusCode.BadRequest, "page")]
    [InlineData("/api/initiatives?organization=x", HttpStatusCode.BadRequest, "organisation")]
    [InlineData("/api/initiatives?format=xml", HttpStatusCode.BadRequest, "csv")]
    [InlineData("/api/initiatives?role=leader", HttpStatusCode.BadRequest, "joint")]
    [InlineData("/api/progress?kind=rumour", HttpStatusCode.BadRequest, "overview")]
    [InlineData("/api/initiatives?q=%00", HttpStatusCode.BadRequest, "NUL")]
    [InlineData("/api/initiatives/none", HttpStatusCode.NotFound, "/api/initiatives")]
    [InlineData("/api/none", HttpStatusCode.NotFound, "/api/openapi.json")]
    public async Task A_wrong_request_is_told_what_to_do_in_the_readers_language(
        string path,
        HttpStatusCode status,
        string word
    )
    {
        foreach (
            var (language, isJapanese) in new[] { ("ja", true), ("en-GB,en;q=0.9,ja;q=0.5", false) }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptLanguage.ParseAdd(language);
            var answer = await site.Client.SendAsync(
                request,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(
                TestContext.Current.CancellationToken
            );
            var detail = problem.GetProperty("detail").GetString()!;
            Assert.Contains(word, detail, StringComparison.Ordinal);
            Assert.Equal(isJapanese, detail.Any(c => c is >= 'ぁ' and <= 'ん'));
        }
    }

    [Fact]
    public async Task A_filtered_list_is_a_download_too_and_any_page_may_ask()
    {
        var answer = await site.Get("/api/responsibilities?format=csv&role=unmarked&bom=true");
        var bytes = await answer.Content.ReadAsByteArrayAsync(
            TestContext.Current.CancellationToken
        );
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        var rows = System.Text.Encoding.UTF8.GetString(bytes).Trim().Split("\r\n");
        Assert.True(rows.Length > 1);
        Assert.All(rows.Skip(1), r => Assert.Contains(",unmarked,", r, StringComparison.Ordinal));
    }

    private async Task<List<JsonElement>> Items(string path) =>
        [
            .. (await site.Client.GetFromJsonAsync<JsonElement>(path))
                .GetProperty("items")
                .EnumerateArray(),
        ];

    private Task<HttpResponseMessage> Ask(string path, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return site.Client.SendAsync(request);
    }
}
