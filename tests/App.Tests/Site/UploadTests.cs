using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>What is sent to the desk over HTTP: too much of it, half of it, twice, and under any name.</summary>
public sealed class UploadTests(PostgresFixture postgres)
{
    private const int Limit = 64 << 20;
    private const string Parting = "parting";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/import", "上限64MiB", "分割してください")]
    [InlineData("/en/import", "one document may have 64 MiB", "Split it")]
    public async Task A_file_above_the_limit_is_answered_by_a_page_that_says_the_limit_and_what_to_do(
        string path,
        string limit,
        string todo
    )
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var request = OnDesk.Upload(("big.txt", new byte[Limit + 1]));
        request.RequestUri = new(path, UriKind.Relative);
        using var answer = await site.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("data-upload", page, StringComparison.Ordinal);
        Assert.Contains("big.txt", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains(limit, page, StringComparison.Ordinal);
        Assert.Contains(todo, page, StringComparison.Ordinal);
        Assert.Equal(0, (await GetJobs.RunAsync(site.Source)).Total);
    }

    [Fact]
    public async Task A_file_above_the_limit_does_not_keep_the_others_from_being_taken()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var request = OnDesk.Upload(
            ("a.txt", "あ"u8.ToArray()),
            ("big.txt", new byte[Limit + 1]),
            ("b.txt", "い"u8.ToArray())
        );
        using var answer = await site.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains("「big.txt」は67,108,865バイト", page, StringComparison.Ordinal);
        var (jobs, _) = await GetJobs.RunAsync(site.Source);
        Assert.Equal(["a.txt", "b.txt"], jobs.Select(j => j.Name).Order());
    }

    [Fact]
    public async Task A_form_above_its_limit_is_answered_by_a_page_too()
    {
        await using var site = await OnDesk.SiteAsync(postgres);
        using var form = new FormUrlEncodedContent([new("text", new string('a', 2 << 20))]);
        using var answer = await site.Client.PostAsync(
            new Uri("/en/import/1/decide", UriKind.Relative),
            form,
            Stop
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "What was sent is too large",
            await answer.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_upload_that_ends_in_the_middle_of_a_file_leaves_nothing_of_it()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        // The last boundary is missing: what counted its bytes first and then changed ends so.
        using var half = Body(Part("whole.txt", "まるごと"), Part("half.txt", "はんぶ")[..^6]);
        using var answer = await site.Client.PostAsync(
            new Uri("/import", UriKind.Relative),
            half,
            Stop
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "もう一度お試しください",
            await answer.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
        var (jobs, _) = await GetJobs.RunAsync(site.Source);
        Assert.Equal("whole.txt", Assert.Single(jobs).Name);
    }

    [Fact]
    public async Task A_line_that_is_cut_during_the_upload_leaves_nothing_of_the_file_and_the_server_goes_on()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var part = Part("cut.txt", new string('あ', 1000));
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(site.Address.Host, site.Address.Port, Stop);
            var head =
                $"POST /import HTTP/1.1\r\nHost: {site.Address.Authority}\r\n"
                + $"Content-Type: multipart/form-data; boundary={Parting}\r\nContent-Length: 100000\r\n\r\n";
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Stop);
            await line.GetStream().WriteAsync(part, Stop);
            line.LingerState = new(true, 0);
        }
        using var next = OnDesk.Upload(("next.txt", "つぎ"u8.ToArray()));
        using var answer = await site.Client.SendAsync(next, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var (jobs, _) = await GetJobs.RunAsync(site.Source);
        Assert.Equal("next.txt", Assert.Single(jobs).Name);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\tanaka\計画.txt", "計画.txt")]
    [InlineData("pl\u0007an\u001b[31m.txt", "pl\ufffdan\ufffd[31m.txt")]
    [InlineData("exe\u202efdp.txt", "exe\ufffdfdp.txt")]
    [InlineData("<script>alert(1)</script>", "script>")]
    [InlineData("a/", "file")]
    public async Task A_name_is_its_last_part_without_control_characters_and_shown_as_text(
        string sent,
        string kept
    )
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        using var body = Body(Part(sent, "本文"), End);
        using var answer = await site.Client.PostAsync(
            new Uri("/import", UriKind.Relative),
            body,
            Stop
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(kept, Assert.Single((await GetJobs.RunAsync(site.Source)).Jobs).Name);
        Assert.Contains(kept, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
    }

    [Fact]
    public async Task The_same_bytes_brought_again_are_the_same_job_whatever_they_are_called()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var bytes = Encoding.UTF8.GetBytes(OnDesk.Plan);
        var said = await SendAsync(("a.txt", bytes), ("b.txt", bytes));
        Assert.Equal([1L, 1L], said.Select(s => s.GetProperty("job").GetInt64()));
        Assert.Equal([false, true], said.Select(s => s.GetProperty("wasThere").GetBoolean()));
        await OnDesk.ReadAsync(site);
        var later = Assert.Single(await SendAsync(("c.txt", bytes)));
        Assert.True(later.GetProperty("wasThere").GetBoolean());
        var (jobs, total) = await GetJobs.RunAsync(site.Source);
        Assert.Equal(1, total);
        Assert.Equal(JobState.Review, jobs[0].State);

        async Task<JsonElement[]> SendAsync(params (string, byte[])[] files)
        {
            using var request = OnDesk.Upload(files);
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await site.Client.SendAsync(request, Stop);
            return JsonSerializer.Deserialize<JsonElement[]>(
                await answer.Content.ReadAsStringAsync(Stop)
            )!;
        }
    }

    private static byte[] End => Encoding.UTF8.GetBytes($"--{Parting}--\r\n");

    private static byte[] Part(string name, string text) =>
        Encoding.UTF8.GetBytes(
            $"--{Parting}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
        );

    // By hand, for what a client's own library would not send.
    private static ByteArrayContent Body(params byte[][] parts)
    {
        var content = new ByteArrayContent([.. parts.SelectMany(p => p)]);
        content.Headers.TryAddWithoutValidation(
            "Content-Type",
            $"multipart/form-data; boundary={Parting}"
        );
        return content;
    }
}
