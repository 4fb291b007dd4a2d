using System.Net;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Accepting a workbook beside a web that goes on: never the last writer silently.</summary>
public sealed class AcceptWorkbookTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_crossed_with_the_web_needs_a_choice_and_neither_text_is_lost()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duties = new[] { "灯台", "霧笛", "海図" };
        var ids = new long[3];
        var filled = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        for (var i = 0; i < 3; i++)
        {
            ids[i] = await site.DutyAsync(duties[i], "総務省");
            filled = FilledWorkbook.Fill(filled, ids[i], ("したこと", $"調査票の文{i}"));
            (await RoundSite.SaveAsync(site.Mic, ids[i], 0, $"網の文{i}")).Dispose();
        }
        var path = await FilledWorkbook.ReturnAsync(site.Mic, filled);
        var page = await site.Mic.Text(path);
        Assert.Contains("調査票の文0", page, StringComparison.Ordinal);
        Assert.Contains("網の文0", page, StringComparison.Ordinal);
        using var without = await FilledWorkbook.AcceptAsync(
            site.Mic,
            path,
            ($"choice-{ids[0]}", "workbook")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var told = await without.Content.ReadAsStringAsync();
        Assert.Contains("行き違った行が2件", told, StringComparison.Ordinal);
        Assert.Matches($"name=\"choice-{ids[0]}\" value=\"workbook\"[^>]* checked", told);
        Assert.Equal(3, await site.NumberAsync("select count(*) from answer"));
        using var accepted = await FilledWorkbook.AcceptAsync(
            site.Mic,
            path,
            ($"choice-{ids[0]}", "workbook"),
            ($"choice-{ids[1]}", "web"),
            ($"choice-{ids[2]}", "both")
        );
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(
            "調査票の文0,網の文1,網の文2",
            await site.TextAsync(
                "select string_agg(a.content ->> 'progress', ',' order by right(a.content ->> 'progress', 1)) from duty d join answer a on a.duty_id = d.id and a.number = d.version"
            )
        );
        Assert.Contains(
            "2つの文があります",
            await site.Mic.Text($"/rounds/1/duties/{ids[2]}"),
            StringComparison.Ordinal
        );
        Assert.Equal(5, await site.NumberAsync("select count(*) from answer"));
        var after = await site.Mic.Text(path);
        Assert.Contains("いま受け入れられるものはありません", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_moved_on_the_web_after_the_page_was_opened_is_told_again_and_nothing_is_written()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        var fog = await site.DutyAsync("霧笛", "総務省");
        var filled = FilledWorkbook.Fill(
            FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(site.Mic, "mic"),
                light,
                ("したこと", "調査票の文")
            ),
            fog,
            ("したこと", "ほかの行")
        );
        var path = await FilledWorkbook.ReturnAsync(site.Mic, filled);
        var seen = ("seen", $"{light}:0 {fog}:0");
        (await RoundSite.SaveAsync(site.Mic, light, 0, "網の文")).Dispose();
        using var refused = await site.Mic.Post($"{path}/accept", seen);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Web で1件の回答が書きかえられました", told, StringComparison.Ordinal);
        Assert.Contains("網の文", told, StringComparison.Ordinal);
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer"));
        using var accepted = await FilledWorkbook.AcceptAsync(
            site.Mic,
            path,
            ($"choice-{light}", "workbook")
        );
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(3, await site.NumberAsync("select count(*) from answer"));
        Assert.Equal(
            1,
            await site.NumberAsync(
                $"select count(*) from answer where duty_id = {light} and base = 1 and number = 2"
            )
        );
    }

    [Fact]
    public async Task Accepted_and_submitted_is_what_is_complete_and_what_is_missing_is_said()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        var fog = await site.DutyAsync("霧笛", "総務省");
        var filled = FilledWorkbook.Fill(
            FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(site.Office, "mic"),
                light,
                ("進捗状況", "計画通り"),
                ("したこと", "建てた"),
                ("これからすること", "続ける")
            ),
            fog,
            ("したこと", "選んでいる")
        );
        var path = await FilledWorkbook.ReturnAsync(site.Office, filled);
        Assert.Contains(
            "進捗状況を選んでください",
            await site.Office.Text(path),
            StringComparison.Ordinal
        );
        using var accepted = await FilledWorkbook.AcceptAsync(
            site.Office,
            path,
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(
            "draft,submitted",
            await site.TextAsync(
                $"select string_agg(state, ',' order by state) from duty where id in ({light}, {fog})"
            )
        );
        Assert.Equal(
            1,
            await site.NumberAsync(
                $"select count(*) from report_step where duty_id = {light} and action = 'submit' and version = 1"
            )
        );
        // Another workbook does not change what is submitted.
        var later = FilledWorkbook.Fill(
            await FilledWorkbook.TakeAsync(site.Mic, "mic"),
            light,
            ("したこと", "書き足した")
        );
        var second = await FilledWorkbook.ReturnAsync(site.Mic, later);
        Assert.Contains(
            "提出を取り戻してください",
            await site.Mic.Text(second),
            StringComparison.Ordinal
        );
        using var nothing = await FilledWorkbook.AcceptAsync(site.Mic, second);
        Assert.Equal(2, await site.NumberAsync("select count(*) from answer"));
    }
}
