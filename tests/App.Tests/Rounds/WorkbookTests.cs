using System.Net;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.App.Tests.People;
using Shirube.Reading;
using Shirube.Reading.Documents;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>The survey workbook as a ministry gets it.</summary>
public sealed class WorkbookTests(PostgresFixture postgres)
{
    private const string Path = "/rounds/1/workbooks/mic.xlsx";

    private static readonly string[] Hostile =
    [
        "=1+1",
        "+81 3",
        "-5 percent",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
    ];

    [Fact]
    public async Task One_row_a_duty_one_value_a_cell_and_only_answers_are_open()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        (await RoundSite.SaveAsync(site.Mic, duty, 0, "一基目を建てた")).Dispose();
        using var file = await OpenAsync(site.Mic);
        var sheets = file.WorkbookPart!.Workbook.Descendants<Sheet>().ToList();
        Assert.Equal(["回答", "記入要領", "_shirube"], sheets.Select(s => s.Name!.Value));
        Assert.Equal(SheetStateValues.Hidden, sheets[2].State!.Value);
        var answers = Sheet(file, "回答");
        Assert.Empty(answers.Descendants<MergeCell>());
        Assert.Equal(1D, answers.Descendants<Pane>().Single().VerticalSplit!.Value);
        Assert.True(answers.Descendants<SheetProtection>().Single().Sheet!.Value);
        var grid = Grid(answers);
        Assert.Equal(4, grid.Count);
        var header = grid[0];
        Assert.Equal(header.Count, header.Distinct().Count());
        Assert.Equal(["番号", "取組", "目標", "役割"], header.Take(4));
        Assert.Equal(header.IndexOf("進捗状況") - 1, header.IndexOf("前回：進捗状況"));
        var row = grid.Single(r => r[0] == $"{duty}");
        Assert.Equal("灯台を三基建てる", row[1]);
        Assert.Equal("計画通り", row[header.IndexOf("進捗状況")]);
        Assert.Equal("一基目を建てた", row[header.IndexOf("したこと")]);
        string[] open =
        [
            "進捗状況",
            "したこと",
            "これからすること",
            "前回から変わりなし",
            .. Enumerable.Range(1, 3).SelectMany(n => new[] { $"根拠{n}のURL", $"根拠{n}の題名" }),
        ];
        Assert.Equal(open, header.Where((_, i) => !IsLocked(file, answers, i)));
        Assert.Contains(
            answers.Descendants<DataValidation>(),
            v => v.Formula1!.Text == "\"計画通り,一部未了,未了,完了,中止\""
        );
        var stamp = Grid(Sheet(file, "_shirube"));
        Assert.Contains(stamp, r => r is ["round", "1", ..]);
        Assert.Contains(stamp, r => r is ["questions", "1", ..]);
        Assert.Contains(stamp, r => r is ["organisation", "mic", ..]);
        Assert.Contains(stamp, r => r is ["column", "progress", "したこと"]);
        Assert.Contains(stamp, r => r[0] == "duty" && r[1] == $"{duty}" && r[2] == "1");
        Assert.Equal(2, stamp.Count(r => r is ["duty", _, "0"]));
        var instructions = Grid(Sheet(file, "記入要領"));
        Assert.Contains(instructions, r => r[1] == "数字は半角で書いてください。");
        Assert.Contains(instructions, r => r[0] == "中止");
        Assert.Equal(18.75, Height("フォローアップ"));
        Assert.Equal(37.5, Height("1行が1つの担当"));

