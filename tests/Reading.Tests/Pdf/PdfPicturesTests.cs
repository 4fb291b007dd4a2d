using Shirube.Domain.Proposals;
using Shirube.Reading.Formats.Children;
using Shirube.Reading.Formats.Pdf;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Pages as pictures, and pages that are pictures.</summary>
public class PdfPicturesTests
{
    private static readonly byte[] Text = new PrintedPdf()
        .Words(60, 100, "Roads and bridges", 28)
        .Words(60, 150, "The towns keep them in good repair", 20)
        .Bytes();

    [Fact]
    public void A_page_is_drawn_as_wide_as_asked()
    {
        var png = PdfPicture.Render(Text, 1, 300);
        Assert.Equal((300, 400), (Big(png, 16), Big(png, 20)));
    }

    [Fact]
    public void A_page_that_is_not_there_is_refused_in_words()
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            PdfPicture.Render(Text, 7, 300)
        );
        Assert.Contains("7", refused.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_only_a_picture_is_read_with_low_confidence_or_reported()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        var canRead = Tesseract.Languages(folder) != null;
        var document = Reader.Open(Scanned(), "scan.pdf");
        var remark = Assert.Single(document.Remarks);
        Assert.Equal(2, remark.Page);
        Assert.Equal(canRead ? RemarkKinds.Ocr : RemarkKinds.NeedsOcr, remark.Kind);
        Assert.Equal([false, canRead, false], document.Pages.Select(p => p.IsRecognised));
        if (!canRead)
            return;
        Assert.Contains(
            document.Lines,
            l => l.Page == 2 && l.Text.Contains("Roads and bridges", StringComparison.Ordinal)
        );
        var entries = Reader.Read(document).Entries.Where(e => e.Place.Page == 2);
        Assert.All(entries, e => Assert.True(e.Confidence <= 0.6));
    }

    [Fact]
    public void An_empty_sheet_needs_nothing()
    {
        var document = Reader.Open(
            new PrintedPdf().Words(50, 100, "Roads").NextPage().Words(10, 10, " ").Bytes(),
            "roads.pdf"
        );
        Assert.Equal(2, document.Pages.Length);
        Assert.Empty(document.Remarks);
    }

    /// <summary>A page of text, the same as a picture, an empty page.</summary>
    private static byte[] Scanned()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        Greymap? dots = null;
        folder.Run(
            Poppler.ToPicture,
            "",
            ["-gray", "-r", "120", folder.Put("in.pdf", Text)],
            stream => dots = Greymap.Next(stream)
        );
        return new PrintedPdf()
            .Words(50, 100, "Roads")
            .NextPage()
            .Picture(dots!.Width, dots.Height, dots.Dots)
            .NextPage()
            .Words(10, 10, " ")
            .Bytes();
    }

    private static int Big(byte[] bytes, int at) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
