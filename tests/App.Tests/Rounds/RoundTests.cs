using System.Net;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A round over HTTP, as browsers without scripts see it: opened, answered, returned, approved, closed.</summary>
public sealed class RoundTests(PostgresFixture postgres)
{
    private const string Canary = "灯台の基礎を二つ打ち終えた";

    [Fact]
    public async Task A_round_opens_only_when_every_lead_is_known()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        using var made = await site.MakeAsync();
        Assert.Equal("/rounds/1", made.Headers.Location!.OriginalString);
        Assert.Equal(5, await site.NumberAsync("select count(*) from duty"));
        Assert.Contains(
            "主担当の分からない取組 1件",
            await site.Office.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        using var early = await site.Office.Post("/rounds/1/open");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        using var answer = await RoundSite.SaveAsync(site.Mic, lighthouse, 0, Canary);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);

        var chart = await site.DutyAsync("海図", "文部科学省");
        using var settled = await site.Office.Post($"/rounds/1/leads/{chart}");
        Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        Assert.Equal("lead", await site.TextAsync($"select role from duty where id = {chart}"));
        Assert.Equal(
            0,
            await site.NumberAsync("select count(*) from duty where role = 'unmarked'")
        );
        // What the document says is not touched.
        Assert.Equal(
            2,
            await site.NumberAsync("select count(*) from responsibility where role = 'unmarked'")
        );
        using var open = await site.Office.Post("/rounds/1/open");
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }

    [Fact]
    public async Task An_answer_is_saved_submitted_returned_answered_again_and_approved()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var saved = await RoundSite.SaveAsync(site.Mic, duty, 0, Canary);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var incomplete = await site.Mic.Post(
            $"/rounds/1/duties/{duty}/save",
            ("seen", "1"),
            ("progress", Canary),
            ("then", "submit")
        );
        var page = await incomplete.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, incomplete.StatusCode);
        Assert.Contains("進捗状況を選んでください", page, StringComparison.Ordinal);
        Assert.Contains("これから何をするか", page, StringComparison.Ordinal);
        Assert.Contains(Canary, page, StringComparison.Ordinal);

        using var submitted = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            2,
            Canary,
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, submitted.StatusCode);
        using var changed = await RoundSite.SaveAsync(site.Mic, duty, 3, "あとから直す");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        using var wordless = await site.Office.Post(
            $"/rounds/1/duties/{duty}/return",
            ("seen", "3"),
            ("reason", " ")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        using var returned = await site.Office.Post(
            $"/rounds/1/duties/{duty}/return",
            ("seen", "3"),
            ("reason", "何基目かを書いてください")
        );
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        Assert.Contains(
            "何基目かを書いてください",
            await site.Mic.Text($"/rounds/1/duties/{duty}"),
            StringComparison.Ordinal
        );
        using var again = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            3,
            Canary + "（三基のうち）",
            ("then", "submit")
        );
        using var unseen = await site.Office.Post(
            $"/rounds/1/duties/{duty}/approve",
            ("seen", "3")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unseen.StatusCode);
        using var approved = await site.Office.Post(
            $"/rounds/1/duties/{duty}/approve",
            ("seen", "4")
        );
        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        Assert.Equal("approved", await site.TextAsync($"select state from duty where id = {duty}"));
        Assert.Equal(
            4,
            await site.NumberAsync($"select count(*) from answer where duty_id = {duty}")
        );
    }

    [Fact]
    public async Task An_officer_answers_only_for_the_own_ministry_and_sees_only_what_it_shares()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        var horn = await site.DutyAsync("霧笛", "総務省");
        (await RoundSite.SaveAsync(site.Mic, horn, 0, "霧笛の音を決めた")).Dispose();
        using var hidden = await site.Mext.Get($"/rounds/1/duties/{lighthouse}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains(
            "霧笛の音を決めた",
            await site.Mext.Text($"/rounds/1/duties/{horn}"),
            StringComparison.Ordinal
        );
        using var foreign = await RoundSite.SaveAsync(site.Mext, horn, 1, "よその文");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        using var guess = await RoundSite.SaveAsync(site.Mext, lighthouse, 0, "よその文");
        Assert.Equal(
            0,
            await site.NumberAsync(
                "select count(*) from answer where content ->> 'progress' = 'よその文'"
            )
        );
        Assert.DoesNotContain(
            "灯台を三基",
            await site.Mext.Text("/rounds/1/duties"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_the_close_an_answer_is_kept_as_late_and_reopening_needs_a_reason()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await site.Office.Post("/rounds/1/close")).Dispose();
        using var late = await RoundSite.SaveAsync(site.Mic, duty, 0, Canary);
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer where is_late"));
        using var bare = await site.Office.Post("/rounds/1/reopen", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        using var reopened = await site.Office.Post(
            "/rounds/1/reopen",
            ("reason", "台風で遅れたため")
        );
        Assert.Equal(HttpStatusCode.Redirect, reopened.StatusCode);
        Assert.Equal(
            1,
            await site.NumberAsync(
                "select count(*) from ledger where use_case = 'Rounds.MoveRound' and detail like '%台風で遅れたため%'"
            )
        );
    }

    [Fact]
    public async Task The_last_answer_stands_beside_the_fields_and_no_change_is_one_click()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var first = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, first, 0, Canary, ("then", "submit"))).Dispose();
        (await site.MakeAsync("2027年度フォローアップ")).Dispose();
        var chart = await site.DutyAsync("海図", "総務省", 2);
        (await site.Office.Post($"/rounds/2/leads/{chart}")).Dispose();
        (await site.Office.Post("/rounds/2/open")).Dispose();
        var second = await site.DutyAsync("灯台", "総務省", 2);
        Assert.Contains(
            Canary,
            await site.Mic.Text($"/rounds/2/duties/{second}"),
            StringComparison.Ordinal
        );
        using var same = await site.Mic.Post($"/rounds/2/duties/{second}/unchanged", ("seen", "0"));
        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        Assert.Contains(
            "前回から変わりなし",
            await site.Mic.Text($"/rounds/2/duties/{second}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_answered_shows_nowhere_outside_the_round()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, duty, 0, Canary, ("then", "submit"))).Dispose();
        var initiative = await site.TextAsync("select code from initiative limit 1");
        using var guest = new Visitor(site.Running);
        foreach (
            var path in new[]
            {
                "/",
                "/editions",
                "/organisations/mic",
                $"/initiatives/{initiative}",
                "/progress",
                "/scoreboards",
                "/search?q=" + Uri.EscapeDataString("灯台"),
                "/api/initiatives",
                "/data",
                "/rounds",
                "/rounds/1",
                $"/rounds/1/duties/{duty}",
                "/no-such-page",
            }
        )
            Assert.DoesNotContain(Canary, await guest.Text(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_duties_names_its_round_and_a_round_that_is_not_there_is_not_found()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        // Also where nothing is in the list.
        foreach (var query in new[] { "", "?mine=yes", "?state=approved" })
        {
            var page = await site.Mic.Text($"/rounds/1/duties{query}");
            Assert.Contains(
                "<a href=\"/rounds/1\">2026年度フォローアップ</a>",
                page,
                StringComparison.Ordinal
            );
            Assert.Contains("締切 2099年12月18日", page, StringComparison.Ordinal);
        }
        using var missing = await site.Mic.Get("/rounds/9/duties");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("/rounds", 5)]
    [InlineData("/rounds/1", 6)]
    [InlineData("/rounds/1/duties", 4)]
    public async Task A_board_takes_a_known_handful_of_statements(string path, int most)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var statements = await SqlStatements.CountAsync(
            site.Running.DatabaseName,
            () => site.Office.Text(path)
        );
        Assert.InRange(statements, 1, most);
    }
}
