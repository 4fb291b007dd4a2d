using System.Net;
using System.Text;
using System.Text.Json;
using Shirube.App.Tests.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>What comes to the doors of a duty and is not what its own form sends.</summary>
public sealed class DutyDoorTests(PostgresFixture postgres)
{
    /// <summary>Pasted from elsewhere: nothing, a bell, the direction turned round, an isolate; and a tab and a line that stay.</summary>
    private const string Pasted = "灯台を\0建\u0007て\u202Eた\u2066\n二基\t並ぶ";
    private const string Kept = "灯台を建てた\n二基\t並ぶ";

    [Fact]
    public async Task A_duty_is_not_there_under_another_rounds_address_and_nothing_is_written()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await site.MakeAsync("もう一度")).Dispose();
        var unsettled = await site.DutyAsync("海図", "総務省", 2);
        await MissesAsync(site, site.Office, $"/rounds/1/leads/{unsettled}");
        (await site.Office.Post($"/rounds/2/leads/{unsettled}")).Dispose();
        (await site.Office.Post("/rounds/2/open")).Dispose();
        var duty = await site.DutyAsync("灯台", "総務省", 2);
        (string, string)[] words = [("seen", "0"), ("status", "on-plan"), ("progress", "据えた")];
        await MissesAsync(site, site.Mic, $"/rounds/1/duties/{duty}/save", words);
        await MissesAsync(
            site,
            site.Mic,
            $"/rounds/1/duties/{duty}/save",
            [.. words, ("next", "灯す"), ("then", "submit")]
        );
        await MissesAsync(site, site.Mic, $"/rounds/1/duties/{duty}/unchanged", ("seen", "0"));
        await MissesAsync(site, site.Mic, $"/rounds/1/duties/{duty}/comments", ("words", "では"));
        using var handedIn = await site.Mic.Client.PostAsync(
            new Uri($"/rounds/2/duties/{duty}/save", UriKind.Relative),
            EvidenceUpload.Form(
                [.. words, ("next", "灯す"), ("then", "submit")],
                ("a.pdf", EvidenceUpload.Pdf)
            )
        );
        Assert.Equal(HttpStatusCode.Redirect, handedIn.StatusCode);
        Assert.Equal(
            "submitted",
            await site.TextAsync($"select state from duty where id = {duty}")
        );
        (string, string)[] seen = [("seen", "1"), ("how", "見た"), ("reason", "直す")];
        await MissesAsync(site, site.Mic, $"/rounds/1/duties/{duty}/takeback", seen);
        foreach (var act in new[] { "verify", "return", "approve" })
            await MissesAsync(site, site.Office, $"/rounds/1/duties/{duty}/{act}", seen);
        foreach (
            var (round, status) in new[] { (1, HttpStatusCode.NotFound), (2, HttpStatusCode.OK) }
        )
        {
            using var page = await site.Mic.Get($"/rounds/{round}/duties/{duty}");
            Assert.Equal(status, page.StatusCode);
            using var file = await site.Mic.Get(
                EvidenceUpload.Path(duty, EvidenceUpload.Pdf, round)
            );
            Assert.Equal(status, file.StatusCode);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Signs_that_nobody_sees_are_taken_out_of_what_was_typed(
        bool withFiles,
        bool byItself
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (string, string)[] words = [("seen", "0"), ("progress", Pasted), ("evidence", "\0")];
        using var form = withFiles
            ? EvidenceUpload.Form(words, ("a.pdf", EvidenceUpload.Pdf))
            : (HttpContent)
                new FormUrlEncodedContent(words.Select(w => KeyValuePair.Create(w.Item1, w.Item2)));
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/rounds/1/duties/{duty}/save", UriKind.Relative)
        )
        {
            Content = form,
        };
        if (byItself)
            request.Headers.Add("Accept", "application/json");
        using var answer = await site.Mic.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(byItself ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            Kept,
            await site.TextAsync(
                $"select content ->> 'progress' from answer where duty_id = {duty}"
            )
        );
    }

    [Fact]
    public async Task No_form_and_no_query_with_such_signs_is_a_fault_of_the_server()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var admin = await Visitor.WithAsync(site.Running, PersonRole.Administrator);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var invited = await admin.Post(
            "/people/invite",
            ("email", "new@example.go.jp\0"),
            ("name", "新\0\u202E人"),
            ("role", "reader")
        );
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        Assert.Equal(
            "new@example.go.jp 新人",
            await site.TextAsync(
                "select email || ' ' || name from invitation order by id desc limit 1"
            )
        );
        using var said = await site.Mic.Post(
            $"/rounds/1/duties/{duty}/comments",
            ("words", Pasted)
        );
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Equal(Kept, await site.TextAsync("select words from round_comment"));
        using var guest = new Visitor(site.Running);
        using var nobody = await guest.SignIn("a\0@example.go.jp", "a\0b");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        foreach (
            var path in new[]
            {
                "/rounds/1/duties?q=%00&organisation=%00&state=%00",
                "/search?q=%00",
                "/people?q=%00",
                "/indicators?q=%00",
                "/initiatives?q=%00",
                "/api/initiatives?q=%00",
            }
        )
        {
            using var page = await admin.Get(path);
            Assert.True((int)page.StatusCode < 500, $"{path}: {page.StatusCode}");
        }
    }

    [Fact]
    public async Task What_is_no_form_is_refused_in_words_and_to_scripts_in_json()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        foreach (
            var body in new[]
            {
                new StringContent("seen=0", Encoding.UTF8, "text/plain"),
                new ByteArrayContent([]),
                new StringContent("{}", Encoding.UTF8, "application/json"),
            }
        )
        {
            using var page = await site.Office.Client.PostAsync(
                new Uri("/rounds/1/open", UriKind.Relative),
                body,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
            Assert.Contains(
                "フォーム",
                await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
        var duty = await site.DutyAsync("灯台", "総務省");
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/rounds/1/duties/{duty}/save", UriKind.Relative)
        )
        {
            Content = new StringContent("x", Encoding.UTF8, "text/plain"),
        };
        request.Headers.Add("Accept", "application/json");
        using var answer = await site.Mic.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var json = JsonDocument.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.NotEqual("", json.RootElement.GetProperty("said").GetString());
    }

    /// <summary>Sent there, it is not found, and no line of the ledger and no answer, step or comment comes of it.</summary>
    private static async Task MissesAsync(
        RoundSite site,
        Visitor who,
        string path,
        params (string, string)[] fields
    )
    {
        const string traces = """
            select (select count(*) from ledger) + (select count(*) from answer) + (select count(*) from report_step)
                + (select count(*) from round_comment)
            """;
        var before = await site.NumberAsync(traces);
        using var answer = await who.Post(path, fields);
        Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        Assert.Equal((path, before), (path, await site.NumberAsync(traces)));
    }
}
