using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Papers that governments published, beside the repository. What is expected was read off their pages.</summary>
public class PublishedPdfTests
{
    [Fact]
    public void The_English_strategy_opens_without_its_password_and_keeps_its_pages_notes_and_headings()
    {
        var document = Read("ai-strategy-2019-en.pdf");
        Assert.Equal(("AI Strategy 2019", 74), (document.Title, document.Pages.Length));
        Assert.Empty(document.Remarks);
        // Pages 1 to 70, printed on the fifth page to the last.
        Assert.Equal(
            Enumerable.Range(1, 70).Select(n => $"{n}"),
            document.Margins.Where(m => m.Margin == "page number").Select(m => m.Text)
        );
        Assert.Equal(Enumerable.Range(1, 33), Notes(document));
        var headings = Headings(document);
        Assert.Equal(
            4,
            headings.Count(h => h.StartsWith("Strategic Objective ", StringComparison.Ordinal))
        );
        foreach (var mark in "ABCDEF")
            Assert.Contains(headings, h => h.StartsWith($"({mark}) ", StringComparison.Ordinal));
        foreach (var mark in (string[])["I. ", "II. ", "III. ", "IV. ", "V. "])
            Assert.Contains(headings, h => h.StartsWith(mark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dp2020_01.pdf", 14, 10, 14, 28)]
    [InlineData("dp2021_07_att.pdf", 22, 7, 21, 0)]
    [InlineData("dp2020_02.pdf", 17, 4, 16, 34)]
    public void Notes_page_numbers_and_running_heads_leave_the_text(
        string name,
        int pages,
        int notes,
        int numbers,
        int heads
    )
    {
        var document = Read(name);
        Assert.Equal(pages, document.Pages.Length);
        Assert.Equal(Enumerable.Range(1, notes), Notes(document));
        Assert.Equal(numbers, document.Margins.Count(m => m.Margin == "page number"));
        Assert.Equal(heads, document.Margins.Count(m => m.Margin == "running head"));
        Assert.Empty(document.Remarks);
        Assert.DoesNotContain(
            document.Lines,
            l => l.Text.Any(c => c is >= '\ue000' and <= '\uf8ff')
        );
    }

    [Theory]
    [InlineData(
        "dp2020_01.pdf",
        new[]
        {
            "1 ",
            "1.1 ",
            "1.2 ",
            "1.3 ",
            "2 ",
            "2.1 ",
            "2.2 ",
            "2.3 ",
            "3 ",
            "3.1 ",
            "3.2 ",
            "3.3 ",
            "4 ",
        }
    )]
    [InlineData(
        "dp2021_07_att.pdf",
        new[] { "１.１", "１.２", "１.３", "２.１", "２.２", "1)", "2)", "3)", "２.３", "２.４" }
    )]
    [InlineData(
        "dp2020_02.pdf",
        new[]
        {
            "１.１",
            "１.２",
            "２.１",
            "３.１",
            "３.２",
            "３.３",
            "４.１",
            "４.２",
            "４.３",
            "５.１",
            "５.２",
            "６.１",
            "６.２",
            "６.３",
            "６.４",
            "７.１",
            "７.２",
        }
    )]
    public void Numbered_headings_are_headings_in_their_order(string name, string[] marks)
    {
        var headings = Headings(Read(name));
        var at = 0;
        foreach (var heading in headings)
            if (at < marks.Length && heading.StartsWith(marks[at], StringComparison.Ordinal))
                at++;
        Assert.True(at == marks.Length, $"no heading {marks.ElementAtOrDefault(at)}");
    }

    [Fact]
    public void A_paragraph_is_one_block_over_the_end_of_a_page()
    {
        // The introduction goes from the page printed 1 to the page printed 2 in the middle of a sentence.
        var document = Read("ai-strategy-2019-en.pdf");
        var last = document.Lines.Last(l =>
            l.Page == 5 && !l.IsBlank && l.Form == LineForm.Unknown
        );
        var next = document.Lines.First(l => l.Page == 6);
        Assert.Equal(last.Number + 1, next.Number);
        Assert.Equal(last.Block, next.Block);
    }

    [Fact]
    public void Everything_is_accounted_for()
    {
        foreach (
            var name in (string[])
                ["ai-strategy-2019-en.pdf", "dp2020_01.pdf", "dp2021_07_att.pdf", "dp2020_02.pdf"]
        )
        {
            var proposal = Reader.Read(Read(name));
            var account = proposal.Account;
            Assert.Equal(
                account.Lines,
                account.Blank
                    + account.Read
                    + account.Furniture.Sum(f => f.LastLine - f.FirstLine + 1)
                    + account.Unread.Sum(u => u.LastLine - u.FirstLine + 1)
            );
        }
    }

    private static List<string> Headings(SourceDocument document) =>
        [.. document.Lines.Where(l => l.Form == LineForm.Heading).Select(l => l.Text)];

    /// <summary>The numbers that the notes begin with.</summary>
    private static IEnumerable<int> Notes(SourceDocument document) =>
        document
            .Lines.Where(l => l.Form == LineForm.Note)
            .GroupBy(l => l.Block)
            .Select(note =>
                note.First().Text.TakeWhile(c => char.IsDigit(c) || "⁰¹²³⁴⁵⁶⁷⁸⁹".Contains(c))
            )
            .Select(figures =>
                figures.Aggregate(0, (n, c) => n * 10 + (int)char.GetNumericValue(c))
            );

    private static SourceDocument Read(string name)
    {
        var path = Path.GetFullPath(
            Path.Combine(Seeds.Root(), "..", "shared", "data", "pdf", name)
        );
        if (!File.Exists(path))
            Assert.Skip($"No file {path} with the published paper.");
        return Reader.Open(File.ReadAllBytes(path), name);
    }
}
