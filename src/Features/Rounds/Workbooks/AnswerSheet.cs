using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>The sheet that is filled: one row a duty, one value a cell.</summary>
internal static class AnswerSheet
{
    public static void Write(SheetXml xml, Survey survey, ImmutableArray<SurveyColumn> columns)
    {
        xml.Element(Frozen()).Element(SheetRows.Columns([.. columns.Select(c => c.Width)]));
        xml.Raw("<sheetData>"u8);
        var rows = new SheetRows(xml, [.. columns.Select(c => c.Width)]);
        var cells = new (string, CellStyle)[columns.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = (
                columns[i].Header,
                columns[i].Rule == CellRule.Shown ? CellStyle.Header : CellStyle.AnswerHeader
            );
        rows.Add(cells);
        foreach (var duty in survey.Duties)
        {
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Cell(columns[i], duty);
            rows.Add(cells);
        }
        xml.Raw("</sheetData>"u8).Element(SurveyWorkbook.Locked());
        xml.Element(
            new AutoFilter { Reference = $"A1:{SheetRows.Letters(columns.Length - 1)}{rows.Count}" }
        );
        xml.Element(new DataValidations(Rules(columns, rows.Count)));
        xml.Element(new PageSetup { PaperSize = 8, Orientation = OrientationValues.Landscape });
    }

    private static (string, CellStyle) Cell(SurveyColumn column, SurveyDuty duty)
    {
        var text = column.Value(duty);
        var isQuoted = CellText.LooksLikeFormula(text);
        return (
            text,
            column.Rule == CellRule.Shown
                ? isQuoted
                    ? CellStyle.LockedQuoted
                    : CellStyle.Locked
                : isQuoted
                    ? CellStyle.OpenQuoted
                    : CellStyle.Open
        );
    }

    private static SheetViews Frozen() =>
        new(
            new SheetView(
                new Pane
                {
                    HorizontalSplit = 1,
                    VerticalSplit = 1,
                    TopLeftCell = "B2",
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                }
            )
            {
                TabSelected = true,
                WorkbookViewId = 0,
            }
        );

    private static IEnumerable<DataValidation> Rules(ImmutableArray<SurveyColumn> columns, int rows)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (RuleOf(columns[i]) is not { } rule)
                continue;
            var letters = SheetRows.Letters(i);
            rule.AllowBlank = true;
            rule.ShowErrorMessage = true;
            rule.SequenceOfReferences = new([$"{letters}2:{letters}{Math.Max(2, rows)}"]);
            yield return rule;
        }
    }

    private static DataValidation? RuleOf(SurveyColumn column) =>
        column.Rule switch
        {
            CellRule.Status => OneOf([.. Enum.GetValues<Status>().Select(s => s.Label().Ja)]),
            CellRule.Yes => OneOf(SurveyColumns.Yes),
            CellRule.Text when column.Longest > 0 => new DataValidation(
                new Formula1(column.Longest.ToString(CultureInfo.InvariantCulture))
            )
            {
                Type = DataValidationValues.TextLength,
                Operator = DataValidationOperatorValues.LessThanOrEqual,
                Error = $"{column.Longest}文字までです。",
            },
            _ => null,
        };

    private static DataValidation OneOf(params string[] words) =>
        new(new Formula1($"\"{string.Join(',', words)}\""))
        {
            Type = DataValidationValues.List,
            Error = $"一覧から選んでください：{string.Join('、', words)}",
        };
}
