using System.Text;
using Shirube.Reading.Documents;
using Shirube.Reading.Quality;

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

    /// <summary>What a person reads as headings on the pages, in order: page, level and hash of the words. Where two hashes
    /// stand, the second is without the number: in the PDF of that paper the numbers 1 and 2 are drawn as pictures of
    /// 5 by 9 points, so its text does not hold them.</summary>
    [Theory]
    [InlineData("dp2020_01", 23)]
    [InlineData("dp2020_02", 31)]
    [InlineData("dp2021_07_att", 18)]
    public void The_headings_of_both_are_those_that_a_person_reads(string paper, int count)
    {
        var read = File.ReadLines(
                Path.Combine(Seeds.Root(), "tests/Reading.Tests/Pdf/same-paper-headings.txt")
            )
            .Select(l => l.Split(' '))
            .Where(l => l[0] == paper)
            .ToList();
        Assert.Equal(count, read.Count);
        // Word knows no pages before it prints.
        Assert.Equal(
            read.Select(l => $"{l[2]} {l[3]}"),
            Headings(paper + ".docx").Select(h => $"{h.Level} {Truth.HashOf(h.Text)}")
        );
        Assert.Equal(
            read.Select(l => $"{l[1]} {l[2]} {l[^1]}"),
            Headings(paper + ".pdf").Select(h => $"{h.Page} {h.Level} {Truth.HashOf(h.Text)}")
        );
    }

    private static IEnumerable<SourceLine> Headings(string file) =>
        Open(file).Lines.Where(l => l.Form == LineForm.Heading);

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
