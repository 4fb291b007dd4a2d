using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

public class PdfLinesTests
{
    [Fact]
    public void A_paragraph_is_a_block_of_its_printed_lines_and_a_blank_line_parts_it_from_the_next()
    {
        var document = Read(
            new PrintedPdf()
                .Words(50, 100, "Roads are kept in good repair by")
                .Words(50, 114, "the towns.")
                .Words(50, 150, "Bridges are looked at every year.")
        );
        Assert.Equal(
            [
                "Roads are kept in good repair by",
                "the towns.",
                "",
                "Bridges are looked at every year.",
            ],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal([1, 2, 3, 4], document.Lines.Select(l => l.Number));
        Assert.Equal(document.Lines[0].Block, document.Lines[1].Block);
        Assert.NotEqual(document.Lines[0].Block, document.Lines[3].Block);
        Assert.Equal((FileKind.Pdf, 1), (document.Kind, document.Pages.Length));
        Assert.Equal((600.0, 800.0), (document.Pages[0].Width, document.Pages[0].Height));
    }

    [Fact]
    public void A_line_knows_its_page_and_its_place()
    {
        var document = Read(
            new PrintedPdf().Words(50, 100, "One").NextPage().Words(200, 300, "Two")
        );
        var two = document.Lines[^1];
        Assert.Equal(("Two", 2), (two.Text, two.Page));
        Assert.InRange(two.Box!.Value.Left, 199, 201);
        Assert.InRange(two.Box!.Value.Bottom, 297, 305);
    }

    [Fact]
    public void A_number_set_apart_from_its_heading_is_on_its_line()
    {
        var document = Read(new PrintedPdf().Words(50, 100, "1.2").Words(90, 100, "Roads"));
        Assert.Equal(["1.2 Roads"], document.Lines.Select(l => l.Text));
    }

    private static SourceDocument Read(PrintedPdf pdf) => Reader.Open(pdf.Bytes(), "roads.pdf");
}
