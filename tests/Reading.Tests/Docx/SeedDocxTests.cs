using Shirube.Domain.Texts;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Docx;

/// <summary>Three discussion papers that lie beside the repository as Word and as PDF. The numbers below were read in the
/// printed papers.</summary>
public class SeedDocxTests
{
    [Theory]
    [InlineData("dp2020_01", "1 1.1 1.2 1.3 2 2.1 2.2 2.3 1. 2. 3. 4. 5. 3 3.1 3.2 3.3 4", 10)]
    [InlineData(
        "dp2020_02",
        "1 1.1 1.2 2 2.1 3 3.1 3.2 3.3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 6.3 6.4 7 7.1 7.2",
        4
    )]
    [InlineData("dp2021_07_att", "1 1.1 1.2 1.3 2 2.1 2.2 1) 2) 3) 2.3 1) 2) 3) 4) 5) 2.4", 7)]
    public void Headings_have_the_numbers_that_are_printed_and_no_note_is_lost(
        string name,
        string numbers,
        int notes
    )
    {
        var document = Open("docx", name);
        var headings = document.Lines.Where(l => l.Form == LineForm.Heading);
        Assert.Equal(
            numbers.Split(' '),
            headings
                .Select(h => Normal.ForSearch(h.Text))
                .Select(t =>
                    string.Concat(t.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ')'))
                )
                .Where(t => t.Length > 0)
        );
        Assert.Equal(notes, document.Lines.Count(l => l.Form == LineForm.Note));
    }

    [Theory]
    [InlineData("dp2020_01")]
    [InlineData("dp2020_02")]
    public void Every_heading_of_the_word_file_stands_in_the_pdf_in_the_same_order(string name)
    {
        var pdf = string.Concat(Open("pdf", name).Lines.Select(l => Key(l.Text)));
        var at = 0;
        foreach (var heading in Open("docx", name).Lines.Where(l => l.Form == LineForm.Heading))
        {
            var found = pdf.IndexOf(Key(heading.Text), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"line {heading.Number} of {name}.docx");
            at = found + 1;
        }
    }

    [Fact]
    public void The_tables_of_the_attachment_name_the_same_five_columns()
    {
        var heads = Open("docx", "dp2021_07_att")
            .Lines.Where(l => l.Form == LineForm.HeaderRow && l.Cells!.Value.Length == 5)
            .ToArray();
        Assert.Equal(5, heads.Length);
        Assert.Single(heads.Select(h => h.Text).Distinct());
    }

    /// <summary>The words without white space and without the number in front, which the test above holds.</summary>
    private static string Key(string text) =>
        string.Concat(Normal.ForSearch(text).Where(c => !char.IsWhiteSpace(c)))
            .TrimStart("0123456789.)".ToCharArray());

    private static SourceDocument Open(string kind, string name)
    {
        var path = Path.Combine(Seeds.Root(), "..", "shared", "data", kind, $"{name}.{kind}");
        if (!File.Exists(path))
            Assert.Skip($"No {path}.");
        return Reader.Open(File.ReadAllBytes(path), Path.GetFileName(path));
    }
}
