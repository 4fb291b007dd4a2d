using System.Diagnostics;
using Shirube.Reading.Documents;
using static Shirube.Reading.Tests.Office.DocxFile;

namespace Shirube.Reading.Tests.Office;

/// <summary>Files made to take for ever. The limits are wide: a busy machine keeps them, a quadratic reading does not.</summary>
public class OfficeSpeedTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_paragraph_of_a_hundred_thousand_runs_and_line_breaks_is_read_in_time()
    {
        var runs = string.Concat(
            Enumerable
                .Range(0, 100_000)
                .Select(n =>
                    $"<w:r><w:rPr><w:sz w:val=\"{20 + n % 2}\"/></w:rPr><w:t>行</w:t><w:br/></w:r>"
                )
        );
        Assert.Equal(100_000, InTime(DocxFile.Of($"<w:p>{runs}</w:p>").Bytes()).Lines.Length);
    }

    [Fact]
    public void A_sheet_whose_every_other_row_is_empty_is_one_table_read_in_time()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 40_000).Select(n => XlsxFile.Texts(n * 2, 0, "甲", "乙"))
        );
        Assert.Equal(40_000, InTime(new XlsxFile().Sheet("表", rows).Bytes()).Lines.Length);
    }

    [Fact]
    public void Fifty_thousand_short_bold_paragraphs_are_read_in_time()
    {
        var bold =
            $"<w:p>{R("題", "<w:b/>")}</w:p>" + P("これは本文の段落であり、文として終わります。");
        var document = InTime(
            DocxFile.Of(Styled("1", "章") + string.Concat(Enumerable.Repeat(bold, 50_000))).Bytes()
        );
        Assert.Equal(50_001, document.Lines.Count(l => l.Form == LineForm.Heading));
    }

    private static SourceDocument InTime(byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        var document = Reader.Open(bytes, "試験");
        Assert.True(clock.Elapsed < Longest, clock.Elapsed.ToString());
        return document;
    }
}
