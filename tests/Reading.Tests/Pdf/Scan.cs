using System.Globalization;
using System.IO.Compression;
using System.Text;
using Shirube.Reading.Formats.Children;
using Shirube.Reading.Formats.Pdf;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Prints pages of a PDF and lays them on a scanner: each page of the new file is one picture.</summary>
internal static class Scan
{
    private const int Resolution = 200;

    public static byte[] Of(byte[] pdf, params int[] pages)
    {
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{3 + i * 3} 0 R"))}] >>",
        ];
        foreach (var page in pages)
        {
            var dots = Dots(pdf, page);
            var (width, height) = (Points(dots.Width), Points(dots.Height));
            var picture = Packed(dots.Dots);
            var draw = $"{width} 0 0 {height} 0 0 cm /I Do";
            var next = objects.Count + 2;
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {next} 0 R /Resources << /XObject << /I {next + 1} 0 R >> >> >>"
            );
            objects.Add($"<< /Length {draw.Length} >>\nstream\n{draw}\nendstream");
            objects.Add(
                $"<< /Type /XObject /Subtype /Image /Width {dots.Width} /Height {dots.Height} /BitsPerComponent 8 "
                    + $"/ColorSpace /DeviceGray /Filter /FlateDecode /Length {picture.Length} >>\nstream\n{picture}\nendstream"
            );
        }
        return PrintedPdf.File(objects);
    }

    private static Greymap Dots(byte[] pdf, int page)
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        Greymap? dots = null;
        folder.Run(
            Poppler.ToPicture,
            "",
            [
                "-gray",
                "-r",
                $"{Resolution}",
                "-f",
                $"{page}",
                "-l",
                $"{page}",
                folder.Put("in.pdf", pdf),
            ],
            stream => dots = Greymap.Next(stream)
        );
        return dots!;
    }

    private static string Packed(byte[] dots)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, true))
            zip.Write(dots);
        return Encoding.Latin1.GetString(packed.ToArray());
    }

    private static string Points(int dots) =>
        (dots * 72.0 / Resolution).ToString("0.00", CultureInfo.InvariantCulture);
}
