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

    [Fact(Timeout = 60_000)]
    public async Task A_form_that_unpacks_to_millions_and_is_used_again_and_again_ends()
    {
        List<string> objects =
        [
            Catalog,
            "<< /Type /Pages /Kids [3 0 R] /MediaBox [0 0 600 800] >>",
            "<< /Type /Page /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            Stream("", string.Concat(Enumerable.Repeat("/X Do ", 2500))),
            Packed("/Subtype /Form ", 60),
        ];
        Assert.Null(await Task.Run(() => Drawing(objects), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_page_that_names_one_packed_stream_a_thousand_times_ends()
    {
        List<string> objects =
        [
            Catalog,
            "<< /Type /Pages /Kids [3 0 R] >>",
            $"<< /Type /Page /Contents [{string.Concat(Enumerable.Repeat("4 0 R ", 1000))}] >>",
            Packed("", 60),
        ];
        var before = GC.GetTotalAllocatedBytes();
        Assert.Null(await Task.Run(() => Drawing(objects), Cancel));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
    }

    [Fact(Timeout = 60_000)]
    public async Task Fonts_named_over_and_over_are_looked_up_once()
    {
        var fonts = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"/F{i} 5 0 R "));
        var words = string.Concat(
            Enumerable.Range(0, 100_000).Select(i => $"/F{i % 20_000} 10 Tf (a) Tj ")
        );
        List<string> objects =
        [
            Catalog,
            "<< /Type /Pages /Kids [3 0 R] >>",
            "<< /Type /Page /Contents 4 0 R /Resources << /Font 6 0 R >> >>",
            Stream("", $"BT {words} ET"),
            "<< /Type /Font /Subtype /Type0 /DescendantFonts [<< /W [0 65535 500] >>] >>",
            $"<< {fonts} >>",
        ];
        Assert.NotNull(await Task.Run(() => Drawing(objects), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Widths_of_letters_that_no_font_has_end()
    {
        List<string> objects =
        [
            Catalog,
            "<< /Type /Pages /Kids [3 0 R] >>",
            "<< /Type /Page /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            Stream("", "BT /F 10 Tf (roads) Tj ET"),
            "<< /Type /Font /Subtype /Type0 /DescendantFonts [<< /DW 1000 /W ["
                + "100000000000000000 100000000000000002 500 -5 -3 100 7 [1 2 3] 65534 [1 2 3]] >>] >>",
        ];
        Assert.NotNull(await Task.Run(() => Drawing(objects), Cancel));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("4 0 R", "<< /Length 4 0 R >>")]
    [InlineData("5 0 R", "<< /Length 4 0 R >>")]
    [InlineData("5 0 R", "5 0 R")]
    [InlineData("99 0 R", "7")]
    [InlineData("-3", "7")]
    public async Task A_length_that_leads_back_to_itself_or_nowhere_is_found_by_looking(
        string length,
        string other
    )
    {
        var content = $"<< /Length {length} >>\nstream\n1 w 100 700 m 300 700 l S\nendstream";
        var objects = OnePage(content);
        objects.Add(other + (other[0] == '<' ? "\nstream\nendstream" : ""));
        Assert.Single((await Task.Run(() => Drawing(objects), Cancel))!.Rules);
    }

    [Fact]
    public void Lists_and_numbers_may_be_objects_of_their_own()
    {
        var drawing = Drawing([
            Catalog,
            "<< /Type /Pages /Kids 5 0 R /MediaBox 6 0 R /Rotate 9 0 R >>",
            "<< /Type /Page /Contents 7 0 R >>",
            Stream("", "1 w 100 700 m 300 700 l S").Replace("/Length 25", "/Length 8 0 R"),
            "[3 0 R]",
            "[0 0 300 800]",
            "[4 0 R]",
            "25",
            "0",
        ]);
        var rule = Assert.Single(drawing!.Rules);
        // Cut at the page's side: its measure was found.
        Assert.Equal((true, 100.0, 300.0), (rule.IsLevel, rule.From, rule.To));
    }

    [Theory]
    [InlineData("1e3 0 0 1 0 0 cm 1 w 100 700 m 300 700 l S")]
    [InlineData("-1 0 0 -1 400 800 cm 1 w 100 700 m 300 700 l S")]
    [InlineData("1 w 100 700 m 9999999999999999999999999999 700 l S 100 700 m 300 700 l S")]
    [InlineData("-1 w 300 700 m 100 700 l S 300 600 -200 -0.5 re f")]
    [InlineData("HUGE w 100 600 m 300 600 l S 1 w 100 700 m 300 700 l S")]
    [InlineData("HUGE.HUGE w 100 600 m 300 600 l S 1 w 100 700 m 300 700 l S")]
    public void Numbers_beyond_all_measure_leave_the_other_lines_as_they_are(string drawing)
    {
        var content = drawing.Replace("HUGE", new string('9', 400), StringComparison.Ordinal);
        var rules = Drawing(OnePage(Stream("", content)))!.Rules;
        Assert.Contains(rules, r => r.IsLevel && r.From == 100 && r.To == 300);
        Assert.All(rules, r => Assert.True(double.IsFinite(r.At + r.Length + r.Thickness)));
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

    /// <summary>A stream of a few kilobytes that unpacks to so many megabytes of spaces.</summary>
    private static string Packed(string more, int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, true))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < megabytes; i++)
                zip.Write(spaces);
        }
        return Stream(more + "/Filter /FlateDecode", Encoding.Latin1.GetString(packed.ToArray()));
    }

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
