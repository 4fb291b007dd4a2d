using System.Net;
using Shirube.App.Tests.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>People change ministries and ministries change names in mid-round: what was said stays whose and under what name it
/// was said.</summary>
public sealed class PeopleWhoMoveTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_moves_to_another_ministry_leaves_the_drafts_behind_and_sees_only_the_new_ones()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        using var mover = await Visitor.WithAsync(
            site.Running,
            PersonRole.Reporter,
            "mic",
            "mover@example.go.jp"
        );
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(mover, lighthouse, 0, "異動前に書いた下書き")).Dispose();
        // In mid-session: what was open in the browser is of no use any more.
        await site.Running.Execute(
            """
            update membership set ended_at = now() where person_id = (select id from person where email = 'mover@example.go.jp');
            insert into membership (person_id, role, organisation_id)
            select p.id, 'reporter', o.id from person p, organisation o where p.email = 'mover@example.go.jp' and o.slug = 'mext'
            """
        );
        using var hidden = await mover.Get($"/rounds/1/duties/{lighthouse}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var late = await RoundSite.SaveAsync(mover, lighthouse, 1, "異動後の保存");
        Assert.True((int)late.StatusCode >= 400);
        var own = await mover.Text("/rounds/1/duties?mine=yes");
        Assert.Contains("海図を描き直す", own, StringComparison.Ordinal);
        Assert.DoesNotContain("灯台を三基", own, StringComparison.Ordinal);
        // The ministry goes on from the draft, and whose it was stays with it.
        var page = await site.Mic.Text($"/rounds/1/duties/{lighthouse}");
        Assert.Contains("異動前に書いた下書き", page, StringComparison.Ordinal);
        using var submitted = await RoundSite.SaveAsync(
            site.Mic,
            lighthouse,
            1,
            "異動前に書いた下書き",
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, submitted.StatusCode);
        Assert.Equal(
            "総務省",
            await site.TextAsync(
                $"select organisation_name from duty d join answer a on a.duty_id = d.id where d.id = {lighthouse} and a.number = 1 and a.person_id = (select id from person where email = 'mover@example.go.jp')"
            )
        );
        Assert.Equal(
            0,
            await site.NumberAsync(
                "select count(*) from answer where content ->> 'progress' = '異動後の保存'"
            )
        );
    }

    [Fact]
    public async Task Who_answers_for_two_ministries_sees_both_and_chooses_between_them()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await site.Running.Execute(
            "insert into membership (person_id, role, organisation_id) select m.person_id, 'reporter', (select id from organisation where slug = 'mext') from membership m join organisation o on o.id = m.organisation_id where o.slug = 'mic'"
        );
        var own = await site.Mic.Text("/rounds/1/duties?mine=yes");
        Assert.Contains("<option", own, StringComparison.Ordinal);
        Assert.Contains("5件", own, StringComparison.Ordinal);
        var mext = await site.NumberAsync(
            "select organisation_id from duty where organisation_name = '文部科学省' limit 1"
        );
        var chosen = await site.Mic.Text($"/rounds/1/duties?mine=yes&organisation={mext}");
        Assert.DoesNotContain("灯台を三基", chosen, StringComparison.Ordinal);
        Assert.Contains("霧笛を新しくする", chosen, StringComparison.Ordinal);
        foreach (var organisation in new[] { "総務省", "文部科学省" })
        {
            var duty = await site.DutyAsync("霧笛", organisation);
            using var saved = await RoundSite.SaveAsync(site.Mic, duty, 0, $"{organisation}の文");
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            (
                await site.Mic.Post(
                    $"/rounds/1/duties/{duty}/comments",
                    ("words", $"{organisation}から")
                )
            ).Dispose();
        }
        // Whoever comments on the page of a ministry speaks for that one.
        Assert.Equal(
            2,
            await site.NumberAsync(
                "select count(*) from round_comment where words = organisation_name || 'から'"
            )
        );
        // One mail, though two ministries are late.
        using var reminded = await site.Office.Post("/rounds/1/reminders");
        Assert.Equal(2, await site.NumberAsync("select count(*) from mail where cause = 'late'"));
    }

    [Fact]
    public async Task A_ministry_that_is_renamed_keeps_its_old_name_in_the_round_and_has_the_new_one_in_the_next()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        await site.Running.Execute("update organisation set name = '情報省' where slug = 'mic'");
        (await RoundSite.SaveAsync(site.Mic, lighthouse, 0, "基礎", ("then", "submit"))).Dispose();
        (await site.Office.Post("/rounds/1/close")).Dispose();
        foreach (
            var path in new[] { "/rounds/1", $"/rounds/1/duties/{lighthouse}", "/rounds/1/late" }
        )
            Assert.Contains("総務省", await site.Office.Text(path), StringComparison.Ordinal);
        Assert.Equal(
            "総務省",
            await site.TextAsync(
                $"select organisation_name from cut_report where duty_id = {lighthouse}"
            )
        );
        (await site.MakeAsync("2027年度フォローアップ")).Dispose();
        Assert.Equal(
            "情報省",
            await site.TextAsync(
                "select distinct organisation_name from duty where round_id = 2 and initiative_text like '%灯台%'"
            )
        );
        // The last answer is found though the name is another.
        Assert.Contains(
            "基礎",
            await site.Mic.Text(
                $"/rounds/2/duties/{await site.NumberAsync("select id from duty where round_id = 2 and initiative_text like '%灯台%'")}"
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_submission_whose_reply_was_lost_is_sent_again_and_was_done_once()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        var key = ("key", Guid.NewGuid().ToString());
        for (var i = 0; i < 3; i++)
        {
            using var sent = await RoundSite.SaveAsync(
                site.Mic,
                duty,
                0,
                "基礎を打った",
                key,
                ("then", "submit")
            );
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer"));
        Assert.Equal(1, await site.NumberAsync("select count(*) from report_step"));
        Assert.Equal(
            "submitted",
            await site.TextAsync($"select state from duty where id = {duty}")
        );
    }
}
