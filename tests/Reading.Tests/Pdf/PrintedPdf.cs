using System.Globalization;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Writes small PDFs by hand: words at places, in a font of the reader's own, so that tests say what stands
/// where.</summary>
internal sealed class PrintedPdf
{
    private readonly List<string> pages = [];
    private readonly StringBuilder page = new();

    /// <summary>Latin words; <paramref name="top"/> is the height of the base line below the page's upper edge.</summary>
    public PrintedPdf Words(
        double left,
        double top,
        string words,
        double size = 10,
        bool bold = false
    )
    {
        var text = words.Replace(@"\", @"\\").Replace("(", @"\(").Replace(")", @"\)");
        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"BT /{(bold ? "B" : "F")} {size} Tf {left} {800 - top} Td ({text}) Tj ET"
        );
        return this;
    }

    /// <summary>Words side by side, 100 points from one to the next; empty ones are left out.</summary>
    public PrintedPdf Row(double top, params string[] words)
    {
        for (var i = 0; i < words.Length; i++)
            if (words[i].Length > 0)
                Words(55 + (i * 100), top, words[i]);
        return this;
    }

    /// <summary>Rows of 20 points, the first with its base line 114 below the page's upper edge.</summary>
    public PrintedPdf Rows(params string[][] rows)
    {
        for (var i = 0; i < rows.Length; i++)
            Row(114 + (i * 20), rows[i]);
        return this;
    }

    /// <summary>Ruling lines.</summary>
    /// <param name="xs">Edges of the columns.</param>
    /// <param name="ys">Edges of the rows, below the upper edge of the page.</param>
    public PrintedPdf Grid(int[] xs, int[] ys) =>
        Draw(
            "0.5 w "
                + string.Concat(xs.Select(x => $"{x} {800 - ys[0]} m {x} {800 - ys[^1]} l S "))
                + string.Concat(ys.Select(y => $"{xs[0]} {800 - y} m {xs[^1]} {800 - y} l S "))
        );

    /// <summary>Ruling lines around <see cref="Rows"/>.</summary>
    public PrintedPdf Grid(int rows, int columns) =>
        Grid(
            [.. Enumerable.Range(0, columns + 1).Select(i => 50 + (i * 100))],
            [.. Enumerable.Range(0, rows + 1).Select(i => 100 + (i * 20))]
        );

    public SourceDocument Read() => Reader.Open(Bytes(), "roads.pdf");

    /// <param name="operators">As they stand in a PDF: measured from the lower left corner of the page (600 × 800).</param>
    public PrintedPdf Draw(string operators)
    {
        page.AppendLine(operators);
        return this;
    }

    /// <summary>A page that is a picture: dots from white (255) to black (0), as high as the page is.</summary>
    public PrintedPdf Picture(int width, int height, byte[] dots)
    {
        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"600 0 0 800 0 0 cm BI /W {width} /H {height} /CS /G /BPC 8 /F /AHx ID\n{Convert.ToHexString(dots)}>\nEI"
        );
        return this;
    }

    public PrintedPdf NextPage()
    {
        pages.Add(page.ToString());
        page.Clear();
        return this;
    }

    public byte[] Bytes()
    {
        if (page.Length > 0)
            NextPage();
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{5 + i * 2} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ];
        foreach (var content in pages)
        {
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {objects.Count + 2} 0 R "
                    + "/Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>"
            );
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}endstream");
        }
        return File(objects);
    }

    /// <summary>A file of these objects, the first of them the catalogue.</summary>
    public static byte[] File(IReadOnlyList<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(
            CultureInfo.InvariantCulture,
            $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"
        );
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
