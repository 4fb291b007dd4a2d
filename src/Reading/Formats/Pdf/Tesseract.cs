using System.Globalization;
using System.Text;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Recognises the letters of a page's picture.</summary>
internal static class Tesseract
{
    private const string Japanese = "jpn";
    private const double Resolution = 300;
    private const double MostDots = 6000;
    private static readonly ChildProgram Program = new("tesseract", "tesseract-ocr");

    /// <summary>What to read with; null where Japanese cannot be read.</summary>
    public static string? Languages(ChildFolder folder)
    {
        if (!Program.IsInstalled)
            return null;
        var installed = "";
        folder.Run(
            Program,
            "",
            ["--list-langs"],
            stream => installed = new StreamReader(stream, Encoding.UTF8).ReadToEnd()
        );
        var languages = installed.Split('\n', StringSplitOptions.TrimEntries);
        return !languages.Contains(Japanese) ? null
            : languages.Contains("eng") ? Japanese + "+eng"
            : Japanese;
    }

    /// <returns>The page with the words found on it; null where there was no time to.</returns>
    public static PageText? Read(PageText page, ChildFolder folder, string path, string languages)
    {
        var dots = Math.Min(Resolution, MostDots * 72 / Math.Max(page.Width, page.Height));
        var resolution = dots.ToString("0", CultureInfo.InvariantCulture);
        var number = $"{page.Number}";
        var picture = folder.PathOf("page.pgm");
        if (
            !folder
                .Run(
                    Poppler.ToPicture,
                    "",
                    [
                        "-gray",
                        "-q",
                        "-singlefile",
                        "-r",
                        resolution,
                        "-f",
                        number,
                        "-l",
                        number,
                        path,
                        folder.PathOf("page"),
                    ]
                )
                .IsWell
        )
            return null;
        var lines = new List<PdfLine>();
        var end = folder.Run(
            Program,
            "",
            [
                picture,
                "stdout",
                "-l",
                languages,
                "--dpi",
                resolution,
                "-c",
                "tessedit_create_tsv=1",
            ],
            stream =>
                lines = LinesOf(stream, 72 / double.Parse(resolution, CultureInfo.InvariantCulture))
        );
        if (!end.IsWell)
            return null;
        var read = new PdfPage(page.Number, page.Width, page.Height, [new([.. lines], default)]);
        return PageText.Of(read, PageLines.Of(read.Lines)) with { IsRecognised = true };
    }

    /// <summary>Columns of the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
    private static List<PdfLine> LinesOf(Stream stream, double scale)
    {
        var lines = new List<PdfLine>();
        var words = new List<PdfWord>();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var place = "";
        while (reader.ReadLine() is { } row)
        {
            var cells = row.Split('\t');
            if (cells.Length < 12 || cells[0] != "5" || string.IsNullOrWhiteSpace(cells[11]))
                continue;
            var line = string.Join(' ', cells[2..5]);
            if (line != place)
                Close();
            place = line;
            var numbers = cells[6..10]
                .Select(c => double.Parse(c, CultureInfo.InvariantCulture) * scale)
                .ToArray();
            var (left, top) = (numbers[0], numbers[1]);
            words.Add(new(cells[11].Trim(), new(left, top, left + numbers[2], top + numbers[3])));
        }
        Close();
        return lines;

        void Close()
        {
            if (words.Count == 0)
                return;
            lines.Add(RecognisedLine.Of(words));
            words.Clear();
        }
    }
}
