using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.App.Tests.People;
using Shirube.Tests;
using static Shirube.App.Tests.Rounds.Asking;

namespace Shirube.App.Tests.Rounds;

/// <summary>The last answer in a round over another edition of the same strategy: equal words and nothing beyond them.</summary>
public sealed class LastAcrossEditionsTests(PostgresFixture postgres)
{
    private const string None = "前回の回答はありません";
    private const string Mark = "前の版の同じ文言の取組から（みなと国の計画）";

    [Fact]
    public async Task An_initiative_of_equal_words_in_the_next_edition_has_the_last_answer_and_says_so()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        foreach (var words in new[] { "灯台", "霧笛", "海図" })
            (await SubmitAsync(site, await site.DutyAsync(words, "総務省"), 0)).Dispose();
        var next = await NextEdition.RoundAsync(
            site,
            await NextEdition.BringAsync(site, NextEdition.Plan)
        );
        // No code of the one is a code of the other.
        Assert.Equal(
            0,
            await site.NumberAsync(
                "select count(*) from duty a join duty b using (initiative_code) where a.round_id < b.round_id"
            )
        );
        var same = await site.DutyAsync("灯台", "総務省", (int)next);
        var page = await site.Mic.Text($"/rounds/{next}/duties/{same}");
        Assert.Contains("一基目を建てた", page, StringComparison.Ordinal);
        Assert.Contains(Mark, page, StringComparison.Ordinal);
        // Other words; and another ministry, which has not answered.
        Assert.Contains(None, await PageAsync(site, site.Mic, "海図", "総務省", next));
        Assert.Contains(None, await PageAsync(site, site.Mext, "霧笛", "文部科学省", next));
        var book = await FilledWorkbook.TakeAsync(site.Mic, "mic", (int)next);
        Assert.Equal("一基目を建てた", Cell(book, same, "前回：したこと"));
        Assert.Equal(Mark, Cell(book, same, "前回：どの回答か"));
        var other = await site.DutyAsync("海図", "総務省", (int)next);
        Assert.Equal("", Cell(book, other, "前回：したこと"));
        Assert.Equal("", Cell(book, other, "前回：どの回答か"));
        using var unchanged = await NextEdition.UnchangedAsync(site.Mic, next, same);
        Assert.Equal(HttpStatusCode.Redirect, unchanged.StatusCode);
        Assert.Equal("submitted true 一基目を建てた", await AnswerAsync(site, same));
        Assert.Equal(
            "みなと国の計画",
            await site.TextAsync(
                $"select detail::jsonb -> 'last' ->> 'sameWordsIn' from ledger where subject = 'duties/{same}' and use_case = 'Rounds.SaveAnswer'"
            )
        );
    }

    [Fact]
    public async Task A_workbook_that_says_no_change_keeps_in_the_ledger_from_where_the_answer_came()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await SubmitAsync(site, await site.DutyAsync("灯台", "総務省"), 0)).Dispose();
        var next = await NextEdition.RoundAsync(
            site,
            await NextEdition.BringAsync(site, NextEdition.Plan)
        );
        var same = await site.DutyAsync("灯台", "総務省", (int)next);
        var returned = await FilledWorkbook.ReturnAsync(
            site.Mic,
            FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(site.Mic, "mic", (int)next),
                same,
                ("前回から変わりなし", "はい")
            ),
            (int)next
        );
        (await FilledWorkbook.AcceptAsync(site.Mic, returned, ("then", "submit"))).Dispose();
        Assert.Equal("submitted true 一基目を建てた", await AnswerAsync(site, same));
        Assert.Equal(
            "みなと国の計画",
            await site.TextAsync(
                $"select detail::jsonb -> 'unchanged' -> '{same}' ->> 'sameWordsIn' from ledger where use_case = 'Rounds.AcceptWorkbook'"
            )
        );
    }

    [Fact]
    public async Task No_change_brings_the_files_along_from_the_other_edition()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (
            await EvidenceUpload.UploadAsync(
                site.Mic,
                await site.DutyAsync("灯台", "総務省"),
                0,
                [("then", "submit")],
                ("写真.pdf", EvidenceUpload.Pdf)
            )
        ).Dispose();
        var next = await NextEdition.RoundAsync(
            site,
            await NextEdition.BringAsync(site, NextEdition.Plan)
        );
        var same = await site.DutyAsync("灯台", "総務省", (int)next);
        using var unchanged = await NextEdition.UnchangedAsync(site.Mic, next, same);
        Assert.Equal(HttpStatusCode.Redirect, unchanged.StatusCode);
        Assert.Equal($"submitted true {EvidenceUpload.Typed}", await AnswerAsync(site, same));
        using var file = await site.Mic.Get(
            EvidenceUpload.Path(same, EvidenceUpload.Pdf, (int)next)
        );
        Assert.Equal(EvidenceUpload.Pdf, await file.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    // The earlier edition has the words twice: which of the two it was is not known.
    [InlineData(
        "update initiative set norm = (select norm from initiative where document_id = 1 and text like '灯台%') where document_id = 1 and text like '海図%'"
    )]
    // Another strategy's.
    [InlineData(
        "with other as (insert into strategy (slug, name) values ('other', '別の計画') returning id) update edition set strategy_id = other.id from other where edition.id = 1"
    )]
    // Nobody submitted it.
    [InlineData("update duty set state = 'returned' where round_id = 1")]
    public async Task Where_it_is_not_the_one_initiative_of_equal_words_there_is_no_last_answer(
        string but
    )
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        (await SubmitAsync(site, await site.DutyAsync("灯台", "総務省"), 0)).Dispose();
        await site.Running.Execute(but);
        var next = await NextEdition.RoundAsync(
            site,
            await NextEdition.BringAsync(site, NextEdition.Plan)
        );
        Assert.Contains(None, await PageAsync(site, site.Mic, "灯台", "総務省", next));
        var duty = await site.DutyAsync("灯台", "総務省", (int)next);
        Assert.Equal(
            "",
            Cell(await FilledWorkbook.TakeAsync(site.Mic, "mic", (int)next), duty, "前回：したこと")
        );
        using var unchanged = await NextEdition.UnchangedAsync(site.Mic, next, duty);
        Assert.Equal(HttpStatusCode.NotFound, unchanged.StatusCode);
    }

    internal static string Cell(byte[] workbook, long duty, string header)
    {
        using var stream = new MemoryStream(workbook);
        using var file = SpreadsheetDocument.Open(stream, false);
        var at = FilledWorkbook.ColumnOf(
            FilledWorkbook.Answers(file).Elements<Row>().First(),
            header
        );
        Assert.True(at >= 0, header);
        return FilledWorkbook.RowOf(file, duty).Elements<Cell>().ElementAt(at).InnerText;
    }

    private static async Task<string> PageAsync(
        RoundSite site,
        Visitor who,
        string words,
        string organisation,
        long round
    )
    {
        var duty = await site.DutyAsync(words, organisation, (int)round);
        return await who.Text($"/rounds/{round}/duties/{duty}");
    }

    private static Task<string> AnswerAsync(RoundSite site, long duty) =>
        site.TextAsync(
            $"""
            select d.state || ' ' || (a.content ->> 'isUnchanged') || ' ' || (a.content ->> 'progress')
            from duty d join answer a on a.duty_id = d.id and a.number = d.version where d.id = {duty}
            """
        );
}
