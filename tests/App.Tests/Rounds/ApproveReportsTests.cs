using System.Net;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Approving many answers from the list.</summary>
public sealed class ApproveReportsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_was_chosen_is_approved_and_what_changed_meanwhile_is_left_and_counted()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var lighthouse = await site.DutyAsync("灯台", "総務省");
        var horn = await site.DutyAsync("霧笛", "総務省");
        foreach (var duty in new[] { lighthouse, horn })
            (await RoundSite.SaveAsync(site.Mic, duty, 0, "した", ("then", "submit"))).Dispose();
        // Taken back, changed and submitted again after the list was shown.
        (await site.Mic.Post($"/rounds/1/duties/{horn}/takeback", ("seen", "1"))).Dispose();
        (await RoundSite.SaveAsync(site.Mic, horn, 1, "し直した", ("then", "submit"))).Dispose();
        using var done = await site.Office.Post(
            "/rounds/1/duties/approve",
            ("state", "submitted"),
            ("chosen", $"{lighthouse}:1"),
            ("chosen", $"{horn}:1"),
            ("chosen", "no number"),
            ("chosen", "99999:1")
        );
        Assert.Equal(
            "/rounds/1/duties?state=submitted&approved=1&left=2",
            done.Headers.Location!.OriginalString
        );
        Assert.Equal(
            "approved|submitted",
            await site.TextAsync(
                $"select string_agg(state, '|' order by id) from duty where id in ({lighthouse}, {horn})"
            )
        );
        Assert.Equal(
            1,
            await site.NumberAsync("select count(*) from report_step where action = 'approve'")
        );
    }

    [Fact]
    public async Task Nothing_chosen_and_a_duty_of_another_round_are_refused_and_reporters_may_not()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, duty, 0, "した", ("then", "submit"))).Dispose();
        using var nothing = await site.Office.Post("/rounds/1/duties/approve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        (await site.MakeAsync("もう一つのフォローアップ")).Dispose();
        foreach (
            var (round, status) in new[]
            {
                (2, HttpStatusCode.UnprocessableEntity),
                (7, HttpStatusCode.NotFound),
            }
        )
        {
            using var elsewhere = await site.Office.Post(
                $"/rounds/{round}/duties/approve",
                ("chosen", $"{duty}:1")
            );
            Assert.Equal(status, elsewhere.StatusCode);
        }
        using var reporter = await site.Mic.Post(
            "/rounds/1/duties/approve",
            ("chosen", $"{duty}:1")
        );
        Assert.Equal(HttpStatusCode.Forbidden, reporter.StatusCode);
        Assert.Equal(
            0,
            await site.NumberAsync("select count(*) from duty where state = 'approved'")
        );
    }
}
