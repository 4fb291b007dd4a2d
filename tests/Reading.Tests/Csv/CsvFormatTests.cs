using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Csv;

public class CsvFormatTests
{
    private static SourceDocument Open(string text) =>
        Reader.Open(Encoding.UTF8.GetBytes(text), "plan.csv");

    [Theory]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData(";")]
    public void The_separator_is_the_one_that_the_content_shows(string s)
    {
        var lines = Open($"取組{s}担当{s}期限\n港、海、島{s}学{s}2025\n\"水門\"{s}防{s}\n").Lines;

        Assert.Equal(
            ["取組\t担当\t期限", "港、海、島\t学\t2025", "水門\t防\t"],
            lines.Select(l => l.Text)
        );
        Assert.Equal([LineForm.HeaderRow, LineForm.Row, LineForm.Row], lines.Select(l => l.Form));
    }

    [Fact]
    public void A_quoted_cell_keeps_its_lines_quotes_and_separators()
    {
        var lines = Open("取組,担当\r\n\"港の\r\n\"\"双子\"\", 二つ\",\"学\n産\"\r\n").Lines;

        Assert.Equal("港の\n\"双子\", 二つ\t学\n産", lines[1].Text);
    }

    [Fact]
    public void Titles_stand_above_the_head_and_blank_lines_part_tables()
    {
        var lines = Open(
            "みなと計画,,\n2026年4月,,\nNo,取組,担当\n1,港,学\n\n略称,名称,\n学,学術教育省,\n"
        ).Lines;

        Assert.Equal(
            [
                (LineForm.Body, "みなと計画"),
                (LineForm.Unknown, ""),
                (LineForm.Body, "2026年4月"),
                (LineForm.Unknown, ""),
                (LineForm.HeaderRow, "No\t取組\t担当"),
                (LineForm.Row, "1\t港\t学"),
                (LineForm.Unknown, ""),
                (LineForm.HeaderRow, "略称\t名称"),
                (LineForm.Row, "学\t学術教育省"),
            ],
            lines.Select(l => (l.Form, l.Text))
        );
        Assert.Equal(Enumerable.Range(1, 9), lines.Select(l => l.Number));
    }

    [Fact]
    public void What_a_spreadsheet_says_of_its_separator_and_its_encoding_counts()
    {
        var bytes = CodePagesEncodingProvider
            .Instance.GetEncoding(932)!
            .GetBytes("sep=;\r\n取組;担当、◎は主\r\n港の見張り;学,産\r\n");

        var document = Reader.Open(bytes, "plan.csv");

        Assert.Equal(
            ["取組\t担当、◎は主", "港の見張り\t学,産"],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal(("shift_jis", FileKind.Csv), (document.Encoding, document.Kind));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_rest()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(n => $"港{n},学\n"));

        var document = Open($"取組,担当\n\"水門,防\n{rows}");

        Assert.Equal(20_002, document.Lines.Length);
        Assert.Equal(RemarkKinds.Damaged, Assert.Single(document.Remarks).Kind);
    }

    [Fact]
    public void A_very_wide_row_is_cut_and_said_and_a_wide_row_does_not_blow_up_the_others()
    {
        var document = Open(
            $"{new string(',', 100_000)}x\n{string.Concat(Enumerable.Repeat("港,学\n", 100_000))}"
                + $"{string.Concat(Enumerable.Repeat("水,", 3_000))}\n"
        );

        Assert.Contains(document.Remarks, r => r.Kind == RemarkKinds.Limit);
        Assert.True(document.Lines.Sum(l => (long)l.Text.Length) < 30_000_000);
    }

    [Fact]
    public void A_file_without_a_filled_cell_is_refused() =>
        Assert.Throws<UnreadableDocumentException>(() => Open(",,,\n,,\n"));
}
