using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Collects the pages of a document, each made into paragraphs of lines as soon as it comes.</summary>
internal sealed class PdfText(ReadingOptions options)
{
    private readonly List<SourceLine> lines = [];
    private int blocks;

    public List<SourcePage> Pages { get; } = [];
    public string? Title { get; private set; }

    public void ReadFrom(Stream stream)
    {
        var bbox = new BboxStream(stream, Add);
        bbox.Read(1);
        Title = bbox.Title;
    }

    private void Add(PdfPage page)
    {
        options.Cancel.ThrowIfCancellationRequested();
        Pages.Add(new(page.Number, null, page.Width, page.Height));
        foreach (var paragraph in Paragraphs.Of(PageLines.Of(page.Lines)))
        {
            blocks++;
            foreach (var line in paragraph)
                lines.Add(
                    new(0, line.Text)
                    {
                        Page = page.Number,
                        Block = blocks,
                        Box = line.Box,
                        Look = new(Math.Round(line.Size * 2) / 2, false),
                    }
                );
        }
        options.Progress?.Report((Pages.Count, 0));
    }

    public ImmutableArray<SourceLine> Lines()
    {
        var numbered = ImmutableArray.CreateBuilder<SourceLine>();
        foreach (var line in lines)
        {
            if (numbered.Count > 0 && numbered[^1].Block != line.Block)
                numbered.Add(new(numbered.Count + 1, "") { Page = line.Page });
            numbered.Add(line with { Number = numbered.Count + 1 });
        }
        return numbered.ToImmutable();
    }
}
