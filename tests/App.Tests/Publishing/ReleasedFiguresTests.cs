using System.Net;
using Shirube.App.Tests.Indicators;
using Shirube.App.Tests.Rounds;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>Figures of indicators that came with answers: what of them a release holds, and for how long they stand.</summary>
public sealed class ReleasedFiguresTests(PostgresFixture postgres)
{
    private const string Period = "2025-04-01/2026-03-31";

    [Fact]
    public async Task A_release_shows_the_figures_of_public_indicators_alone()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (shown, hidden) = (await AskAsync(site, true), await AskAsync(site, false));
        await ReleasedRound.AnswerAsync(
            site,
            site.Mic,
            "灯台",
            "総務省",
            "建てた。",
            ($"figure-{shown}/{Period}", "4"),
            ($"figure-{hidden}/{Period}", "7654321")
        );
        (await site.Office.Post("/rounds/1/close")).Dispose();
        var release = await ReleasedRound.NowAsync(site);
        var answer = await site.TextAsync("select code from release_answer");
        var initiative = await site.TextAsync("select initiative_code from release_answer");
        foreach (
            var path in new[]
            {
                $"/answers/{answer}",
                $"/en/answers/{answer}",
                $"/releases/{release}",
                $"/initiatives/{initiative}",
            }
        )
        {
            var page = await Crawl.TextAsync(site.Running, path);
            Assert.Matches(path.StartsWith("/en", StringComparison.Ordinal) ? "4 基" : "4基", page);
            Assert.DoesNotContain("7,654,321", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_figure_of_a_returned_answer_stands_for_nothing_until_a_version_is_approved_which_is_then_public()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var code = await AskAsync(site, true);
        var duty = await ReleasedRound.AnswerAsync(
            site,
            site.Mic,
            "灯台",
            "総務省",
            "建てた。",
            ($"figure-{code}/{Period}", "4")
        );
        Assert.Equal("t", await HoldsAsync(site));
        (
            await site.Office.Post(
                $"/rounds/1/duties/{duty}/return",
                ("seen", "1"),
                ("reason", "文を直してください")
            )
        ).Dispose();
        Assert.Equal("f", await HoldsAsync(site));
        (
            await RoundSite.SaveAsync(
                site.Mic,
                duty,
                1,
                "四基を建てた。",
                ($"figure-{code}/{Period}", "4"),
                ("then", "submit")
            )
        ).Dispose();
        using var approved = await site.Office.Post(
            $"/rounds/1/duties/{duty}/approve",
            ("seen", "2")
        );
        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        Assert.Equal("f t", await HoldsAsync(site));
        (await site.Office.Post("/rounds/1/close")).Dispose();
        await ReleasedRound.TomorrowAsync(site);
        // What a release is to hold stands, although the answer went back: the release is not changed by it.
        (
            await site.Office.Post(
                $"/rounds/1/duties/{duty}/return",
                ("seen", "2"),
                ("reason", "次の公表のために")
            )
        ).Dispose();
        Assert.Equal("f t", await HoldsAsync(site));
        await site.Running.Execute(
            "alter table release_timing disable trigger all; update release_timing set publish_at = clock_timestamp()"
        );
        Assert.Equal(
            "4",
            await site.TextAsync(
                "select string_agg(printed, ' ') from public_fact where kind = 'actual' and stands"
            )
        );
    }

    private static async Task<string> AskAsync(RoundSite site, bool isPublic)
    {
        var code = await Keeping.DefineAsync(
            site,
            isPublic,
            title: isPublic ? "灯台の数" : "内々の数"
        );
        await Keeping.SayAsync(site, code, "target", "2025年度", "5");
        return code;
    }

    private static Task<string> HoldsAsync(RoundSite site) =>
        site.TextAsync(
            "select string_agg(left(figure_holds(duty_id, version)::text, 1), ' ' order by number) from indicator_fact where kind = 'actual'"
        );
}
