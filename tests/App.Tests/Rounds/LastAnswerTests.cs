using System.Net;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.Asking;

namespace Shirube.App.Tests.Rounds;

/// <summary>What the last round says in the next one.</summary>
public sealed class LastAnswerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_next_round_may_begin_with_the_questions_of_this_one_and_the_last_answers_stand_beside()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await EditAsync(site, site.Office, Budget)).Dispose();
        var duty = await site.DutyAsync("灯台", "総務省");
        using var last = await SubmitAsync(site, duty, 0, ("free-q1", "去年は三億円"));
        Assert.Equal(HttpStatusCode.Redirect, last.StatusCode);
        using var made = await site.Office.Post(
            "/rounds",
            ("edition", await site.TextAsync("select slug from edition")),
            ("name", "次の年"),
            ("due", "2100-12-17"),
            ("questions", "1")
        );
        Assert.Equal(
            "1 q1",
            await site.TextAsync(
                "select (questions ->> 'version') || ' ' || (questions -> 'free' -> 0 ->> 'key') from round where id = 2"
            )
        );
        await site.Running.Execute("update round set state = 'open' where id = 2");
        var next = await site.DutyAsync("灯台", "総務省", 2);
        Assert.Matches(
            "id=\"free-q1\"[^~]*去年は三億円",
            await site.Mic.Text($"/rounds/2/duties/{next}")
        );
        // One click: recorded as such, submitted, with the answer of last year.
        using var unchanged = await site.Mic.Post(
            $"/rounds/2/duties/{next}/unchanged",
            ("seen", "0"),
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, unchanged.StatusCode);
        Assert.Equal(
            "submitted true 去年は三億円",
            await site.TextAsync(
                $"""
                select d.state || ' ' || (a.content ->> 'isUnchanged') || ' ' || (a.content -> 'free' ->> 'q1')
                from duty d join answer a on a.duty_id = d.id and a.number = d.version where d.id = {next}
                """
            )
        );
    }

    [Fact]
    public async Task What_is_said_to_be_unchanged_stays_so_until_a_word_is_changed()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await SubmitAsync(site, duty, 0)).Dispose();
        using var made = await site.MakeAsync("次の年");
        await site.Running.Execute("update round set state = 'open' where id = 2");
        var next = await site.DutyAsync("灯台", "総務省", 2);
        (await site.Mic.Post($"/rounds/2/duties/{next}/unchanged", ("seen", "0"))).Dispose();
        (await RoundSite.SaveInAsync(site.Mic, 2, next, 1, "一基目を建てた")).Dispose();
        (await RoundSite.SaveInAsync(site.Mic, 2, next, 2, "二基目を建てた")).Dispose();
        Assert.Equal(
            "true,true,false",
            await site.TextAsync(
                $"select string_agg(content ->> 'isUnchanged', ',' order by number) from answer where duty_id = {next}"
            )
        );
    }
}
