using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> writes, while it writes it, and hands on one page at a time. It is
/// written like XHTML but holds whatever control characters the PDF holds, which no reader of XML accepts; its elements
/// are few and its words escaped, so that words cannot pass for elements.</summary>
internal sealed class BboxStream(Stream stream, Action<PdfPage> onPage)
{
    // A page of a newspaper has about ten thousand.
    private const int MostWords = 50_000;
    private int wordsOnPage;
    private readonly TagStream tags = new(stream);
    private readonly ImmutableArray<PdfBlock>.Builder blocks =
        ImmutableArray.CreateBuilder<PdfBlock>();
    private readonly ImmutableArray<PdfLine>.Builder lines =
        ImmutableArray.CreateBuilder<PdfLine>();
    private readonly ImmutableArray<PdfWord>.Builder words =
        ImmutableArray.CreateBuilder<PdfWord>();
    private (double Width, double Height) size;
    private Box block;
    private Box line;
    private Box word;

    /// <summary>The title in the file's own description; null without one.</summary>
    public string? Title { get; private set; }

    /// <param name="page">The number of the first page that comes.</param>
    public void Read(int page)
    {
        while (tags.TryNext(out var before, out var tag))
        {
            if (TagStream.Is(tag, "word "u8))
                word = BoxOf(tag);
            else if (TagStream.Is(tag, "/word"u8))
                AddWord(before);
            else if (TagStream.Is(tag, "line "u8))
                line = BoxOf(tag);
            else if (TagStream.Is(tag, "/line"u8))
                AddLine();
            else if (TagStream.Is(tag, "block "u8))
                block = BoxOf(tag);
            else if (TagStream.Is(tag, "/block"u8))
                AddBlock();
            else if (TagStream.Is(tag, "page "u8))
                size = (TagStream.Number(tag, "width=\""u8), TagStream.Number(tag, "height=\""u8));
            else if (TagStream.Is(tag, "/page"u8))
                AddPage(page++);
            else if (TagStream.Is(tag, "/title"u8))
                Title = TagStream.Words(before).Trim() is { Length: > 0 } title ? title : null;
        }
    }

    private void AddWord(ReadOnlySpan<byte> bytes)
    {
        var text = TagStream.Words(bytes);
        if (!string.IsNullOrWhiteSpace(text) && ++wordsOnPage <= MostWords)
            words.Add(new(text, word));
    }

    private void AddLine()
    {
        if (words.Count > 0)
            lines.Add(new(words.DrainToImmutable(), line));
    }

    private void AddBlock()
    {
        if (lines.Count > 0)
            blocks.Add(new(lines.DrainToImmutable(), block));
    }

    private void AddPage(int number)
    {
        onPage(
            new(number, size.Width, size.Height, blocks.DrainToImmutable())
            {
                IsCut = wordsOnPage > MostWords,
            }
        );
        wordsOnPage = 0;
    }

    private static Box BoxOf(ReadOnlySpan<byte> tag) =>
        new(
            TagStream.Number(tag, "xMin=\""u8),
            TagStream.Number(tag, "yMin=\""u8),
            TagStream.Number(tag, "xMax=\""u8),
            TagStream.Number(tag, "yMax=\""u8)
        );
}
