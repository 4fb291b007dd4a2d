using System.Diagnostics;
using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Files that are damaged, locked, or made to harm: refused or read in part with a plain report.</summary>
public class HostilePdfTests
{
    private static readonly byte[] Roads = new PrintedPdf()
        .Words(50, 100, "Roads are kept in good repair")
        .NextPage()
        .Words(50, 100, "Bridges as well")
        .Bytes();

    [Fact]
    public void A_file_that_only_begins_like_a_PDF_is_refused_as_damaged()
    {
        var refused = Refused(Encoding.ASCII.GetBytes("%PDF-1.7\nand nothing more"));
        Assert.Contains("damaged", refused.En, StringComparison.Ordinal);
        Assert.Contains("壊れて", refused.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_read_as_far_as_it_goes_and_says_so()
    {
        var document = Reader.Open(Roads[..^12], "roads.pdf");
        Assert.Contains(document.Lines, l => l.Text.StartsWith("Roads", StringComparison.Ordinal));
        Assert.Equal(RemarkKinds.Damaged, Assert.Single(document.Remarks).Kind);
    }

    [Fact]
    public void A_page_tree_that_holds_itself_does_not_hold_the_reader()
    {
        var clock = Stopwatch.StartNew();
        var bytes = PrintedPdf.File([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1000000 /Kids [2 0 R 3 0 R 2 0 R] >>",
            "<< /Type /Pages /Parent 2 0 R /Count 1000 /Kids [2 0 R 3 0 R] >>",
        ]);
        ReadOrRefuse(bytes);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact(Timeout = 300_000)]
    public async Task Twenty_thousand_pages_with_nothing_are_twenty_thousand_pages_and_no_line()
    {
        const int count = 20_000;
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {count} /MediaBox [0 0 600 800] /Kids [{string.Join(' ', Enumerable.Range(3, count).Select(i => $"{i} 0 R"))}] >>",
            .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R >>", count),
        ];
        var bytes = PrintedPdf.File(objects);
        var cancel = TestContext.Current.CancellationToken;
        var document = await Task.Run(() => Reader.Open(bytes, "empty.pdf"), cancel);
        Assert.Equal(count, document.Pages.Length);
        Assert.Empty(document.Lines);
        Assert.Empty(document.Remarks);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData("2147483647")]
    [InlineData("99999999999999999999")]
    [InlineData("/Two")]
    public void A_wrong_count_of_pages_ends_in_the_pages_that_are_there_or_in_a_refusal(
        string count
    )
    {
        var bytes = Encoding.Latin1.GetBytes(
            Encoding
                .Latin1.GetString(Roads)
                .Replace("/Count 2", $"/Count {count}", StringComparison.Ordinal)
        );
        try
        {
            // What is counted and is not there, poppler makes up; words are not lost by it.
            var document = Reader.Open(bytes, "roads.pdf");
            Assert.InRange(document.Pages.Length, 1, 3);
            Assert.Contains(document.Lines, l => l.Text == "Roads are kept in good repair");
        }
        catch (UnreadableDocumentException refused)
        {
            Assert.Contains("roads.pdf", refused.Reason.En, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[600 800 0 0]")]
    [InlineData("[-600 -800 0 0]")]
    [InlineData("[0 0 0 0]")]
    [InlineData("[0 0 1e5 -1e5]")]
    [InlineData("[0 0 99999999999999999999999999 99999999999999999999999999]")]
    [InlineData("[nan inf 600 800]")]
    public void A_page_of_impossible_measures_is_read_or_refused(string box) =>
        ReadOrRefuse(
            Encoding.Latin1.GetBytes(
                Encoding
                    .Latin1.GetString(Roads)
                    .Replace("[0 0 600 800]", box, StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Words_at_impossible_places_and_of_impossible_sizes_leave_the_others_readable()
    {
        var pdf = new PrintedPdf()
            .Words(50, 100, "Roads are kept in good repair")
            .Words(1e9, 120, "far")
            .Words(-1e12, -1e12, "further")
            .Words(50, 140, "huge", 1e7)
            .Words(50, 160, "turned", -10)
            .Words(50, 180, "flat", 0)
            .Draw("0 0 0 0 0 0 cm BT /F 10 Tf (nowhere) Tj ET");
        var document = Reader.Open(pdf.Bytes(), "roads.pdf");
        Assert.Contains(
            document.Lines,
            l => l.Text.Contains("Roads are kept in good repair", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task A_page_of_hundreds_of_columns_is_read_to_its_last_word()
    {
        // Poppler needs minutes for ten times as many; CrowdedPageTests has what comes behind poppler.
        var pdf = new PrintedPdf();
        for (var row = 0; row < 10; row++)
        for (var column = 0; column < 400; column++)
            pdf.Words(column * 1.5, 20 + row * 60, "a", 0.1);
        var bytes = pdf.Bytes();
        var cancel = TestContext.Current.CancellationToken;
        var document = await Task.Run(() => Reader.Open(bytes, "columns.pdf"), cancel);
        Assert.Equal(4_000, document.Lines.Sum(l => l.Text.Count(c => c == 'a')));
    }

    [Fact]
    public void A_form_that_draws_itself_does_not_hold_the_reader()
    {
        var bytes = PrintedPdf.File([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            "<< /Length 5 >>\nstream\n/X Do\nendstream",
            "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream",
        ]);
        var clock = Stopwatch.StartNew();
        Assert.Single(Reader.Open(bytes, "form.pdf").Pages);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void More_pages_than_are_read_are_reported()
    {
        var one = ReadingOptions.Default with { MostPages = 1 };
        var two = ReadingOptions.Default with { MostPages = 2 };
        var document = Reader.Open(Roads, "roads.pdf", one);
        Assert.Single(document.Pages);
        Assert.Equal(RemarkKinds.Limit, Assert.Single(document.Remarks).Kind);
        Assert.Empty(Reader.Open(Roads, "roads.pdf", two).Remarks);
    }

    [Fact]
    public void A_reading_that_takes_too_long_is_stopped_and_reported()
    {
        // A page with more to paint than there is time for.
        var words = new PrintedPdf().Words(50, 100, "Roads").NextPage();
        for (var i = 0; i < 200_000; i++)
            words.Words(i % 500, i % 700, "repair", 3);
        var options = ReadingOptions.Default with { LongestChild = TimeSpan.FromSeconds(1.5) };
        var clock = Stopwatch.StartNew();
        ReadOrRefuse(words.Bytes(), options);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_file_without_pages_is_refused()
    {
        var bytes = PrintedPdf.File([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 0 /Kids [] >>",
        ]);
        Assert.Contains("empty.pdf", Refused(bytes, "empty.pdf").En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_monstrous_size_is_read_and_not_drawn_at_full_size()
    {
        var bytes = Encoding.Latin1.GetBytes(
            Encoding
                .Latin1.GetString(Roads)
                .Replace("[0 0 600 800]", "[0 0 9e9 9e9]", StringComparison.Ordinal)
        );
        ReadOrRefuse(bytes);
    }

    [Fact]
    public void A_password_is_asked_for_in_words()
    {
        // Standard security, revision 3, with keys that no empty password opens.
        var key = string.Concat(Enumerable.Repeat("5A", 32));
        var file = Encoding.Latin1.GetString(Roads);
        var bytes = Encoding.Latin1.GetBytes(
            file.Replace(
                "/Root 1 0 R",
                $"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{key}> /U <{key}> >>",
                StringComparison.Ordinal
            )
        );
        var refused = Refused(bytes);
        Assert.Contains("password", refused.En, StringComparison.Ordinal);
        Assert.Contains("パスワード", refused.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PDF_under_another_name_is_read_as_what_it_is()
    {
        Assert.Equal(2, Reader.Open(Roads, "roads.docx").Pages.Length);
        Assert.Equal(
            2,
            Reader.Open([.. "mail header\r\n"u8, .. Roads], "../roads\u0007.txt").Pages.Length
        );
    }

    [Fact]
    public void Words_with_control_characters_and_markup_stay_words()
    {
        var document = Reader.Open(
            new PrintedPdf().Words(50, 100, "a<b>&amp;</word>\u0001c").Bytes(),
            "markup.pdf"
        );
        Assert.StartsWith("a<b>&amp;</word>", document.Lines[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_damage_ends_in_a_reading_or_in_a_refusal()
    {
        var random = new Random(20260401);
        for (var turn = 0; turn < 25; turn++)
        {
            var bytes = (byte[])Roads.Clone();
            for (var i = 0; i < 12; i++)
                bytes[random.Next(9, bytes.Length)] = (byte)random.Next(256);
            ReadOrRefuse(bytes);
        }
    }

    private static void ReadOrRefuse(byte[] bytes, ReadingOptions? options = null)
    {
        try
        {
            Reader.Read(bytes, "harm.pdf", options);
        }
        catch (UnreadableDocumentException refused)
        {
            Assert.NotEmpty(refused.Reason.Ja);
        }
    }

    private static Domain.Message Refused(byte[] bytes, string name = "harm.pdf") =>
        Assert.Throws<UnreadableDocumentException>(() => Reader.Open(bytes, name)).Reason;
}
