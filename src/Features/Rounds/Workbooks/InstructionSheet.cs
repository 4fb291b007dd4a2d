using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>How to fill it: in the first columns in Japanese, in the last in English.</summary>
internal static class InstructionSheet
{
    private static readonly int[] Widths = [24, 70, 70];

    public static void Write(SheetXml xml, Survey survey, ImmutableArray<SurveyColumn> columns)
    {
        xml.Element(SheetRows.Columns(Widths)).Raw("<sheetData>"u8);
        var rows = new SheetRows(xml, Widths);
        var due = survey.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Heading("調査票", "Survey workbook");
        Say("フォローアップ", new(survey.Round, "The round"));
        Say("版", new(survey.Edition, "The edition that is followed up"));
        Say("府省庁等", new(survey.Organisation, "The organisation that answers"));
        Say("締切", new(due, "Due date"));
        if (survey.Instructions.Length > 0)
            Say("事務局から", new(survey.Instructions, "From the secretariat"));
        Heading("記入のしかた", "How to fill it");
        foreach (var way in Ways)
            Say("", way);
        Heading("欄", "Columns");
        foreach (var column in columns)
            if (column.Help is { } help)
                Say(column.Header, help);
        Heading("進捗状況", "Status");
        foreach (var status in Enum.GetValues<Status>())
            Say(
                status.Label().Ja,
                new(status.Meaning().Ja, $"{status.Label().En}: {status.Meaning().En}")
            );
        xml.Raw("</sheetData>"u8).Element(SurveyWorkbook.Locked());

        void Heading(string ja, string en) =>
            rows.Add((ja, CellStyle.Heading), ("", CellStyle.Usual), (en, CellStyle.Heading));
        void Say(string what, Message words) =>
            rows.Add(
                Row(what, CellStyle.Locked),
                Row(words.Ja, CellStyle.Locked),
                Row(words.En, CellStyle.Locked)
            );
    }

    private static (string, CellStyle) Row(string text, CellStyle style) =>
        (text, CellText.LooksLikeFormula(text) ? CellStyle.LockedQuoted : style);

    private static ImmutableArray<Message> Ways { get; } =
    [
        new(
            $"シート「{SurveyWorkbook.Answers}」の青い見出しの欄に書いてください。灰色の見出しの欄は書きかえられません。",
            $"Write in the columns with a blue header on the sheet {SurveyWorkbook.Answers}. Those with a grey header are locked."
        ),
        new(
            "1行が1つの担当です。行や列を足したり、番号を書きかえたりしないでください。行の順は変えてもかまいません。",
            "One row is one duty. Add no rows or columns and leave the numbers as they are; the order of rows does not matter."
        ),
        new(
            "書くことがまだない行は、空のままにしてください。空の行は未記入です。",
            "Leave a row empty where there is nothing to say yet: it counts as not begun."
        ),
        new(
            "「前回：」の欄は、前のフォローアップでの回答です。",
            "Columns that begin with 前回： show the answer in the round before."
        ),
    ];
}
