using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.EvidenceUpload;

namespace Shirube.App.Tests.Rounds;

/// <summary>Evidence that is handed in as files.</summary>
public sealed class EvidenceFileTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Files_come_with_what_was_typed_are_kept_once_and_count_as_evidence()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var saved = await UploadAsync(
            site.Mic,
            duty,
            0,
            [("then", "submit")],
            ("写真\u202e/../報告.pdf", Pdf),
            ("同じもの.pdf", Pdf),
            ("図.png", Png)
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(2, await site.NumberAsync("select count(*) from evidence_file"));
        Assert.Equal(
            "報告.pdf,図.png",
            await site.TextAsync(
                "select string_agg(e ->> 'title', ',') from answer a, jsonb_array_elements(a.content -> 'evidence') e"
            )
        );
        (await site.Office.Post("/rounds/1/close")).Dispose();
        Assert.Equal(
            "evidenced",
            await site.TextAsync($"select proof from cut_report where duty_id = {duty}")
        );
        using var file = await site.Office.Get(Path(duty, Pdf));
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("報告.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(
            "sandbox; default-src 'none'",
            file.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.True(file.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_later_save_keeps_the_files_until_one_is_taken_out()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await UploadAsync(site.Mic, duty, 0, [], ("報告.pdf", Pdf), ("図.png", Png))).Dispose();
        (await RoundSite.SaveAsync(site.Mic, duty, 1, "つづき")).Dispose();
        using var page = await UploadAsync(site.Mic, duty, 2, [("drop", Hash(Png))]);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(
            "2,2,1",
            await site.TextAsync(
                "select string_agg(jsonb_array_length(content -> 'evidence')::text, ',' order by number) from answer"
            )
        );
        // Earlier versions still name it.
        using var file = await site.Mic.Get(Path(duty, Png));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Theory]
    [InlineData("program.exe", "MZ")]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("picture.svg", "<svg onload='alert(1)'/>")]
    [InlineData("report.pdf", "<script>alert(1)</script>")]
    [InlineData("macro.docm", "PK")]
    [InlineData("notes.txt", "MZ\u0000")]
    [InlineData("empty.pdf", "")]
    public async Task What_is_not_taken_is_named_and_what_was_typed_is_kept(
        string name,
        string content
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var answer = await UploadAsync(
            site.Mic,
            duty,
            0,
            [("then", "submit")],
            ("報告.pdf", Pdf),
            (name, Encoding.UTF8.GetBytes(content))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(name, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            $"draft {Typed} 1",
            await site.TextAsync(
                "select d.state || ' ' || (a.content ->> 'progress') || ' ' || jsonb_array_length(a.content -> 'evidence') from answer a join duty d on d.id = a.duty_id"
            )
        );
        Assert.Equal(1, await site.NumberAsync("select count(*) from evidence_file"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_what_was_typed_is_kept()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var answer = await UploadAsync(
            site.Mic,
            duty,
            0,
            [],
            ("大きい.pdf", [.. Pdf, .. new byte[20 << 20]])
        );
        Assert.Contains(
            "20 MBを超えています",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(Typed, await site.TextAsync("select content ->> 'progress' from answer"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_line_that_breaks_in_the_middle_of_a_file_loses_no_word()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        // More than the machine holds between the two: the site has read the words when the line breaks.
        byte[] large = [.. Pdf, .. new byte[16 << 20]];
        var body = await Form(
                [("seen", "0"), ("progress", Typed), ("next", "続ける")],
                ("報告.pdf", large)
            )
            .ReadAsByteArrayAsync();
        var head = $"""
            POST /rounds/1/duties/{duty}/save HTTP/1.1
            Host: {site.Running.Address.Authority}
            Cookie: {site.Mic.Cookies.GetCookieHeader(site.Running.Address)}
            Sec-Fetch-Site: same-origin
            Content-Type: multipart/form-data; boundary=part
            Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}


            """.ReplaceLineEndings("\r\n");
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(site.Running.Address.Host, site.Running.Address.Port);
            var stream = line.GetStream();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head));
            await stream.WriteAsync(body.AsMemory(0, body.Length - 1000));
        }
        while (await site.NumberAsync("select count(*) from answer") == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(
            $"draft {Typed} 続ける 0",
            await site.TextAsync(
                "select d.state || ' ' || (a.content ->> 'progress') || ' ' || (a.content ->> 'next') || ' ' || jsonb_array_length(a.content -> 'evidence') from answer a join duty d on d.id = a.duty_id"
            )
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from evidence_file"));
    }

    [Fact]
    public async Task Sent_again_after_a_lost_reply_the_file_stays_though_more_was_typed_meanwhile()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var key = ("key", Guid.NewGuid().ToString());
        (await UploadAsync(site.Mic, duty, 0, [key], ("報告.pdf", Pdf))).Dispose();
        (await UploadAsync(site.Mic, duty, 0, [key], ("報告.pdf", Pdf))).Dispose();
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer"));
        // What a script saves by itself carries no file.
        (await RoundSite.SaveAsync(site.Mic, duty, 0, Typed + "。三つ目は春", key)).Dispose();
        Assert.Equal(
            Hash(Pdf),
            await site.TextAsync(
                "select content -> 'evidence' -> 0 ->> 'file' from answer where number = 2 and not aside"
            )
        );
    }

    [Fact]
    public async Task With_no_change_the_files_of_the_last_round_come_along()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("霧笛", "総務省");
        (await UploadAsync(site.Mic, duty, 0, [("then", "submit")], ("報告.pdf", Pdf))).Dispose();
        (await site.MakeAsync("次の年")).Dispose();
        await site.Running.Execute("update round set state = 'open' where id = 2");
        var next = await site.DutyAsync("霧笛", "総務省", 2);
        using var same = await site.Mic.Post($"/rounds/2/duties/{next}/unchanged", ("seen", "0"));
        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        using var file = await site.Mic.Get(Path(next, Pdf, 2));
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, await site.NumberAsync("select count(*) from evidence_file"));
    }

    [Fact]
    public async Task The_files_of_one_answer_have_a_limit_together()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        // As if they had 60 MB each: whether they are so large is asked where they come in.
        await site.Running.Execute(
            $"""
            insert into evidence_file select encode(sha256(b), 'hex'), b from unnest(array['\x01', '\x02']::bytea[]) b;
            insert into duty_file (duty_id, sha256, name, media_type, size, person_id, person_name)
            select {duty}, sha256, 'x.pdf', 'application/pdf', 60 << 20, (select min(id) from person), '試験' from evidence_file;
            insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
            select {duty}, 1, 0, false, jsonb_build_object('status', null, 'progress', '', 'next', '', 'free', jsonb_build_object(),
                'isUnchanged', false, 'evidence', jsonb_agg(jsonb_build_object('url', '', 'title', 'x.pdf', 'file', sha256))),
                'web', gen_random_uuid(), (select min(id) from person), '試験', false from evidence_file;
            update duty set version = 1, state = 'draft' where id = {duty}
            """
        );
        using var tooMuch = await RoundSite.SaveAsync(site.Mic, duty, 1, Typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMuch.StatusCode);
        var page = await tooMuch.Content.ReadAsStringAsync();
        Assert.Contains("合わせて120 MB", page, StringComparison.Ordinal);
        Assert.Contains(Typed, page, StringComparison.Ordinal);
        using var less = await UploadAsync(site.Mic, duty, 1, [("drop", Hash([1]))]);
        Assert.Equal(HttpStatusCode.Redirect, less.StatusCode);
    }
}
