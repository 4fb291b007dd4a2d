using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Children;
using Shirube.Reading.Formats.Pdf;
using Shirube.Reading.Stages;
using Shirube.Reading.Tests.Formats;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Pages of the sample register as a scanner gives them: pictures without a letter, held against the same pages
/// with their letters.</summary>
[Collection(SampleFiles.Together)]
public class JapaneseScanTests(SampleFiles files)
{
    // Read with tesseract 5: 0.93 to 0.94. What is far less has lost lines, not letters.
    private const double FewestRight = 0.85;

    [Theory]
    [InlineData("styles.pdf")]
    [InlineData("ruled.pdf")]
    public void A_Japanese_scan_is_read_marked_and_never_sure(string file)
    {
        SkipWithoutJapanese();
        var printed = Reader.Open(files.Bytes(file), file);
        int[] pages = [2, 3];
        var scan = Reader.Open(Scan.Of(files.Bytes(file), pages), "scan.pdf");

        Assert.Equal([1, 2], scan.Remarks.Select(r => r.Page));
        Assert.All(scan.Remarks, r => Assert.Equal(RemarkKinds.Ocr, r.Kind));
        Assert.All(scan.Pages, p => Assert.True(p.IsRecognised));
        var proposal = Reader.Read(scan);
        Assert.NotEmpty(proposal.Entries);
        Assert.All(proposal.Entries, e => Assert.InRange(e.Confidence, 0, 0.6));

        for (var i = 0; i < pages.Length; i++)
        {
            var known = Letters(printed.Lines.Concat(printed.Margins), pages[i]);
            var found = Letters(scan.Lines.Concat(scan.Margins), i + 1);
            var right = Shared(known, found) / (double)known.Length;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{file}, page {pages[i]}: {known.Length} letters, {right:0.000} of them found in order"
            );
            Assert.InRange(right, FewestRight, 1);
        }
    }

    [Fact]
    public void Japanese_words_are_closed_and_every_line_stands_where_it_is_printed()
    {
        SkipWithoutJapanese();
        var printed = Reader.Open(files.Bytes("styles.pdf"), "styles.pdf");
        var scan = Reader.Open(Scan.Of(files.Bytes("styles.pdf"), 2), "scan.pdf");
        var lines = scan.Lines.Where(l => !l.IsBlank).ToList();
        Assert.All(
            lines,
            l =>
                Assert.DoesNotContain(
                    Enumerable.Range(1, Math.Max(0, l.Text.Length - 2)),
                    i => l.Text[i] == ' ' && IsWord(l.Text[i - 1]) && IsWord(l.Text[i + 1])
                )
        );
        var cells = printed
            .Lines.Concat(printed.Margins)
            .Where(l => l.Page == 2 && !l.IsBlank)
            .SelectMany(Cells)
            .ToList();
        var placed = 0;
        foreach (var line in lines)
            if (cells.Where(c => c.Text == Plain(line.Text)).ToList() is { Count: > 0 } same)
            {
                placed++;
                Assert.Contains(same, c => Holds(c.Box, line.Box!.Value));
            }
        Assert.True(placed >= 5, $"{placed} lines were read letter by letter.");
    }

    private static void SkipWithoutJapanese()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        if (Tesseract.Languages(folder) == null)
            Assert.Skip("tesseract with jpn is not installed.");
    }

    private static IEnumerable<(string Text, Box Box)> Cells(SourceLine line) =>
        line.Cells is not { } cells
            ? [(Plain(line.Text), line.Box!.Value)]
            : cells.Select((c, i) => (Plain(c), line.CellFacts[i].Box!.Value));

    /// <summary>A letter's box is a little higher than its ink.</summary>
    private static bool Holds(Box outer, Box inner) =>
        inner.Left > outer.Left - 4
        && inner.Right < outer.Right + 4
        && inner.Top > outer.Top - 4
        && inner.Bottom < outer.Bottom + 4;

    private static bool IsWord(char c) => Spacing.IsJapanese(c) && char.IsLetter(c);

    private static string Letters(IEnumerable<SourceLine> lines, int page) =>
        Plain(
            string.Concat(
                lines
                    .Where(l => l.Page == page)
                    .SelectMany(l =>
                        l.Cells is not { } cells
                            ? [l.Text]
                            : cells.Where((_, i) => l.CellFacts is [] || !l.CellFacts[i].IsRepeated)
                    )
            )
        );

    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The length of the longest common subsequence.</summary>
    private static int Shared(string a, string b)
    {
        var row = new int[b.Length + 1];
        foreach (var c in a)
            for (int i = 1, corner = 0; i <= b.Length; i++)
            {
                var above = row[i];
                row[i] = c == b[i - 1] ? corner + 1 : Math.Max(row[i], row[i - 1]);
                corner = above;
            }
        return row[^1];
    }
}
