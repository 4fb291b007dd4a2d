using System.Net;
using Shirube.App.Tests.Publishing;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;
using static Shirube.App.Tests.Indicators.Keeping;

namespace Shirube.App.Tests.Indicators;

/// <summary>An indicator that the secretariat defines, its figure in an answer, and what comes of it when it is approved.</summary>
public sealed class RoundFiguresTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_figure_in_an_answer_is_asked_checked_approved_with_it_and_not_public_before_the_release()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var code = await DefineAsync(site, isPublic: true);
        await SayAsync(site, code, "target", "2025年度", "5");
        var duty = await site.DutyAsync("灯台", "総務省");
        var key = $"{code}/2025-04-01/2026-03-31";
        Assert.Contains(
            $"figure-{key}",
            await site.Mic.Text($"/rounds/1/duties/{duty}"),
            StringComparison.Ordinal
        );

        // Without it the answer is kept, but not submitted; what is no figure of that unit neither.
        using var none = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            0,
            "建てた。",
            ("then", "submit")
        );
        Assert.Contains(
            "灯台の数",
            await none.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var words = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            1,
            "建てた。",
            ($"figure-{key}", "4隻"),
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, words.StatusCode);
        // That there is none yet is an answer with a reason.
        using var bare = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            2,
            "建てた。",
            ($"figure-{key}", ""),
            ($"nofigure-{key}", "yes"),
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        using var given = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            3,
            "建てた。",
            ($"figure-{key}", "4基"),
            ("then", "submit")
        );
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal("target value FY2025 1 5 f", await site.TextAsync(Facts));
        using var approved = await site.Office.Post(
            $"/rounds/1/duties/{duty}/approve",
            ("seen", "4")
        );
        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        Assert.Equal(
            "target value FY2025 1 5 f; actual value FY2025 1 4 t",
            await site.TextAsync(Facts)
        );

        // Returned, it stands for nothing; corrected by a later version, both stay.
        (
            await site.Office.Post(
                $"/rounds/1/duties/{duty}/return",
                ("seen", "4"),
                ("reason", "数え直してください")
            )
        ).Dispose();
        Assert.Contains(
            "差し戻した回答の値",
            await site.Office.Text($"/indicators/edit/{code}"),
            StringComparison.Ordinal
        );
        (
            await RoundSite.SaveAsync(
                site.Mic,
                duty,
                4,
                "建てた。",
                ($"figure-{key}", "3"),
                ("then", "submit")
            )
        ).Dispose();
        (await site.Office.Post($"/rounds/1/duties/{duty}/approve", ("seen", "5"))).Dispose();
        Assert.Equal(
            "target value FY2025 1 5 f; actual value FY2025 1 4 t; actual value FY2025 2 3 t approved-again",
            await site.TextAsync(Facts)
        );
        Assert.Contains(
            "公表前",
            await site.Office.Text($"/indicators/edit/{code}"),
            StringComparison.Ordinal
        );
        foreach (
            var path in (string[])
                [
                    $"/indicators/{code}",
                    "/indicators",
                    $"/api/indicators/{code}",
                    $"/api/indicator_periods?indicator={code}",
                ]
        )
            Assert.DoesNotContain(
                "actual",
                (await site.Running.Html(path))
                    .Replace("series__actual", "", StringComparison.Ordinal)
                    .Replace("data-kind=\"actual\"", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        Assert.DoesNotContain(
            "実績値</td>",
            await site.Running.Html($"/indicators/{code}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_who_lead_one_initiative_are_approved_together_and_the_second_figure_follows_the_first()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await site.Running.Execute(
            "update duty set role = 'lead' where initiative_text like '霧笛%'"
        );
        var code = await DefineAsync(site, of: "霧笛", title: "霧笛の数");
        await SayAsync(site, code, "target", "2025年度", "5");
        var chosen = new List<(string, string)> { ("state", "submitted") };
        foreach (
            var (who, organisation, said) in new[]
            {
                (site.Mic, "総務省", "4"),
                (site.Mext, "文部科学省", "3"),
            }
        )
        {
            var duty = await site.DutyAsync("霧笛", organisation);
            (
                await RoundSite.SaveAsync(
                    who,
                    duty,
                    0,
                    "鳴らした。",
                    ($"figure-{code}/2025-04-01/2026-03-31", said),
                    ("then", "submit")
                )
            ).Dispose();
            chosen.Add(("chosen", $"{duty}:1"));
        }
        (await site.Office.Post("/rounds/1/duties/approve", [.. chosen])).Dispose();
        Assert.Equal(
            "target value FY2025 1 5 f; actual value FY2025 1 4 t; actual value FY2025 2 3 t approved-again",
            await site.TextAsync(Facts)
        );
    }

    [Fact]
    public async Task A_figure_comes_back_in_the_workbook_and_one_in_a_row_that_is_not_asked_is_told()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var code = await DefineAsync(site, isPublic: true);
        await SayAsync(site, code, "target", "2025年度", "5");
        var (asked, other) = (
            await site.DutyAsync("灯台", "総務省"),
            await site.DutyAsync("霧笛", "総務省")
        );
        var bytes = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        var header = "指標：灯台の数（FY2025、基）";
        var wrong = FilledWorkbook.Fill(bytes, other, (header, "3"));
        Assert.Contains(
            "この取組の指標でない欄",
            await site.Mic.Text(await FilledWorkbook.ReturnAsync(site.Mic, wrong)),
            StringComparison.Ordinal
        );
        var filled = FilledWorkbook.Fill(
            bytes,
            asked,
            ("進捗状況", "計画通り"),
            ("したこと", "建てた。"),
            ("これからすること", "続ける。"),
            (header, "まだない"),
            (header + "の理由", "集計中")
        );
        (
            await FilledWorkbook.AcceptAsync(
                site.Mic,
                await FilledWorkbook.ReturnAsync(site.Mic, filled)
            )
        ).Dispose();
        Assert.Equal(
            "True 集計中",
            await site.TextAsync(
                $"select concat_ws(' ', initcap(f.value ->> 'isMissing'), f.value ->> 'reason') from answer a, jsonb_each(a.content -> 'figures') f where a.duty_id = {asked}"
            )
        );
    }

    [Fact]
    public async Task With_its_release_an_approved_figure_is_public()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var code = await DefineAsync(site, isPublic: true);
        await SayAsync(site, code, "target", "2025年度", "5");
        await ReleasedRound.AnswerAsync(
            site,
            site.Mic,
            "灯台",
            "総務省",
            "建てた。",
            ($"figure-{code}/2025-04-01/2026-03-31", "4")
        );
        (await site.Office.Post("/rounds/1/close")).Dispose();
        // Asked in two ways: the page that is kept goes when the change is heard, a moment after it was made.
        Assert.DoesNotContain(
            "4基",
            await site.Running.Html($"/indicators/{code}?before"),
            StringComparison.Ordinal
        );
        await ReleasedRound.NowAsync(site);
        Assert.Contains(
            "4基",
            await site.Running.Html($"/indicators/{code}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_read_from_a_document_is_not_asked_before_the_secretariat_has_settled_it()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var initiative = await site.TextAsync(
            "select code from initiative where text like '灯台%'"
        );
        await site.Running.Execute(
            $"""
            insert into indicator (code, edition_id, of_kind, of_code) select 'kread000000', edition_id, 'initiative', code from initiative where code = '{initiative}';
            insert into indicator_definition (indicator_id, number, title, title_en, unit, measure, is_public, reason, document_id, statement, confidence)
            select 1, 1, '読んだ指標', '', '基', 'number', true, '', id, '', 0.7 from source_document;
            insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed, reason, document_id)
            select 1, 'target', 'value', '2025-04-01', '2026-03-31', 'FY2025', 1, 5, 'exact', '5', '', id from source_document
            """
        );
        var duty = await site.DutyAsync("灯台", "総務省");
        Assert.DoesNotContain(
            "figure-kread",
            await site.Mic.Text($"/rounds/1/duties/{duty}"),
            StringComparison.Ordinal
        );
        (
            await site.Office.Post(
                "/indicators/edit/kread000000",
                ("title", "読んだ指標"),
                ("unit", "基"),
                ("measure", "number"),
                ("public", "yes"),
                ("reason", "確かめた")
            )
        ).Dispose();
        Assert.Contains(
            "figure-kread",
            await site.Mic.Text($"/rounds/1/duties/{duty}"),
            StringComparison.Ordinal
        );
    }
}
