using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Pages that are pictures: found by their ink, and read by tesseract where it is installed and knows Japanese.</summary>
internal static class PictureText
{
    private const int InkResolution = 36;
    private const byte Dark = 200;
    private const double LeastInk = 0.002;

    // Shares of the page's height: a page number alone is no text layer.
    private const double Outer = 0.12;
    private const int MostLinesAround = 3;

    /// <summary>Puts the recognised text in the place of the pages, or reports what was not read.</summary>
    public static void Recognise(
        List<PageText> pages,
        ChildFolder folder,
        string path,
        string name,
        PdfReport report
    )
    {
        var bare = pages.Where(HasNoText).ToList();
        if (bare.Count == 0)
            return;
        var pictures = WithInk(bare, folder, path, name);
        var languages = pictures.Count == 0 ? null : Tesseract.Languages(folder);
        foreach (var page in pictures)
            if (languages == null)
                report.NeedsRecognition(page.Number);
            else if (Tesseract.Read(page, folder, path, languages) is { } read)
            {
                pages[page.Number - 1] = read;
                report.Recognised(page.Number);
            }
            else
                report.NoTimeToRecognise(page.Number);
    }

    private static bool HasNoText(PageText page) =>
        page.Lines.Count() <= MostLinesAround
        && page.Lines.All(l =>
            l.Box.Bottom < page.Height * Outer || l.Box.Top > page.Height * (1 - Outer)
        );

    /// <summary>The pages on which something stands beside the words that are known, and those that could not be drawn;
    /// empty sheets are no pictures.</summary>
    private static List<PageText> WithInk(
        List<PageText> pages,
        ChildFolder folder,
        string path,
        string name
    )
    {
        var inked = new List<PageText>();
        for (var i = 0; i < pages.Count; )
        {
            var last = i;
            while (last + 1 < pages.Count && pages[last + 1].Number == pages[last].Number + 1)
                last++;
            var run = pages[i..(last + 1)];
            var seen = 0;
            folder.Run(
                Poppler.ToPicture,
                name,
                [
                    "-gray",
                    "-q",
                    "-r",
                    $"{InkResolution}",
                    "-f",
                    $"{run[0].Number}",
                    "-l",
                    $"{run[^1].Number}",
                    path,
                ],
                stream =>
                {
                    foreach (var page in run)
                    {
                        if (Greymap.Next(stream) is not { } dots)
                            break;
                        seen++;
                        if (HasInk(dots, page))
                            inked.Add(page);
                    }
                    stream.CopyTo(Stream.Null);
                }
            );
            inked.AddRange(run[seen..]);
            i = last + 1;
        }
        return inked;
    }

    private static bool HasInk(Greymap picture, PageText page)
    {
        const double scale = InkResolution / 72.0;
        var known = page.Lines.Select(l => l.Box).ToList();
        var dark = 0;
        for (var y = 0; y < picture.Height; y++)
        for (var x = 0; x < picture.Width; x++)
            if (
                picture.Dots[y * picture.Width + x] < Dark
                && !known.Any(b => Holds(b, x / scale, y / scale))
            )
                dark++;
        return dark > picture.Dots.Length * LeastInk;
    }

    private static bool Holds(Box box, double x, double y) =>
        x >= box.Left - 3 && x <= box.Right + 3 && y >= box.Top - 3 && y <= box.Bottom + 3;
}
