using System.Net;
using Npgsql;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.Asking;

namespace Shirube.App.Tests.Rounds;

/// <summary>What a round asks: edited before it is opened, in versions from then on.</summary>
public sealed class QuestionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Before_it_is_opened_the_questions_are_edited_freely_and_stay_the_first_version()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        using var first = await EditAsync(site, site.Office, Budget);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await EditAsync(
            site,
            site.Office,
            [
                .. Budget,
                ("key-0", "q1"),
                ("ja-1", "困っていること"),
                ("en-1", "Difficulties"),
                ("longest-1", "200"),
                ("place-1", "5"),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(
            "1 q2,q1",
            await site.TextAsync(
                "select (questions ->> 'version') || ' ' || (select string_agg(q ->> 'key', ',') from jsonb_array_elements(questions -> 'free') q) from round"
            )
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from question_set"));
        await OpenAsync(site);
        Assert.Equal(
            1,
            await site.NumberAsync(
                "select count(*) from question_set q join round r on r.id = q.round_id and r.questions = q.content where q.version = 1"
            )
        );
        var duty = await site.DutyAsync("灯台", "総務省");
        var page = await site.Mic.Text($"/rounds/1/duties/{duty}");
        Assert.True(
            page.IndexOf("困っていること", StringComparison.Ordinal)
                < page.IndexOf("今年度の予算", StringComparison.Ordinal)
        );
        using var without = await SubmitAsync(site, duty, 0);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains(
            "「今年度の予算」に答えてください",
            await without.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var whole = await SubmitAsync(site, duty, 1, ("free-q1", "三億円"));
        Assert.Equal(HttpStatusCode.Redirect, whole.StatusCode);
    }

    [Fact]
    public async Task From_then_on_a_change_is_the_next_version_and_nothing_that_was_answered_is_lost()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        (await EditAsync(site, site.Office, Budget)).Dispose();
        await OpenAsync(site);
        var duty = await site.DutyAsync("灯台", "総務省");
        (
            await RoundSite.SaveAsync(site.Mic, duty, 0, "一基目を建てた", ("free-q1", "三億円"))
        ).Dispose();
        using var changed = await EditAsync(
            site,
            site.Office,
            [
                ("ja-0", "見直したこと"),
                ("en-0", "What was reconsidered"),
                ("longest-0", "100"),
                ("place-0", "10"),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(2, await site.NumberAsync("select count(*) from question_set"));
        Assert.Equal(
            "2 q2",
            await site.TextAsync(
                "select (questions ->> 'version') || ' ' || (questions -> 'free' -> 0 ->> 'key') from round"
            )
        );
        var versions = await site.Mext.Text("/rounds/1/questions");
        Assert.Contains("やめた質問：今年度の予算", versions, StringComparison.Ordinal);
        Assert.Contains("加えた質問：見直したこと", versions, StringComparison.Ordinal);
        // What could not be carried over stands above the fields, and goes along with the next save.
        var page = await site.Mic.Text($"/rounds/1/duties/{duty}");
        Assert.Contains("いまの質問に移せませんでした", page, StringComparison.Ordinal);
        Assert.Contains("三億円", page, StringComparison.Ordinal);
        using var submitted = await SubmitAsync(site, duty, 1, ("free-q2", "場所"));
        Assert.Equal(HttpStatusCode.Redirect, submitted.StatusCode);
        Assert.Equal(
            "1:三億円:- 2:三億円:場所",
            await site.TextAsync(
                """
                select string_agg(questions || ':' || (content -> 'free' ->> 'q1') || ':'
                    || coalesce(content -> 'free' ->> 'q2', '-'), ' ' order by number) from answer
                """
            )
        );
        var shown = await site.Office.Text($"/rounds/1/duties/{duty}");
        Assert.Contains("今年度の予算（いまは尋ねていません）", shown, StringComparison.Ordinal);
        Assert.Equal(
            2,
            await site.NumberAsync(
                "select count(*) from ledger where use_case = 'Rounds.EditQuestions'"
            )
        );
    }

    [Fact]
    public async Task What_a_window_of_the_version_before_sends_is_kept_and_what_was_never_asked_is_not()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        (await EditAsync(site, site.Office, Budget)).Dispose();
        await OpenAsync(site);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await EditAsync(site, site.Office, [])).Dispose();
        (
            await RoundSite.SaveAsync(
                site.Mic,
                duty,
                0,
                "一基目",
                ("free-q1", "三億円"),
                ("free-x", "誰も尋ねていない")
            )
        ).Dispose();
        Assert.Equal(
            """{"q1": "三億円"}""",
            await site.TextAsync("select content ->> 'free' from answer")
        );
        Assert.Contains(
            "三億円",
            await site.Mic.Text($"/rounds/1/duties/{duty}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_of_the_secretariat_do_not_overwrite_each_others_questions()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var seen = await SeenAsync(site.Office);
        (await EditAsync(site, site.Office, Budget)).Dispose();
        using var late = await site.Office.Post(
            "/rounds/1/questions",
            ("seen", seen),
            ("longest", "300"),
            ("ja-0", "べつの質問"),
            ("en-0", "Another"),
            ("longest-0", "10")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains(
            "べつの質問",
            await late.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "今年度の予算",
            await site.TextAsync("select questions -> 'free' -> 0 -> 'words' ->> 'ja' from round")
        );
    }

    [Fact]
    public async Task The_due_date_and_the_instructions_are_corrected_with_both_texts_in_the_ledger()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var corrected = await site.Office.Post(
            "/rounds/1/correct",
            ("due", "2100-01-15"),
            ("instructions", "図も添えてください。")
        );
        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var page = await site.Mic.Text("/rounds/1");
        Assert.Contains("2100年1月15日", page, StringComparison.Ordinal);
        Assert.Contains("図も添えてください。", page, StringComparison.Ordinal);
        Assert.Equal(
            "2099-12-18 数字は半角で書いてください。",
            await site.TextAsync(
                "select (detail::jsonb ->> 'dueBefore') || ' ' || (detail::jsonb ->> 'instructionsBefore') from ledger where use_case = 'Rounds.CorrectRound'"
            )
        );
        using var foreign = await site.Mic.Post("/rounds/1/correct", ("due", "2100-02-01"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        (await site.Office.Post("/rounds/1/close")).Dispose();
        using var late = await site.Office.Post("/rounds/1/correct", ("due", "2100-02-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task A_set_that_cannot_be_asked_is_refused_and_shown_again()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var half = await EditAsync(
            site,
            site.Office,
            [("ja-0", "英語のない質問"), ("longest-0", "40")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        var page = await half.Content.ReadAsStringAsync();
        Assert.Contains("日本語と英語の両方で", page, StringComparison.Ordinal);
        Assert.Contains("value=\"英語のない質問\"", page, StringComparison.Ordinal);
        using var foreign = await EditAsync(site, site.Mic, Budget);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(1, await site.NumberAsync("select count(*) from question_set"));
    }

    [Theory]
    [InlineData("update question_set set content = '{}'")]
    [InlineData("delete from question_set")]
    [InlineData("update round set questions = jsonb_set(questions, '{longestProgress}', '1')")]
    public async Task Not_even_the_owner_of_the_tables_rewrites_what_was_asked(string sql)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => site.Running.Execute(sql));
        Assert.Equal(PostgresErrorCodes.RaiseException, refused.SqlState);
    }
}