        double Height(string words) =>
            Sheet(file, "記入要領")
                .Descendants<Row>()
                .First(r => r.InnerText.Contains(words, StringComparison.Ordinal))
                .Height!.Value;
    }

    [Fact]
    public async Task The_last_answer_stands_beside_the_field()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var duty = await site.DutyAsync("灯台", "総務省");
        using var submitted = await RoundSite.SaveAsync(
            site.Mic,
            duty,
            0,
            "去年は二基",
            ("evidence", "https://example.go.jp/1 写真"),
            ("then", "submit")
        );
        await site.Running.Execute(
            """
            insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
            select edition_id, document_id, '次', due_on, '', questions, 'open' from round where id = 1;
            insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
                organisation_name, role)
            select 2, position, initiative_code, initiative_text, goal_text, organisation_id, organisation_name, role
            from duty where round_id = 1
            """
        );
        using var file = await OpenAsync(site.Mic, "/rounds/2/workbooks/mic.xlsx");
        var grid = Grid(Sheet(file, "回答"));
        var row = grid.Single(r => r[1] == "灯台を三基建てる");
        Assert.Equal("去年は二基", row[grid[0].IndexOf("前回：したこと")]);
        Assert.Equal("計画通り", row[grid[0].IndexOf("前回：進捗状況")]);
        Assert.Equal("写真 https://example.go.jp/1", row[grid[0].IndexOf("前回：根拠1")]);
        Assert.Equal("", row[grid[0].IndexOf("したこと")]);
    }

    [Fact]
    public async Task Nothing_that_was_answered_becomes_a_formula_and_LibreOffice_keeps_every_word()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        await using (var connection = await site.Running.Source.OpenConnectionAsync())
            for (var i = 0; i < 3; i++)
                await connection.ExecuteAsync(
                    """
                    with d as (
                        update duty set version = 1, state = 'draft'
                        where id = (select id from duty where organisation_name = '総務省' order by position offset @i limit 1)
                        returning id)
                    insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
                    select id, 1, 0, false, jsonb_build_object('status', 'done', 'progress', @progress::text,
                        'next', @next::text, 'evidence', '[]'::jsonb, 'free', '{}'::jsonb, 'isUnchanged', false),
                        'web', gen_random_uuid(), (select min(id) from person), '試験', false from d
                    """,
                    new
                    {
                        i,
                        progress = Hostile[i],
                        next = Hostile[i + 3] + "\n_x0041_ \u0001 𠮷 <b>&",
                    }
                );
        using var answer = await site.Mic.Get(Path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var sheet = Sheet(file, "回答");
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.All(
            sheet.Descendants<Cell>().Where(c => c.HasChildren),
            c => Assert.Equal(CellValues.InlineString, c.DataType!.Value)
        );
        var before = Words(Reader.Open(bytes, "mic.xlsx"));
        foreach (var words in Hostile.Take(3))
            Assert.Contains(words, before);
        Assert.Contains(before, cell => cell.StartsWith("_x0041_ ", StringComparison.Ordinal));
        var saved = await Soffice.SaveAsync(bytes, "xlsx", "xlsx");
        using var after = SpreadsheetDocument.Open(new MemoryStream(saved), false);
        var kept = Sheet(after, "回答");
        Assert.Empty(kept.Descendants<CellFormula>());
        Assert.True(kept.Descendants<SheetProtection>().Single().Sheet!.Value);
        Assert.Contains(
            kept.Descendants<DataValidation>(),
            v => v.Type! == DataValidationValues.List
        );
        Assert.Equal(before, Words(Reader.Open(saved, "mic.xlsx")));
    }

    [Fact]
    public async Task Only_the_secretariat_takes_anothers_workbook_and_none_is_made_before_the_round_is_open()
    {
        await using var site = await RoundSite.StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        using var early = await site.Office.Get(Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await site.Running.Execute("update round set state = 'open'");
        using var foreign = await site.Mext.Get(Path);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Contains(
            "ほかの府省庁等の担当",
            await foreign.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var any = await site.Office.Get(Path);
        Assert.Equal(HttpStatusCode.OK, any.StatusCode);
        Assert.True(any.Headers.CacheControl!.NoStore);
        using var nobody = await site.Office.Get("/rounds/1/workbooks/nobody.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        Assert.Contains(
            "href=\"/rounds/1/workbooks/mext.xlsx\"",
            await site.Mext.Text("/rounds/1"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "workbooks/mic.xlsx",
            await site.Mext.Text("/rounds/1"),
            StringComparison.Ordinal
        );
    }

    private static async Task<SpreadsheetDocument> OpenAsync(Visitor who, string path = Path)
    {
        using var answer = await who.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return SpreadsheetDocument.Open(
            new MemoryStream(await answer.Content.ReadAsByteArrayAsync()),
            false
        );
    }

    private static Worksheet Sheet(SpreadsheetDocument file, string name)
    {
        var book = file.WorkbookPart!;
        var id = book.Workbook.Descendants<Sheet>().Single(s => s.Name == name).Id!.Value!;
        return ((WorksheetPart)book.GetPartById(id)).Worksheet;
    }

    private static List<List<string>> Grid(Worksheet sheet) =>
        [
            .. sheet
                .Descendants<Row>()
                .Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()),
        ];

    private static bool IsLocked(SpreadsheetDocument file, Worksheet sheet, int column)
    {
        var cell = sheet.Descendants<Row>().ElementAt(1).Elements<Cell>().ElementAt(column);
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!;
        return formats
            .Elements<CellFormat>()
            .ElementAt((int)cell.StyleIndex!.Value)
            .Protection!.Locked!;
    }

    private static List<string> Words(SourceDocument document) =>
        [.. document.Lines.Where(l => l.IsRow).SelectMany(l => l.Text.Split('\t', '\n'))];
}
