using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>A survey as an Excel file: the sheet of answers, the instructions, and the stamp that nobody sees.</summary>
internal static class SurveyWorkbook
{
    public const string Answers = "回答";
    public const string Instructions = "記入要領";
    public const string Stamp = "_shirube";

    /// <summary>Of the stamp.</summary>
    private const string FormatVersion = "1";

    public static byte[] Write(Survey survey)
    {
        var columns = SurveyColumns.Of(survey);
        using var stream = new MemoryStream();
        using (var package = new SurveyPackage(stream))
        {
            package.Sheet("answers", Answers, false, x => AnswerSheet.Write(x, survey, columns));
            package.Sheet(
                "instructions",
                Instructions,
                false,
                x => InstructionSheet.Write(x, survey, columns)
            );
            package.Sheet("stamp", Stamp, true, x => WriteStamp(x, survey, columns));
            package.Complete(SurveyStyles.Make().OuterXml);
        }
        return stream.ToArray();
    }

    /// <summary>Rows of a word and what belongs to it: round, organisation, columns by key, and the version of each answer
    /// that the workbook was made from.</summary>
    private static void WriteStamp(
        SheetXml xml,
        Survey survey,
        ImmutableArray<SurveyColumn> columns
    )
    {
        xml.Raw("<sheetData>"u8);
        var rows = new SheetRows(xml, [20, 40, 40]);
        Say("shirube", FormatVersion);
        Say("round", Figure(survey.RoundId));
        Say("questions", Figure(survey.Questions.Version));
        Say("organisation", survey.Slug);
        foreach (var column in columns)
            Say("column", column.Key, column.Header);
        foreach (var duty in survey.Duties)
            Say("duty", Figure(duty.Id), Figure(duty.Version));
        xml.Raw("</sheetData>"u8).Element(Locked());

        void Say(string word, string first, string second = "") =>
            rows.Add(
                (word, CellStyle.Locked),
                (first, CellStyle.Locked),
                (second, CellStyle.Locked)
            );
    }

    /// <summary>Against slips of the hand: rows and columns may be sized, not taken away.</summary>
    public static SheetProtection Locked() =>
        new()
        {
            Sheet = true,
            Objects = true,
            Scenarios = true,
            FormatColumns = false,
            FormatRows = false,
            AutoFilter = false,
        };

    private static string Figure(long number) => number.ToString(CultureInfo.InvariantCulture);
}
