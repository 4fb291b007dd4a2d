using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Tables without lines: columns by gaps that stand above each other.</summary>
public class TablesByGapsTests
{
    [Fact]
    public void Columns_that_stand_above_each_other_are_a_table()
    {
        var document = new PrintedPdf()
            .Words(50, 80, "Abbreviations of the offices that keep the roads and the bridges.")
            .Words(50, 120, "Road")
            .Words(150, 120, "Road Office, second floor")
            .Words(320, 120, "12-3456")
            .Words(50, 136, "Bridge")
            .Words(150, 136, "Bridge Office")
            .Words(320, 136, "12-3457")
            .Words(50, 152, "Park")
            .Words(150, 152, "Park Office")
            .Words(320, 152, "12-3458")
            .Words(50, 200, "They answer every day, and at night where a road is closed.")
            .Read();
        Assert.Equal(
            [
                "Road\tRoad Office, second floor\t12-3456",
                "Bridge\tBridge Office\t12-3457",
                "Park\tPark Office\t12-3458",
            ],
            document.Lines.Where(l => l.IsRow).Select(l => l.Text)
        );
        Assert.Equal(2, document.Lines.Count(l => !l.IsRow && !l.IsBlank));
    }

    [Fact]
    public void A_cell_of_two_lines_is_one_cell_and_an_empty_cell_is_empty()
    {
        var document = new PrintedPdf()
            .Words(50, 120, "Road")
            .Words(150, 120, "Road Office, second floor,")
            .Words(320, 120, "12-3456")
            .Words(150, 132, "on the north side")
            .Words(50, 152, "Bridge")
            .Words(150, 152, "Bridge Office")
            .Words(50, 172, "Park")
            .Words(150, 172, "Park Office")
            .Words(320, 172, "12-3458")
            .Read();
        Assert.Equal(
            [
                "Road\tRoad Office, second floor,\non the north side\t12-3456",
                "Bridge\tBridge Office\t",
                "Park\tPark Office\t12-3458",
            ],
            document.Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void Level_lines_part_the_rows()
    {
        var pdf = new PrintedPdf()
            .Draw("0.5 w 50 695 m 400 695 l S 50 665 m 400 665 l S 50 635 m 400 635 l S")
            .Words(50, 100, "Office")
            .Words(200, 100, "Duty")
            .Words(50, 116, "Road Office")
            .Words(200, 116, "keeps the roads")
            .Words(200, 128, "and the lamps")
            .Words(50, 146, "Bridge Office")
            .Words(200, 146, "keeps the bridges")
            .Words(50, 158, "and yard");
        Assert.Equal(
            [
                "Office\tDuty",
                "Road Office\tkeeps the roads\nand the lamps",
                "Bridge Office\nand yard\tkeeps the bridges",
            ],
            pdf.Read().Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void A_list_is_no_table_however_far_its_marks_stand_from_its_items()
    {
        foreach (var mark in (string[])["-", "(1)", "1.", "a)", "(ii)"])
        {
            var pdf = new PrintedPdf();
            for (var i = 0; i < 5; i++)
                pdf.Words(50, 100 + (i * 16), mark)
                    .Words(90, 100 + (i * 16), $"Item of the list {i}");
            Assert.DoesNotContain(pdf.Read().Lines, l => l.IsRow);
        }
    }

    [Fact]
    public void Text_in_two_columns_is_no_table()
    {
        var pdf = new PrintedPdf();
        for (var i = 0; i < 12; i++)
            pdf.Words(50, 100 + (i * 14), "The towns keep their roads in good repair, and")
                .Words(320, 100 + (i * 14), "they look after the bridges of the county in");
        Assert.DoesNotContain(pdf.Read().Lines, l => l.IsRow);
    }

    [Fact]
    public void Words_scattered_over_a_drawing_are_no_table()
    {
        var pdf = new PrintedPdf();
        int[] places = [60, 210, 95, 330, 170, 280, 130, 400];
        for (var i = 0; i < places.Length; i++)
            pdf.Words(places[i], 100 + (i * 18), "box")
                .Words((places[i] + 140 + (i * 31)) % 500, 100 + (i * 18), "arrow");
        Assert.DoesNotContain(pdf.Read().Lines, l => l.IsRow);
    }

    [Fact]
    public void The_list_of_abbreviations_without_lines_is_read_row_by_row()
    {
        var file = SharedPdf.Path("ai-strategy-2019-en.pdf");
        var rows = Reader
            .Open(File.ReadAllBytes(file), "ai-strategy.pdf")
            .Lines.Where(l => l.Page == 74 && l.IsRow)
            .Select(l => l.Cells!.Value)
            .ToList();
        Assert.Equal(47, rows.Count);
        Assert.All(rows, r => Assert.Equal(2, r.Length));
        string[] some = ["ABCI", "BI-Tech", "D to D", "G20", "R&D", "SINET", "TICAD7"];
        Assert.Equal(some, rows.Select(r => r[0]).Where(some.Contains));
        Assert.All(rows, r => Assert.NotEqual("", r[1]));
    }
}
