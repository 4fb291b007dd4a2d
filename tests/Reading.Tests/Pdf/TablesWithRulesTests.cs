using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Tables by their lines. Columns at 50, 150, 250 and 350; rows of 20 points from 100 below the page's edge.</summary>
public class TablesWithRulesTests
{
    [Fact]
    public void Each_row_is_a_line_and_its_cells_are_parted_by_tabs()
    {
        var rows = Rows(
            new PrintedPdf()
                .Grid(3, 3)
                .Rows(
                    ["Road", "Length", "Year"],
                    ["North Street", "12 km", "2024"],
                    ["South Street", "", "2025"]
                )
        );
        Assert.Equal(
            ["Road\tLength\tYear", "North Street\t12 km\t2024", "South Street\t\t2025"],
            rows.Select(r => r.Text)
        );
        Assert.All(rows, r => Assert.Equal((1, rows[0].Block), (r.Page, r.Block)));
        Assert.Equal(new Box(150, 140, 250, 160), rows[2].CellFacts[1].Box);
    }

    [Fact]
    public void Text_before_and_after_the_table_stays_text()
    {
        var document = new PrintedPdf()
            .Grid(2, 2)
            .Words(50, 80, "Table 1: roads")
            .Rows(["a", "b"], ["c", "d"])
            .Words(50, 180, "These roads are kept.")
            .Read();
        Assert.Equal(
            ["Table 1: roads", "", "a\tb", "c\td", "", "These roads are kept."],
            document.Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void The_lines_of_a_cell_stay_together_whatever_stands_beside_them()
    {
        var pdf = new PrintedPdf()
            .Grid([50, 150, 250], [100, 140, 160])
            .Words(55, 112, "Keeping the")
            .Words(55, 124, "roads in order")
            .Words(155, 118, "Ministry")
            .Row(154, "Bridges", "Agency");
        Assert.Equal(
            ["Keeping the\nroads in order\tMinistry", "Bridges\tAgency"],
            Rows(pdf).Select(r => r.Text)
        );
    }

    [Fact]
    public void Merged_cells_repeat_their_words_in_every_row_and_column()
    {
        // The first column is one cell over both rows; the first row's second cell spans two columns.
        var pdf = new PrintedPdf()
            .Draw(
                "0.5 w 50 660 300 40 re S 150 660 m 150 700 l S 150 680 m 350 680 l S 250 660 m 250 680 l S"
            )
            .Words(55, 124, "Roads")
            .Words(155, 114, "Done")
            .Words(155, 134, "2024")
            .Words(255, 134, "2025");
        var rows = Rows(pdf);
        Assert.Equal(["Roads\tDone\tDone", "Roads\t2024\t2025"], rows.Select(r => r.Text));
        Assert.Equal([false, false, true], rows[0].CellFacts.Select(c => c.IsRepeated));
        Assert.Equal([true, false, false], rows[1].CellFacts.Select(c => c.IsRepeated));
    }

    [Fact]
    public void A_table_without_lines_at_its_sides_has_its_first_and_last_column()
    {
        var pdf = new PrintedPdf()
            .Draw(
                "0.5 w 50 700 m 250 700 l S 50 680 m 250 680 l S 50 660 m 250 660 l S 150 660 m 150 700 l S"
            )
            .Rows(["a", "b"], ["c", "d"]);
        Assert.Equal(["a\tb", "c\td"], Rows(pdf).Select(r => r.Text));
    }

    [Theory]
    [InlineData("0.5 w 50 640 300 60 re S", "a frame")]
    [InlineData("0.5 w 50 640 300 60 re S 50 670 m 350 670 l S", "a frame of two parts")]
    [InlineData(
        "0.5 w 50 640 80 60 re S 200 640 80 60 re S 130 670 m 200 670 l S",
        "boxes of a diagram"
    )]
    public void There_is_no_table_in(string drawing, string what)
    {
        var pdf = new PrintedPdf().Draw(drawing).Words(60, 120, "Roads").Words(210, 120, "Bridges");
        Assert.DoesNotContain(pdf.Read().Lines, l => l.IsRow);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void A_row_on_another_ground_is_the_header()
    {
        var pdf = new PrintedPdf()
            .Draw("0.8 g 50 680 300 20 re f 0 g")
            .Grid([50, 150, 250, 350], [100, 120, 140])
            .Rows(["Road", "Length", "Year"], ["North", "12 km", "2024"]);
        Assert.Equal([LineForm.HeaderRow, LineForm.Row], Rows(pdf).Select(r => r.Form));
        Assert.All(Rows(pdf)[0].CellFacts, c => Assert.True(c.IsHeader));
    }

    [Fact]
    public void Bold_words_over_two_rows_are_a_header_of_two_rows()
    {
        // "Road" goes over both rows; "Length" stands over two columns.
        var pdf = new PrintedPdf()
            .Draw(
                "0.5 w 50 640 300 60 re S 150 640 m 150 700 l S 150 680 m 350 680 l S 250 640 m 250 680 l S 50 660 m 350 660 l S"
            )
            .Words(55, 124, "Road", bold: true)
            .Words(155, 114, "Length", bold: true)
            .Words(155, 134, "2024", bold: true)
            .Words(255, 134, "2025", bold: true)
            .Row(154, "North", "12 km", "14 km");
        Assert.Equal(
            [LineForm.HeaderRow, LineForm.HeaderRow, LineForm.Row],
            Rows(pdf).Select(r => r.Form)
        );
    }

    [Fact]
    public void A_remark_in_a_box_laid_on_the_table_is_not_in_its_cells()
    {
        var pdf = new PrintedPdf()
            .Grid(3, 2)
            .Rows(["a", "b"], ["c", "d"], ["e", "f"])
            .Draw("0.9 g 180 650 120 30 re f 0 g 180 650 120 30 re S")
            .Words(190, 134, "laid over");
        Assert.Equal(["a\tb", "c\td", "e\tf"], Rows(pdf).Select(r => r.Text));
        Assert.Contains(pdf.Read().Lines, l => l.Text == "laid over");
    }

    [Fact]
    public void Underlined_words_in_a_cell_are_known_by_their_place_in_the_row()
    {
        var pdf = new PrintedPdf()
            .Grid(2, 2)
            .Rows(["a", "b"], ["c", "Roads"])
            .Draw("155 664.4 27 0.6 re f");
        var row = Rows(pdf)[1];
        var stretch = Assert.Single(row.Underlined);
        Assert.Equal("Roads", row.Text.Substring(stretch.Start, stretch.Length));
    }

    [Fact]
    public void An_underline_that_touches_the_wall_of_its_cell_does_not_part_the_row()
    {
        var pdf = new PrintedPdf()
            .Grid([50, 150, 250], [100, 120, 150])
            .Rows(["a", "b"])
            .Words(52, 134, "Mend the roads")
            .Words(151.5, 134, "Roads")
            .Words(190, 134, "Works")
            .Draw("151.5 664.4 27 0.6 re f");
        var rows = Rows(pdf);
        Assert.Equal(["a\tb", "Mend the roads\tRoads Works"], rows.Select(r => r.Text));
        Assert.Equal(new Stretch(15, 5), Assert.Single(rows[1].Underlined));
    }

    private static List<SourceLine> Rows(PrintedPdf pdf) =>
        [.. pdf.Read().Lines.Where(l => l.IsRow)];
}
