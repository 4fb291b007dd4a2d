using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf;
using Shirube.Reading.Formats.Pdf.Drawing;
using Shirube.Reading.Formats.Pdf.Tables;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Pages with more words and lines than any page has. The work on a page is counted and bounded; the time limits
/// here are many times what the count allows.</summary>
public class CrowdedPageTests
{
    private const int Longest = 120_000;

    [Fact(Timeout = Longest)]
    public async Task A_grid_of_forty_thousand_words_is_read_to_its_last_word()
    {
        var words = Grid(200, 200);
        var (lines, _) = await Read(words, PageDrawing.Empty);
        Assert.Equal(
            40_000,
            lines.Sum(l => l.Text.Split(' ', '\t', '\n').Count(w => w.Length > 0))
        );
    }

    [Fact(Timeout = Longest)]
    public async Task Thousands_of_columns_are_read_to_their_last_word()
    {
        var (lines, _) = await Read(Grid(4, 12_000), PageDrawing.Empty);
        Assert.Equal(
            48_000,
            lines.Sum(l => l.Text.Split(' ', '\t', '\n').Count(w => w.Length > 0))
        );
    }

    [Fact(Timeout = Longest)]
    public async Task As_many_columns_as_are_compared_end_when_the_work_is_done()
    {
        // Just below every limit of size, with a line through each row that makes every table one of boxes.
        var uprights = Enumerable
            .Range(0, 400)
            .Select(r => new Rule(false, 41, 20 * r, 20 * r + 12, 0.5));
        var drawing = new PageDrawing([.. uprights], []);
        var (lines, work) = await Read(Grid(370, 8, 60), drawing);
        Assert.True(lines.Count >= 370);
        var (_, again) = await Read(Grid(370, 8, 60), drawing);
        Assert.Equal(again.IsSpent, work.IsSpent);
    }

    [Fact(Timeout = Longest)]
    public async Task A_page_of_lines_under_lines_gives_up_its_underlines_and_keeps_its_words()
    {
        var words = Enumerable
            .Range(0, 20_000)
            .Select(i => Word("road", i % 20 * 30, i / 20 * 0.7, 20, 400));
        var rules = Enumerable
            .Range(0, 60_000)
            .Select(i => new Rule(true, i / 50 * 1.0, i % 50 * 6, i % 50 * 6 + 4, 0.3));
        var (lines, work) = await Read(words, new PageDrawing([.. rules], []));
        Assert.True(work.IsSpent);
        Assert.Equal(20_000, lines.Sum(l => l.Text.Split("road").Length - 1));
    }

    [Fact(Timeout = Longest)]
    public async Task Letters_as_high_as_the_page_behind_every_word_leave_the_words_as_they_are()
    {
        var look = new Look(10, false);
        var runs = Enumerable
            .Range(0, 100_000)
            .Select(i => new FontRun(new(0, -i, 1, 10_000), look))
            .ToList();
        var page = Page(Grid(200, 200));
        var work = new PageWork();
        var dressed = await Task.Run(
            () => new FontPage(page.Width, runs).Dress(page, work),
            Cancel
        );
        Assert.True(work.IsSpent);
        Assert.Equal(40_000, dressed.Lines.Sum(l => l.Words.Length));
    }

    [Fact(Timeout = Longest)]
    public async Task Numbers_of_notes_on_every_line_end()
    {
        var words = Enumerable
            .Range(0, 30_000)
            .SelectMany(i =>
                new[] { Word($"{i % 900 + 1}", 50, i * 10, 6, 6), Word("note", 70, i * 10, 20, 6) }
            )
            .Take(50_000);
        var (lines, _) = await Read(words, PageDrawing.Empty);
        var pages = new[] { PageText.Of(Page([]), lines) };
        Assert.NotNull(await Task.Run(() => Footnotes.TakeFrom(pages, 10), Cancel));
    }

    [Fact]
    public void What_was_left_out_for_its_size_is_reported_with_its_page()
    {
        var report = new PdfReport("roads.pdf");
        var work = new PageWork(10);
        Assert.True(work.Spend(10));
        Assert.False(work.Spend(1));
        report.See(Page([]), work);
        var remark = Assert.Single(report.Remarks);
        Assert.Equal((RemarkKinds.Limit, 1), (remark.Kind, remark.Page));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(List<PrintedLine> Lines, PageWork Work)> Read(
        IEnumerable<PdfWord> words,
        PageDrawing drawing
    )
    {
        var page = Page(words);
        var work = new PageWork();
        var lines = await Task.Run(
            () => TablesOfPage.Lines(page, drawing, new TableHeads(), work),
            Cancel
        );
        PageText.Of(page, lines);
        return (lines, work);
    }

    /// <summary>Each word a line of its own, as poppler takes cells for lines.</summary>
    private static PdfPage Page(IEnumerable<PdfWord> words)
    {
        var lines = words.Select(w => new PdfLine([w], w.Box)).ToImmutableArray();
        return new(1, 100_000, 100_000, [new PdfBlock(lines, default)]);
    }

    private static IEnumerable<PdfWord> Grid(int rows, int columns, double step = 40) =>
        from row in Enumerable.Range(0, rows)
        from column in Enumerable.Range(0, columns)
        select Word($"{(char)('a' + column % 26)}{row}", column * step, row * 20, 20, 10);

    private static PdfWord Word(
        string text,
        double left,
        double top,
        double width,
        double height
    ) => new(text, new(left, top, left + width, top + height));
}
