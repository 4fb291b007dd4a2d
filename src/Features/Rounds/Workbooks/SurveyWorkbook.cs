using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
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
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = SurveyStyles.Make();
            Sheet(book, "answers", w => AnswerSheet.Write(w, survey, columns));
            Sheet(book, "instructions", w => InstructionSheet.Write(w, survey, columns));
            Sheet(book, "stamp", w => WriteStamp(w, survey, columns));
            book.Workbook = new(
                new Sheets(
                    new Sheet
                    {
                        Name = Answers,
                        SheetId = 1,
                        Id = "answers",
                    },
                    new Sheet
                    {
                        Name = Instructions,
                        SheetId = 2,
                        Id = "instructions",
                    },
                    new Sheet
                    {
                        Name = Stamp,
                        SheetId = 3,
                        Id = "stamp",
                        State = SheetStateValues.Hidden,
                    }
                )
            );
        }
        return stream.ToArray();
    }

    private static void Sheet(WorkbookPart book, string id, Action<OpenXmlWriter> write)
    {
        using var writer = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>(id));
        writer.WriteStartElement(new Worksheet());
        write(writer);
        writer.WriteEndElement();
    }

    /// <summary>Rows of a word and what belongs to it: round, organisation, columns by key, and the version of each answer
    /// that the workbook was made from.</summary>
    private static void WriteStamp(
        OpenXmlWriter writer,
        Survey survey,
        ImmutableArray<SurveyColumn> columns
    )
    {
        writer.WriteStartElement(new SheetData());
        var rows = new SheetRows(writer, [20, 40, 40]);
        Say("shirube", FormatVersion);
        Say("round", Figure(survey.RoundId));
        Say("questions", Figure(survey.Questions.Version));
        Say("organisation", survey.Slug);
        foreach (var column in columns)
            Say("column", column.Key, column.Header);
        foreach (var duty in survey.Duties)
            Say("duty", Figure(duty.Id), Figure(duty.Version));
        writer.WriteEndElement();
        writer.WriteElement(Locked());

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
