using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;
using Shirube.Reading;
using Role = Shirube.Domain.Organisations.Role;

namespace Shirube.Features.Tests.Rounds;

/// <summary>A survey workbook that was filled in many ways.</summary>
public class ReturnedRowsTests
{
    [Fact]
    public void A_workbook_that_comes_back_untouched_says_what_it_said()
    {
        var (stamp, rows) = Back(_ => { });
        Assert.Equal((7, 1, "mic"), (stamp.RoundId, stamp.Questions, stamp.Slug));
        Assert.Equal([11, 12, 13], rows.Rows.Select(r => r.DutyId));
        Assert.Equal("=1+1", rows.Rows[0].Values["progress"]);
        Assert.Equal("計画通り", rows.Rows[1].Values["status"]);
        Assert.Equal(2, stamp.Bases[12]);
        Assert.Empty(rows.Added);
        Assert.Empty(rows.Deleted);
        Assert.Empty(rows.LostColumns);
    }

    [Fact]
    public void Rows_are_known_by_key_wherever_they_stand_and_whatever_the_sheet_is_called()
    {
        var (_, rows) = Back(file =>
        {
            file.WorkbookPart!.Workbook.Descendants<Sheet>().First().Name = "回答 (2)";
            var data = Answers(file);
            var all = data.Elements<Row>().ToList();
            all[1].Remove();
            all[3].Remove();
            data.InsertAfter(all[3], all[0]);
            Renumber(data);
        });
        Assert.Equal([13, 12], rows.Rows.Select(r => r.DutyId));
        Assert.Equal([11L], rows.Deleted);
    }

    [Fact]
    public void Added_and_doubled_rows_are_told_and_a_formula_counts_with_the_value_it_had()
    {
        var (_, rows) = Back(file =>
        {
            var data = Answers(file);
            var all = data.Elements<Row>().ToList();
            var added = (Row)all[1].CloneNode(true);
            added.Elements<Cell>().First().InlineString = new(new Text("999"));
            data.Append(added, (Row)all[2].CloneNode(true));
            Renumber(data);
            var cell = all[3].Elements<Cell>().ElementAt(8);
            cell.InlineString = null;
            cell.DataType = CellValues.String;
            cell.CellFormula = new("[1]Sheet1!A1");
            cell.CellValue = new("写した文");
        });
        Assert.Equal([5], rows.Added.Select(a => a.Number));
        Assert.Equal([new(6, 12, false)], rows.Doubled);
        Assert.Equal("写した文", rows.Rows[2].Values["progress"]);
        Assert.Equal(["I4"], rows.Rows[2].Formulas);
    }

    [Fact]
    public void The_error_of_a_formula_is_no_answer_also_where_only_its_value_was_pasted()
    {
        var (_, rows) = Back(file =>
        {
            var cell = Answers(file).Elements<Row>().ElementAt(3).Elements<Cell>().ElementAt(8);
            cell.InlineString = null;
            cell.DataType = CellValues.Error;
            cell.CellValue = new("#REF!");
        });
        Assert.Equal(["I4"], rows.Rows[2].Formulas);
    }

    [Fact]
    public void Cells_that_changed_are_told_with_what_the_web_says_meanwhile_and_what_is_invalid()
    {
        var (_, rows) = Back(file =>
        {
            var all = Answers(file).Elements<Row>().ToList();
            Fill(all[1], 6, "まあまあ");
            Fill(all[1], 8, "紙に書いた文");
            Fill(all[2], 6, "完了");
        });
        var made = Survey();
        var columns = SurveyColumns.Answered(made);
        var first = RowChange.Of(
            rows.Rows[0],
            columns,
            made.Duties[0],
            made.Duties[0] with
            {
                Version = 2,
                Standing = Answer.Empty with { Progress = "網に書いた文" },
            },
            made.Questions,
            ImmutableDictionary<string, string>.Empty
        );
        Assert.Equal(
            [
                new(new("進捗状況", "Status"), "", "まあまあ", ""),
                new(new("したこと", "What was done"), "=1+1", "紙に書いた文", "網に書いた文"),
            ],
            first.Cells
        );
        Assert.Equal([false, true], first.Cells.Select(c => c.IsConflict));
        Assert.Contains("まあまあ", Assert.Single(first.Problems).Ja, StringComparison.Ordinal);
        Assert.Equal("紙に書いた文", first.Answer.Progress);
        var second = RowChange.Of(
            rows.Rows[1],
            columns,
            made.Duties[1],
            made.Duties[1],
            made.Questions,
            ImmutableDictionary<string, string>.Empty
        );
        Assert.Equal(Status.Done, second.Answer.Status);
        Assert.False(Assert.Single(second.Cells).IsConflict);
        Assert.Empty(second.Problems);
        var third = RowChange.Of(
            rows.Rows[2],
            columns,
            made.Duties[2],
            made.Duties[2],
            made.Questions,
            ImmutableDictionary<string, string>.Empty
        );
        Assert.Empty(third.Cells);
        Assert.Equal(Answer.Empty, third.Answer);
    }

    [Fact]
    public void What_is_written_is_valid_by_the_schemas_of_Office()
    {
        using var file = SpreadsheetDocument.Open(
            new MemoryStream(SurveyWorkbook.Write(Survey())),
            false
        );
        var errors = new DocumentFormat.OpenXml.Validation.OpenXmlValidator(
            DocumentFormat.OpenXml.FileFormatVersions.Office2016
        ).Validate(file);
        Assert.Empty(errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void The_same_answers_give_the_same_bytes() =>
        Assert.Equal(SurveyWorkbook.Write(Survey()), SurveyWorkbook.Write(Survey()));

    private static void Fill(Row row, int column, string words)
    {
        var cell = row.Elements<Cell>().ElementAt(column);
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new(new Text(words));
    }

    private static (ReturnedStamp, ReturnedRows) Back(Action<SpreadsheetDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(SurveyWorkbook.Write(Survey()));
        using (var file = SpreadsheetDocument.Open(stream, true))
            edit(file);
        var (sheets, _) = Reader.Cells(stream.ToArray(), "mic.xlsx");
        var stamp = ReturnedStamp.Of(sheets)!;
        return (stamp, ReturnedRows.Of(Assert.Single(ReturnedRows.SheetsOf(sheets, stamp)), stamp));
    }

    private static SheetData Answers(SpreadsheetDocument file) =>
        ((WorksheetPart)file.WorkbookPart!.GetPartById("answers"))
            .Worksheet.Elements<SheetData>()
            .Single();

    private static void Renumber(SheetData data)
    {
        var number = 0u;
        foreach (var row in data.Elements<Row>())
        {
            row.RowIndex = ++number;
            var column = 0;
            foreach (var cell in row.Elements<Cell>())
                cell.CellReference = $"{SheetRows.Letters(column++)}{number}";
        }
    }

    private static Survey Survey() =>
        new(
            7,
            "試験",
            "試験の版",
            new(2026, 12, 18),
            "",
            QuestionSet.Usual,
            "mic",
            "総務省",
            [
                Duty(11, 1, Answer.Empty with { Progress = "=1+1" }),
                Duty(12, 2, Answer.Empty with { Status = Status.OnPlan }),
                Duty(13, 0, Answer.Empty),
            ]
        );

    private static SurveyDuty Duty(long id, int version, Answer standing) =>
        new(id, $"取組{id}", "目標", Role.Sole, ReportState.Draft, version, standing, null);
}
