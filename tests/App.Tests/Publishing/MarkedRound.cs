using System.Net;
using Shirube.App.Tests.Indicators;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>A round in which every text begins with ZQX7, in every state that an answer can have.</summary>
internal static class MarkedRound
{
    /// <summary>A mark in each kind of text that a round holds; a release for tomorrow.</summary>
    public static async Task<RoundSite> WaitingAsync(PostgresFixture postgres)
    {
        var site = await RoundSite.StartAsync(postgres);
        await site.Running.Execute(
            "update person set name = 'ZQX7person ' || id where name like '%reporter'"
        );
        (await site.MakeAsync("ZQX7round")).Dispose();
        await site.Running.Execute("update round set instructions = 'ZQX7instructions'");
        (
            await Asking.EditAsync(
                site,
                site.Office,
                [
                    ("ja-0", "ZQX7question"),
                    ("en-0", "ZQX7question"),
                    ("longest-0", "40"),
                    ("place-0", "10"),
                ]
            )
        ).Dispose();
        var chart = await site.DutyAsync("海図", "総務省");
        (await site.Office.Post($"/rounds/1/leads/{chart}")).Dispose();
        (await site.Office.Post("/rounds/1/open")).Dispose();
        var (lights, secret) = (
            await AskAsync(site, "灯台", true),
            await AskAsync(site, "灯台", false)
        );
        var (horns, charts) = (
            await AskAsync(site, "霧笛", true),
            await AskAsync(site, "海図", true)
        );
        var light = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, light, 0, "ZQX7old", (lights, Figure + 1))).Dispose();
        using (
            var sent = await EvidenceUpload.UploadAsync(
                site.Mic,
                light,
                1,
                [],
                ("ZQX7dropped.pdf", EvidenceUpload.Pdf)
            )
        ) { }
        var seen = (int)await site.NumberAsync($"select version from duty where id = {light}");
        var hash = EvidenceUpload.Hash(EvidenceUpload.Pdf);
        (
            await RoundSite.SaveAsync(
                site.Mic,
                light,
                seen,
                "ZQX7approved 土台",
                ("next", "ZQX7next"),
                ("evidence", "https://example.go.jp/a ZQX7proof"),
                ("drop", hash),
                (lights, Figure + 0),
                (secret, Figure + 2),
                ("then", "submit")
            )
        ).Dispose();
        var standing = await site.NumberAsync($"select version from duty where id = {light}");
        (
            await site.Office.Post(
                $"/rounds/1/duties/{light}/verify",
                ("seen", $"{standing}"),
                ("how", "ZQX7how")
            )
        ).Dispose();
        (
            await site.Office.Post($"/rounds/1/duties/{light}/comments", ("words", "ZQX7comment"))
        ).Dispose();
        (
            await site.Office.Post($"/rounds/1/duties/{light}/approve", ("seen", $"{standing}"))
        ).Dispose();
        var horn = await site.DutyAsync("霧笛", "総務省");
        (await RoundSite.SaveAsync(site.Mic, horn, 0, "ZQX7draft", (horns, Figure + 3))).Dispose();
        var beside = await site.DutyAsync("霧笛", "文部科学省");
        (await RoundSite.SaveAsync(site.Mext, beside, 0, "ZQX7first")).Dispose();
        (await RoundSite.SaveAsync(site.Mext, beside, 0, "ZQX7aside")).Dispose();
        (
            await RoundSite.SaveAsync(
                site.Mic,
                chart,
                0,
                "ZQX7returned",
                (charts, Figure + 4),
                ("then", "submit")
            )
        ).Dispose();
        (
            await site.Office.Post(
                $"/rounds/1/duties/{chart}/return",
                ("seen", "1"),
                ("reason", "ZQX7reason")
            )
        ).Dispose();
        (await site.Office.Post("/rounds/1/close")).Dispose();
        var late = await site.DutyAsync("海図", "文部科学省");
        (
            await RoundSite.SaveAsync(site.Mext, late, 0, "ZQX7submitted", ("then", "submit"))
        ).Dispose();
        using var made = await site.Office.Post(
            "/rounds/1/releases",
            ("cut", "1"),
            ("title", "ZQX7title"),
            ("titleEn", "ZQX7title"),
            ("note", "ZQX7note"),
            ("noteEn", "ZQX7note"),
            ("when", "at"),
            ("at", ReleasedRound.JapanIn(TimeSpan.FromDays(1)))
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        // Approved after the release was made: of no release.
        (
            await site.Office.Post(
                $"/rounds/1/duties/{light}/return",
                ("seen", $"{standing}"),
                ("reason", "数え直す")
            )
        ).Dispose();
        (
            await RoundSite.SaveAsync(
                site.Mic,
                light,
                (int)standing,
                "ZQX7later",
                (lights, Figure + 5),
                (secret, Figure + 2),
                ("then", "submit")
            )
        ).Dispose();
        (
            await site.Office.Post($"/rounds/1/duties/{light}/approve", ("seen", $"{standing + 1}"))
        ).Dispose();
        // Submitted late, in the same words.
        (
            await RoundSite.SaveAsync(
                site.Mic,
                chart,
                1,
                "ZQX7returned",
                (charts, Figure + 6),
                ("then", "submit")
            )
        ).Dispose();
        // Were a mark missing, not finding it would say nothing.
        Assert.Equal(
            "approved 土台 aside draft first later old returned submitted " + EvidenceUpload.Typed,
            await site.TextAsync(
                "select string_agg(w, ' ' order by w) from (select distinct replace(content ->> 'progress', 'ZQX7', '') w from answer) a"
            )
        );
        Assert.Equal(
            "3 1 1 1 1 1",
            await site.TextAsync(
                """
                select concat_ws(' ', (select count(distinct person_name) + 1 from answer where person_name like 'ZQX7%'),
                    (select count(*) from round_comment where words = 'ZQX7comment'), (select count(*) from verification),
                    (select count(*) from duty_file where name like 'ZQX7%'), (select count(*) from report_step where reason like 'ZQX7%'),
                    (select count(*) from round where questions::text like '%ZQX7%'))
                """
            )
        );
        Assert.Equal(
            "0 1 2 3 4 5 6",
            await site.TextAsync(
                $"select string_agg(distinct replace(f.value ->> 'typed', '{Figure}', ''), ' ') from answer a, jsonb_each(a.content -> 'figures') f where f.value ->> 'typed' like '{Figure}%'"
            )
        );
        Assert.Equal(
            "0 2 2 5",
            await site.TextAsync(
                $"select string_agg(replace(printed, '{Figure}', ''), ' ' order by printed) from indicator_fact where kind = 'actual'"
            )
        );
        return site;
    }

    /// <summary>How every figure begins: 0 was approved and is released; 1, 3 draft, 2 of an indicator that is not public, 4
    /// returned, 5 approved for no release, 6 submitted.</summary>
    public const string Figure = "91827364";

    /// <returns>The field of the figure.</returns>
    private static async Task<string> AskAsync(RoundSite site, string initiative, bool isPublic)
    {
        var code = await Keeping.DefineAsync(
            site,
            isPublic,
            initiative,
            isPublic ? initiative + "の数" : "ZQX7indicator"
        );
        await Keeping.SayAsync(site, code, "target", "2025年度", "5");
        return $"figure-{code}/2025-04-01/2026-03-31";
    }
}
