using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Tables;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>The pages of a document put together: margins and notes taken out, what goes on over a page joined, headings
/// found, everything numbered.</summary>
internal sealed class PdfTree
{
    private readonly ImmutableArray<SourceLine>.Builder lines;

    /// <param name="count">How many lines there will be.</param>
    private PdfTree(int count) => lines = ImmutableArray.CreateBuilder<SourceLine>(count);

    public ImmutableArray<SourceLine> Lines { get; private set; } = [];
    public ImmutableArray<SourceLine> Margins { get; private set; } = [];
    public string? Title { get; private init; }

    /// <param name="pages">Used up: their lines are taken out of them.</param>
    /// <param name="described">The title in the file's own description.</param>
    public static PdfTree Of(IReadOnlyList<PageText> pages, string? described)
    {
        RunningHeads.Mark(pages);
        var margins = pages.SelectMany(p => p.Lines).Where(l => l.Margin != null).ToList();
        foreach (var page in pages)
            page.Remove(l => l.Margin != null);
        var body = Headings.MostCommon(pages.SelectMany(p => p.Lines).Where(l => !l.IsRow));
        var notes = Footnotes.TakeFrom(pages, body.Size);
        margins = [.. margins.Concat(TablesOverPages.Join(pages)).OrderBy(l => l.Page)];
        var title = DocumentTitle.Of(pages, body, described);
        var blocks = Joined(pages);
        Headings.Mark(blocks, body, title.Lines);
        var tree = new PdfTree(
            Math.Max(0, blocks.Concat(notes).Sum(b => b.Count + AroundHeadings(b).Count()) - 1)
        )
        {
            Title = title.Text,
        };
        var number = 0;
        foreach (var block in blocks.Concat(notes))
        {
            foreach (var part in AroundHeadings(block))
                tree.Add(part, ++number);
            // Of ten thousand pages both forms of all lines would be too much.
            block.Clear();
        }
        var first = tree.lines.Count;
        tree.Lines = tree.lines.DrainToImmutable();
        tree.Margins = [.. margins.Select((l, i) => l.ToSource(first + i + 1, ++number))];
        return tree;
    }

    private void Add(List<PrintedLine> block, int number)
    {
        if (lines.Count > 0)
            lines.Add(new(lines.Count + 1, "") { Page = block[0].Page });
        foreach (var line in block)
            lines.Add(line.ToSource(lines.Count + 1, number));
    }

    /// <summary>The blocks of all pages; the last of a page and the first of the next are one where a sentence or a list
    /// goes on.</summary>
    private static List<List<PrintedLine>> Joined(IReadOnlyList<PageText> pages)
    {
        var blocks = new List<List<PrintedLine>>();
        foreach (var page in pages)
            for (var i = 0; i < page.Paragraphs.Count; i++)
                if (i == 0 && blocks.Count > 0 && GoesOn(blocks[^1], page))
                    blocks[^1].AddRange(page.Paragraphs[i]);
                else
                    blocks.Add(page.Paragraphs[i]);
        return blocks;
    }

    private static bool GoesOn(List<PrintedLine> open, PageText page)
    {
        var last = open[^1];
        var next = page.Paragraphs[0][0];
        if (
            last.IsRow
            || next.IsRow
            || last.Page != page.Number - 1
            || !Paragraphs.LooksLike(last, next)
            || Headings.IsOfContents(last.Text)
        )
            return false;
        if (ListItem.IsItem(next.Text))
            return ListItem.IsItem(open[0].Text) && Math.Abs(next.Box.Left - open[0].Box.Left) < 3;
        return !Paragraphs.EndsSentence(last.Text)
            && last.Box.Right > page.Lines.Max(l => l.Box.Right) - last.Size * 3;
    }

    /// <summary>A heading is a block of its own, whatever it was set together with.</summary>
    private static IEnumerable<List<PrintedLine>> AroundHeadings(List<PrintedLine> block)
    {
        List<PrintedLine> part = [];
        foreach (var line in block)
        {
            if (
                part.Count > 0
                && (line.Form == LineForm.Heading) != (part[0].Form == LineForm.Heading)
            )
            {
                yield return part;
                part = [];
            }
            part.Add(line);
        }
        yield return part;
    }
}
