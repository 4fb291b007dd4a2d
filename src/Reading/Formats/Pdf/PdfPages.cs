using System.Collections.Concurrent;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>The pages of a PDF, one at a time, with words and places.</summary>
/// <param name="most">How many pages are read.</param>
/// <param name="withFonts">A second program of poppler reads the fonts beside the first, for a file whose own objects
/// we cannot follow; where it fails, pages come without looks.</param>
internal sealed class PdfPages(
    ChildFolder folder,
    string path,
    string name,
    int most,
    bool withFonts
)
{
    private const int Ahead = 16;
    private const double Zoom = 3;

    /// <summary>The title in the file's own description; null without one. Known when the first page is.</summary>
    public string? Title { get; private set; }

    /// <summary>How the reading of the words ended; null before it has.</summary>
    public ChildEnd? End { get; private set; }

    /// <summary>Set while reading: what has come is enough.</summary>
    public bool IsEnough { get; set; }

    public void Read(Action<PdfPage> onPage)
    {
        using var pages = new BlockingCollection<PdfPage>(Ahead);
        using var fonts = new BlockingCollection<FontPage>(Ahead);
        var words = Task.Run(() => Words(pages));
        var looks = Task.Run(() => Looks(fonts));

        try
        {
            foreach (var page in pages.GetConsumingEnumerable())
            {
                onPage(fonts.TryTake(out var font, -1) ? font.Dress(page, new()) : page);
                if (IsEnough)
                    return;
            }
        }
        finally
        {
            // Whoever still writes finds the door shut, gives up, and its program is stopped.
            pages.CompleteAdding();
            fonts.CompleteAdding();
            Task.WaitAny(Task.WhenAll(words, looks));
        }
        words.GetAwaiter().GetResult();
    }

    private void Words(BlockingCollection<PdfPage> pages)
    {
        try
        {
            End = folder.Run(
                Poppler.ToText,
                name,
                ["-bbox-layout", "-l", $"{most}", path, "-"],
                stream =>
                {
                    var bbox = new BboxStream(stream, pages.Add);
                    bbox.Read(1);
                    Title = bbox.Title;
                }
            );
        }
        finally
        {
            pages.CompleteAdding();
        }
    }

    private void Looks(BlockingCollection<FontPage> fonts)
    {
        try
        {
            if (!withFonts)
                return;
            folder.Run(
                Poppler.ToHtml,
                name,
                [
                    "-xml",
                    "-i",
                    "-q",
                    "-nodrm",
                    "-l",
                    $"{most}",
                    "-zoom",
                    $"{Zoom}",
                    "-stdout",
                    path,
                ],
                stream => new FontStream(stream, Zoom, fonts.Add).Read()
            );
        }
        finally
        {
            fonts.CompleteAdding();
        }
    }
}
