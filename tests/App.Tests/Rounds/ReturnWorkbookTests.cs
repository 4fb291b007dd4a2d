using System.Net;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A survey workbook comes back, is compared, and is accepted.</summary>
public sealed class ReturnWorkbookTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_was_filled_is_shown_cell_by_cell_and_becomes_versions_when_it_is_accepted()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        var chart = await site.DutyAsync("海図", "総務省");
        (await RoundSite.SaveAsync(site.Mic, chart, 0, "測り始めた")).Dispose();
        var filled = FilledWorkbook.Fill(
            FilledWorkbook.Fill(
                await FilledWorkbook.TakeAsync(site.Mic, "mic"),
                light,
                ("進捗状況", "一部未了"),
                ("したこと", "二基を建てた"),
                ("これからすること", "三基目を建てる"),
                ("根拠1のURL", "https://example.go.jp/a"),
                ("根拠1の題名", "写真")
            ),
            chart,
            ("したこと", "測り終えた")
        );
        var path = await FilledWorkbook.ReturnAsync(site.Mic, filled);
        Assert.Equal(1, await site.NumberAsync("select count(*) from answer"));
        var page = await site.Mic.Text(path);
        foreach (
            var words in new[]
            {
                "二基を建てた",
                "三基目を建てる",
                "測り始めた",
                "測り終えた",
                "写真",
            }
        )
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("書きかわる行 2件", page, StringComparison.Ordinal);
        using var accepted = await FilledWorkbook.AcceptAsync(site.Mic, path);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(
            "workbook 1 draft 一部未了/二基を建てた/https://example.go.jp/a",
            await site.TextAsync(
                $"""
                select concat_ws(' ', a.via, a.number, d.state, case a.content ->> 'status' when 'partly-incomplete' then '一部未了' end
                    || '/' || (a.content ->> 'progress') || '/' || (a.content #>> array['evidence', '0', 'url']))
                from duty d join answer a on a.duty_id = d.id and a.number = d.version where d.id = {light}
                """
            )
        );
        Assert.Equal(
            "測り終えた",
            await site.TextAsync(
                $"select content ->> 'progress' from answer where duty_id = {chart} and number = 2 and base = 1 and not aside"
            )
        );
        Assert.Equal(
            1,
            await site.NumberAsync(
                "select count(*) from ledger where detail::text like '%taken%' and detail::text like '%' || (select sha256 from returned_workbook) || '%'"
            )
        );
        // The same decision again, as after a lost reply.
        using var again = await FilledWorkbook.AcceptAsync(site.Mic, path);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(3, await site.NumberAsync("select count(*) from answer"));
        Assert.Equal(1, await site.NumberAsync("select count(*) from workbook_acceptance"));
        Assert.Contains("回答2件を書き", await site.Mic.Text(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_says_so_and_the_bytes_are_given_back()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var bytes = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        var path = await FilledWorkbook.ReturnAsync(site.Mic, bytes);
        var lines = await site.NumberAsync("select count(*) from ledger");
        var again = await FilledWorkbook.ReturnAsync(site.Office, bytes);
        Assert.Equal(path + "?again=yes", again);
        Assert.Contains(
            "1バイトも違いません",
            await site.Office.Text(again),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await site.NumberAsync("select count(*) from returned_workbook"));
        Assert.Equal(lines, await site.NumberAsync("select count(*) from ledger"));
        foreach (var who in new[] { site.Mic, site.Office })
        {
            using var file = await who.Get($"{path}/file");
            Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync());
        }
        foreach (var what in new[] { path, $"{path}/file" })
        {
            using var foreign = await site.Mext.Get(what);
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }
        using var accepted = await site.Mext.Post($"{path}/accept", ("seen", ""));
        Assert.Equal(HttpStatusCode.NotFound, accepted.StatusCode);
        Assert.DoesNotContain(
            "調査票.xlsx",
            await site.Mext.Text("/rounds/1/workbooks"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_workbook_of_another_ministry_or_another_round_is_refused_with_what_to_do()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var foreign = await FilledWorkbook.TakeAsync(site.Office, "mic");
        using var others = await site.Mext.Upload("/rounds/1/workbooks", foreign, "mic.xlsx");
        Assert.Equal(HttpStatusCode.Forbidden, others.StatusCode);
        Assert.Contains(
            "ほかの府省庁等（総務省）の調査票",
            await others.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var chosen = await site.Office.Upload(
            "/rounds/1/workbooks",
            foreign,
            "mic.xlsx",
            ("organisation", "mext")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chosen.StatusCode);
        Assert.Contains(
            "これは総務省の調査票で、選ばれた文部科学省のものではありません",
            await chosen.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await site.Running.Execute(
            """
            insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
            select edition_id, document_id, '次の年', due_on, '', questions, 'open' from round where id = 1;
            insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
                organisation_name, role)
            select 2, position, initiative_code, initiative_text, goal_text, organisation_id, organisation_name, role
            from duty where round_id = 1
            """
        );
        using var old = await site.Mic.Upload("/rounds/2/workbooks", foreign, "mic.xlsx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        Assert.Contains(
            "「2026年度フォローアップ」の調査票です。「次の年」の調査票を返してください",
            await old.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await site.NumberAsync("select count(*) from returned_workbook"));
    }

    [Fact]
    public async Task A_workbook_of_an_older_question_set_is_carried_over_and_what_could_not_be_is_listed()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        const string questions =
            """{"version":@v,"longestProgress":400,"needsNext":true,"needsEvidence":false,"free":[{"key":"@k","words":{"ja":"@w","en":"Q"},"longest":400,"isRequired":false}]}""";
        await Ask("2", "cost", "かかった費用");
        var light = await site.DutyAsync("灯台", "総務省");
        var filled = FilledWorkbook.Fill(
            await FilledWorkbook.TakeAsync(site.Mic, "mic"),
            light,
            ("したこと", "二基を建てた"),
            ("かかった費用", "三億円")
        );
        await Ask("3", "people", "かかわった人");
        var path = await FilledWorkbook.ReturnAsync(site.Mic, filled);
        var page = await site.Mic.Text(path);
        Assert.Contains("前の質問でつくられた調査票です", page, StringComparison.Ordinal);
        Assert.Contains("かかわった人", page, StringComparison.Ordinal);
        Assert.Matches("2行目「かかった費用」.*三億円", page);
        (await FilledWorkbook.AcceptAsync(site.Mic, path)).Dispose();
        Assert.Equal(
            "二基を建てた",
            await site.TextAsync(
                "select content ->> 'progress' from answer where not content -> 'free' ? 'cost'"
            )
        );

        Task Ask(string version, string key, string words) =>
            site.Running.Execute(
                $"update round set questions = '{questions.Replace("@v", version, StringComparison.Ordinal).Replace("@k", key, StringComparison.Ordinal).Replace("@w", words, StringComparison.Ordinal)}'"
            );
    }

    [Fact]
    public async Task Rows_that_were_added_deleted_doubled_shifted_or_computed_are_told_and_not_guessed_at()
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var light = await site.DutyAsync("灯台", "総務省");
        var fog = await site.DutyAsync("霧笛", "総務省");
        var chart = await site.DutyAsync("海図", "総務省");
        var taken = await FilledWorkbook.TakeAsync(site.Mic, "mic");
        var odd = FilledWorkbook.Edit(
            taken,
            file =>
            {
                var data = FilledWorkbook.Answers(file);
                var header = data.Elements<Row>().First();
                var done = FilledWorkbook.ColumnOf(header, "したこと");
                var row = FilledWorkbook.RowOf(file, light);
                var cell = row.Elements<Cell>().ElementAt(done);
                cell.DataType = CellValues.String;
                cell.CellFormula = new("HYPERLINK(\"https://example.com\")");
                cell.CellValue = new("式の値");
                var doubled = (Row)FilledWorkbook.RowOf(file, fog).CloneNode(true);
                FilledWorkbook.Write(doubled.Elements<Cell>().ElementAt(done), "違う文");
                var added = (Row)row.CloneNode(true);
                FilledWorkbook.Write(added.Elements<Cell>().First(), "");
                FilledWorkbook.Write(added.Elements<Cell>().ElementAt(1), "足した取組");
                data.Append(doubled, added);
                FilledWorkbook.RowOf(file, chart).Remove();
                var number = 0u;
                foreach (var r in data.Elements<Row>())
                {
                    r.RowIndex = ++number;
                    foreach (var c in r.Elements<Cell>())
                        c.CellReference = null;
                }
            }
        );
        var page = await site.Mic.Text(await FilledWorkbook.ReturnAsync(site.Mic, odd));
        Assert.Contains("受け入れられない行 2件", page, StringComparison.Ordinal);
        Assert.Contains(
            "に数式か、その誤り（#REF! など）があります",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains($"番号 {fog} の行が2つあり", page, StringComparison.Ordinal);
        Assert.Contains("足した取組", page, StringComparison.Ordinal);
        Assert.Contains("行を消しても、回答は消えません", page, StringComparison.Ordinal);
        Assert.Contains("いま受け入れられるものはありません", page, StringComparison.Ordinal);
        var shifted = FilledWorkbook.Edit(
            FilledWorkbook.Fill(taken, light, ("したこと", "灯台の文")),
            file =>
            {
                var (a, b) = (FilledWorkbook.RowOf(file, light), FilledWorkbook.RowOf(file, fog));
                FilledWorkbook.Write(a.Elements<Cell>().First(), $"{fog}");
                FilledWorkbook.Write(b.Elements<Cell>().First(), $"{light}");
            }
        );
        var told = await site.Mic.Text(await FilledWorkbook.ReturnAsync(site.Mic, shifted));
        Assert.Contains("行がずれています", told, StringComparison.Ordinal);
        Assert.Contains("いま受け入れられるものはありません", told, StringComparison.Ordinal);
    }
}
