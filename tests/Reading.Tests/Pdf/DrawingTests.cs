using System.Text;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>The lines and areas that a page draws. The page is 600 by 800 points and measured from its lower left
/// corner; what is read is measured from the upper left.</summary>
public class DrawingTests
{
    [Theory]
    [InlineData("1 w 100 700 m 300 700 l S", "stroked")]
    [InlineData("100 699.5 200 1 re f", "a thin area")]
    [InlineData("q 2 0 0 2 0 0 cm 0.5 w 50 350 m 150 350 l S Q", "enlarged")]
    [InlineData("0 0 1 RG 1 w 100 700 m 200 700 l 200.2 700 m 300 700 l S", "in two pieces")]
    [InlineData("100 699.5 m 300 699.5 l 300 700.5 l 100 700.5 l h f*", "a thin outline")]
    [InlineData(
        "100 690 200 10.5 re W n 0 700 600 1 re f 0 699.5 600 20 re f",
        "what a limit leaves"
    )]
    [InlineData(
        "BI /W 1 /H 1 ID \u0000 0 0 m 9 9 l S EI 1 w 100 700 m 300 700 l S",
        "behind a picture"
    )]
    [InlineData(
        "(100 200 m 500 200 l S \\) ) Tj 1 w 100 700 m 300 700 l S",
        "beside a text that looks like lines"
    )]
    public void One_level_line(string operators, string how)
    {
        var rule = Assert.Single(Read(operators).Rules);
        Assert.True(rule.IsLevel, how);
        Assert.Equal(100, rule.At, 0.6);
        Assert.Equal(100, rule.From, 0.5);
        Assert.Equal(300, rule.To, 0.5);
        Assert.InRange(rule.Thickness, 0.4, 1.1);
    }

    [Fact]
    public void A_frame_is_four_lines_whether_stroked_or_cut_out()
    {
        foreach (
            var operators in (string[])
                [
                    "1 w 100 600 200 100 re S",
                    "99.5 599.5 201 101 re 100.5 600.5 199 99 re f*",
                    "1 w 100 600 m 300 600 l 300 700 l 100 700 l s",
                ]
        )
        {
            var drawing = Read(operators);
            Assert.Equal([100, 200], drawing.Level.Select(r => Math.Round(r.At)));
            Assert.Equal([100, 300], drawing.Upright.Select(r => Math.Round(r.At)));
            Assert.Empty(drawing.Shades);
        }
    }

    [Fact]
    public void A_dotted_line_is_one()
    {
        var dots = string.Concat(
            Enumerable.Range(0, 60).Select(i => $"{100 + i * 2} 700 1 0.5 re f ")
        );
        var rule = Assert.Single(Read(dots).Rules);
        Assert.Equal((100, 219), (Math.Round(rule.From), Math.Round(rule.To)));
    }

    [Fact]
    public void A_coloured_area_is_a_shade_and_a_white_one_is_nothing()
    {
        var shade = Assert.Single(Read("0.8 g 50 700 100 20 re f 1 g 50 600 100 20 re f").Shades);
        Assert.Equal((0.8, 50.0, 80.0), (shade.Lightness, shade.Box.Left, shade.Box.Top));
    }

    [Fact]
    public void A_white_line_is_seen_on_a_coloured_ground_only()
    {
        const string Line = " 1 1 1 RG 1 w 100 700 m 300 700 l S";
        Assert.Empty(Read(Line).Rules);
        Assert.Single(Read("0 0 0.5 rg 90 650 250 100 re f" + Line).Rules);
    }

    [Theory]
    [InlineData("1 w 100 700 m 300 500 l S")]
    [InlineData("1 w 100 700 m 150 700 200 700 300 700 c S")]
    [InlineData("100 700 m 300 700 l n")]
    [InlineData("0 0 10 10 re W n 1 w 100 700 m 300 700 l S")]
    [InlineData("100 700 0 0 re f 100 700 0.2 0.2 re f")]
    [InlineData("99999999999999999999 0 0 99999999999999999999 0 0 cm 1 w 100 700 m 300 700 l S")]
    [InlineData("S f B n h Q Q q W* l m re c 1 2 re [[[[ << >> ) } { ET")]
    public void Nothing_is_seen_of(string operators) => Assert.Empty(Read(operators).Rules);

    [Theory]
    [InlineData(90, false, 700, 100)]
    [InlineData(180, true, 700, 300)]
    [InlineData(270, false, 100, 300)]
    public void A_turned_page_is_read_as_it_is_shown(int turn, bool isLevel, double at, double from)
    {
        // A line of the page's own measure from (100, 700) to (300, 700).
        var rule = Assert.Single(Read("1 w 100 700 m 300 700 l S", $"/Rotate {turn}").Rules);
        Assert.Equal(isLevel, rule.IsLevel);
        Assert.Equal(at, rule.At, 0.1);
        Assert.Equal(from, rule.From, 0.1);
    }

    [Fact]
    public void A_form_draws_where_it_is_put_and_a_form_that_uses_itself_ends()
    {
        const string Form =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 200 50] /Matrix [1 0 0 1 100 0] "
            + "/Resources << /XObject << /Me 5 0 R >> >> /Length 66 >>\nstream\n"
            + "1 w -50 10 m 500 10 l S /Me Do /Me Do\nendstream";
        var drawing = Read(
            "q 1 0 0 1 0 690 cm /Me Do Q",
            "/Resources << /XObject << /Me 5 0 R >> >>",
            Form
        );
        var rule = drawing.Level.First(r => r.Length > 190);
        Assert.Equal((100.0, 300.0, 100.0), (rule.From, rule.To, Math.Round(rule.At)));
    }

    internal static PageDrawing Read(string operators, string page = "", string more = "null")
    {
        var bytes = PrintedPdf.File([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 600 800] >>",
            $"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R >>",
            $"<< /Length {Encoding.Latin1.GetByteCount(operators)} >>\nstream\n{operators}\nendstream",
            more,
        ]);
        var objects = PdfObjects.Of(bytes, TestContext.Current.CancellationToken)!;
        var leaf = Assert.Single(PdfPageTree.Of(objects));
        return new DrawingReader(objects, TestContext.Current.CancellationToken).Read(leaf)!;
    }
}
