using System.IO.Compression;
using System.Text;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Files made to break the reading of the drawing: it gives up quietly, and soon.</summary>
public class DrawingHostileTests
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";

    [Fact(Timeout = 60_000)]
    public async Task A_tree_of_pages_that_leads_back_into_itself_or_doubles_at_each_level_ends()
    {
        var loop = Objects([
            Catalog,
            "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] >>",
            "<< /Type /Page >>",
        ]);
        Assert.Single(PdfPageTree.Of(loop!));

        var doubling = new List<string> { Catalog };
        for (var i = 3; i < 48; i++)
            doubling.Add($"<< /Type /Pages /Kids [{i} 0 R {i} 0 R] >>");
        doubling.Add("<< /Type /Pages /Kids [] >>");
        Assert.Empty(await Task.Run(() => PdfPageTree.Of(Objects(doubling)!).ToList(), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Forms_that_double_at_each_level_end()
    {
        List<string> objects =
        [
            Catalog,
            "<< /Type /Pages /Kids [3 0 R] /MediaBox [0 0 600 800] >>",
            "<< /Type /Page /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            Stream("", "/X Do"),
        ];
        for (var i = 6; i < 40; i++)
            objects.Add(
                Stream(
                    $"/Subtype /Form /Resources << /XObject << /X {i} 0 R >> >>",
                    "/X Do /X Do /X Do"
                )
            );
        var drawing = await Task.Run(() => Drawing(objects), Cancel);
        Assert.Empty(drawing!.Rules);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_drawing_of_hundreds_of_thousands_of_lines_is_a_picture()
    {
        var lines = new StringBuilder("1 w ");
        for (var i = 0; i < 300_000; i++)
            lines.Append(i % 600).Append(" 0 m ").Append(i % 600).Append(" 800 l S\n");
        Assert.Null(await Task.Run(() => Drawing(OnePage(Stream("", lines.ToString()))), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task One_path_of_a_million_corners_ends()
    {
        var path = new StringBuilder("0 0 m ");
        for (var i = 0; i < 1_000_000; i++)
            path.Append(i % 600).Append(' ').Append(i % 800).Append(" l ");
        var drawing = await Task.Run(
            () => Drawing(OnePage(Stream("", path.Append('B').ToString()))),
            Cancel
        );
        Assert.Empty(drawing!.Shades);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_packed_stream_of_a_gigabyte_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, true))
            for (var i = 0; i < 200; i++)
                zip.Write(new byte[1 << 20]);
        var content =
            $"<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"
            + Encoding.Latin1.GetString(packed.ToArray())
            + "\nendstream";
        var before = GC.GetTotalAllocatedBytes();
        Assert.Null(await Task.Run(() => Drawing(OnePage(content)), Cancel));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400L << 20);
    }

    [Fact]
    public void Values_nested_a_thousand_deep_are_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("[ << /A ", 5000));
        Assert.Null(
            Objects(["<< /Type /Catalog /Pages " + deep])?.Catalog?["Pages", null] as PdfDictionary
        );
    }

    [Fact]
    public void A_packing_or_a_lock_that_is_not_known_gives_no_drawing()
    {
        Assert.Null(Drawing(OnePage(Stream("/Filter /LZWDecode", "abc"))));
        var bytes = Encoding.Latin1.GetString(PrintedPdf.File(OnePage(Stream("", ""))));
        var locked = bytes.Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Own /V 9 >>");
        Assert.Null(PdfObjects.Of(Encoding.Latin1.GetBytes(locked), Cancel));
    }

    [Fact]
    public void Bytes_without_sense_and_files_cut_anywhere_are_survived()
    {
        var whole = PrintedPdf.File(OnePage(Stream("", "1 w 100 700 m 300 700 l S")));
        var random = new Random(7);
        var read = 0;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = whole[..random.Next(whole.Length)];
            for (var n = random.Next(6); n > 0 && bytes.Length > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (PdfObjects.Of(bytes, Cancel) is { } objects)
                foreach (var leaf in PdfPageTree.Of(objects))
                    read += new DrawingReader(objects, Cancel).Read(leaf)?.Rules.Length ?? 0;
        }
        Assert.True(read > 0);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Stream(string more, string data) =>
        $"<< {more} /Length {data.Length} >>\nstream\n{data}\nendstream";

    private static List<string> OnePage(string content) =>
        [Catalog, "<< /Type /Pages /Kids [3 0 R] >>", "<< /Type /Page /Contents 4 0 R >>", content];

    private static PdfObjects? Objects(List<string> objects) =>
        PdfObjects.Of(PrintedPdf.File(objects), Cancel);

    private static PageDrawing? Drawing(List<string> objects)
    {
        var file = Objects(objects)!;
        return new DrawingReader(file, Cancel).Read(PdfPageTree.Of(file).First());
    }
}
