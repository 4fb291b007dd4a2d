using System.Globalization;
using System.Net;
using Shirube.App.Tests.Publishing;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>What was corrected after its release does not come back in the next round.</summary>
public sealed class CorrectedLastAnswerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_last_answer_is_the_corrected_one_everywhere_and_no_change_copies_that()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (duty, answer) = await ReleaseAsync(site);
        await CorrectAsync(site, answer, ("progress", "三基を建てた"), ("evidence", ""));
        await CorrectAsync(site, answer, 2, ("progress", "四基を建てた"), ("status", "done"));
        var next = await NextAsync(site);
        var page = await site.Mic.Text($"/rounds/2/duties/{next}");
        Assert.Contains("四基を建てた", page, StringComparison.Ordinal);
        Assert.Contains("訂正後", page, StringComparison.Ordinal);
        Assert.Contains($"/answers/{answer}", page, StringComparison.Ordinal);
        foreach (
            var gone in new[]
            {
                EvidenceUpload.Typed,
                "三基を建てた",
                "名簿",
                "example.go.jp/lights",
            }
        )
            Assert.DoesNotContain(gone, page, StringComparison.Ordinal);
        var book = await FilledWorkbook.TakeAsync(site.Mic, "mic", 2);
        Assert.Equal("四基を建てた", LastAcrossEditionsTests.Cell(book, next, "前回：したこと"));
        Assert.Equal("完了", LastAcrossEditionsTests.Cell(book, next, "前回：進捗状況"));
        Assert.Equal("訂正後", LastAcrossEditionsTests.Cell(book, next, "前回：どの回答か"));
        using var unchanged = await NextEdition.UnchangedAsync(site.Mic, 2, next);
        Assert.Equal(HttpStatusCode.Redirect, unchanged.StatusCode);
        Assert.Equal("四基を建てた done []", await AnswerAsync(site, next));
        Assert.Equal(
            0,
            await site.NumberAsync($"select count(*) from duty_file where duty_id = {next}")
        );
        Assert.Equal(
            answer,
            await site.TextAsync(
                $"select detail::jsonb -> 'last' ->> 'correctedAs' from ledger where subject = 'duties/{next}' and use_case = 'Rounds.SaveAnswer'"
            )
        );
        // What was answered then stays as it was answered.
        Assert.Contains(
            EvidenceUpload.Typed,
            await AnswerAsync(site, duty),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_correction_that_was_taken_back_leaves_the_answer_as_it_was()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (_, answer) = await ReleaseAsync(site);
        await CorrectAsync(
            site,
            answer,
            ("progress", "三基を建てた"),
            ("progress", EvidenceUpload.Typed)
        );
        var page = await site.Mic.Text($"/rounds/2/duties/{await NextAsync(site)}");
        Assert.Contains(EvidenceUpload.Typed, page, StringComparison.Ordinal);
        Assert.Contains("名簿", page, StringComparison.Ordinal);
        Assert.DoesNotContain("訂正後", page, StringComparison.Ordinal);
    }

    /// <summary>The round is reopened after the release, and the answer is given anew: its status counts as it is now, the
    /// texts and the evidence that were taken out are not brought back.</summary>
    [Fact]
    public async Task A_later_version_does_not_bring_back_what_was_corrected_and_keeps_what_it_says_anew()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var (duty, answer) = await ReleaseAsync(site);
        await CorrectAsync(site, answer, ("status", "done"), ("evidence", ""));
        (await site.Office.Post("/rounds/1/reopen", ("reason", "追加"))).Dispose();
        (
            await site.Office.Post(
                $"/rounds/1/duties/{duty}/return",
                ("seen", "1"),
                ("reason", "次を書き足す")
            )
        ).Dispose();
        (
            await RoundSite.SaveAsync(
                site.Mic,
                duty,
                1,
                "五基を建てた",
                ("evidence", "https://example.go.jp/lights\nhttps://example.go.jp/five 五基"),
                ("then", "submit")
            )
        ).Dispose();
        var next = await NextAsync(site);
        using var unchanged = await NextEdition.UnchangedAsync(site.Mic, 2, next);
        Assert.Equal(HttpStatusCode.Redirect, unchanged.StatusCode);
        Assert.Equal("五基を建てた on-plan [五基]", await AnswerAsync(site, next));
    }

    /// <summary>灯台, released with a link and a file.</summary>
    private static async Task<(long Duty, string Answer)> ReleaseAsync(RoundSite site)
    {
        var duty = await site.DutyAsync("灯台", "総務省");
        (
            await EvidenceUpload.UploadAsync(
                site.Mic,
                duty,
                0,
                [("evidence", "https://example.go.jp/lights"), ("then", "submit")],
                ("名簿.pdf", EvidenceUpload.Pdf)
            )
        ).Dispose();
        (await site.Office.Post($"/rounds/1/duties/{duty}/approve", ("seen", "1"))).Dispose();
        (await site.Office.Post("/rounds/1/close")).Dispose();
        await ReleasedRound.NowAsync(site);
        return (duty, await site.TextAsync("select code from release_answer"));
    }

    private static Task CorrectAsync(
        RoundSite site,
        string answer,
        params (string Field, string After)[] corrections
    ) => CorrectAsync(site, answer, 0, corrections);

    private static async Task CorrectAsync(
        RoundSite site,
        string answer,
        int seen,
        params (string Field, string After)[] corrections
    )
    {
        var release = await site.TextAsync("select code from release");
        foreach (var (field, after) in corrections)
        {
            using var corrected = await site.Office.Post(
                $"/rounds/1/releases/{release}/answers/{answer}",
                ("field", field),
                ("after", after),
                ("reason", "誤り"),
                ("seen", seen++.ToString(CultureInfo.InvariantCulture))
            );
            Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        }
    }

    /// <summary>The duty of 灯台 in the next round over the same edition.</summary>
    private static async Task<long> NextAsync(RoundSite site)
    {
        await NextEdition.RoundAsync(site, 1);
        await site.Running.Execute("update round set state = 'open' where id = 2");
        return await site.DutyAsync("灯台", "総務省", 2);
    }

    private static Task<string> AnswerAsync(RoundSite site, long duty) =>
        site.TextAsync(
            $"""
            select (a.content ->> 'progress') || ' ' || (a.content ->> 'status') || ' ['
                || coalesce((select string_agg(e ->> 'title', ',') from jsonb_array_elements(a.content -> 'evidence') e), '') || ']'
            from duty d join answer a on a.duty_id = d.id and a.number = d.version where d.id = {duty}
            """
        );
}
