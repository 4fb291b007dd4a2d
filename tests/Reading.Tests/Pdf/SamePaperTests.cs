using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Papers published as Word and as PDF say the same in both.</summary>
public class SamePaperTests
{
    [Theory]
    [InlineData("dp2020_01", 12)]
    [InlineData("dp2020_02", 0)]
    [InlineData("dp2021_07_att", 174)]
    public void Every_row_of_the_Word_tables_is_a_row_of_the_PDF_cell_by_cell(
        string paper,
        int count
    )
    {
        var rows = Rows(Open(paper + ".docx"));
        var printed = Open(paper + ".pdf");
        Assert.Equal(count, rows.Count);
        Assert.Equal(
            [],
            Missing(rows, Rows(printed), Plain(string.Concat(printed.Lines.Select(l => l.Text))))
        );
    }

    /// <summary>A row that is there twice must be printed twice.</summary>
    /// <param name="all">What the PDF says anywhere: Word has the words of a balloon in the cell it is tied to, the page
    /// shows them beside the table.</param>
    private static List<string> Missing(List<string> rows, List<string> printed, string all)
    {
        var left = new List<string>(printed);
        return
        [
            .. rows.Where(r =>
                !left.Remove(r) && !left.Remove(left.Find(p => IsSame(r, p, all)) ?? "")
            ),
        ];
    }

    private static bool IsSame(string row, string printed, string all)
    {
        var (a, b) = (row.Split('|'), printed.Split('|'));
        return a.Length == b.Length
            && a.Zip(b)
                .All(c =>
                    c.First == c.Second
                    || (
                        c.Second.Length > 0
                        && c.First.StartsWith(c.Second, StringComparison.Ordinal)
                        && all.Contains(c.First[c.Second.Length..], StringComparison.Ordinal)
                    )
                );
    }

    /// <summary>A few differ: the Word file calls a title of its cover a heading, or the page shows a line of a list as
    /// boldly as a heading.</summary>
    [Theory]
    [InlineData("dp2020_01", 1, 8)]
    [InlineData("dp2020_02", 1, 2)]
    [InlineData("dp2021_07_att", 4, 1)]
    public void The_headings_agree(string paper, int mostMissing, int mostAdded)
    {
        var written = Headings(Open(paper + ".docx"));
        var printed = Headings(Open(paper + ".pdf"));
        Assert.InRange(written.Except(printed).Count(), 0, mostMissing);
        Assert.InRange(printed.Except(written).Count(), 0, mostAdded);
        Assert.True(written.Intersect(printed).Count() >= 12);
    }

    private static List<string> Headings(SourceDocument document) =>
        [.. document.Lines.Where(l => l.Form == LineForm.Heading).Select(l => Plain(l.Text))];

    /// <summary>The rows of the tables, without what printing changes: spaces and the ends of lines.</summary>
    private static List<string> Rows(SourceDocument document) =>
        [
            .. document
                .Lines.Where(l => l.IsRow)
                .Select(l => string.Join('|', l.Cells!.Value.Select(Plain)))
                .Where(t => t.Trim('|').Length > 0),
        ];

    private static string Plain(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Normalize(NormalizationForm.FormKC);

    private static SourceDocument Open(string name) =>
        Reader.Open(File.ReadAllBytes(SharedPdf.Path(name)), name);
}
