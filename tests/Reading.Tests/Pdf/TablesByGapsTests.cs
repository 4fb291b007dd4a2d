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
    public void Text_between_two_tables_with_the_same_head_is_in_neither()
    {
        var document = new PrintedPdf()
            .Words(120, 100, "Work", bold: true)
            .Words(290, 100, "Office", bold: true)
            .Words(50, 118, "Mending the road along the river")
            .Words(250, 118, "Roads")
            .Words(50, 136, "Building a bridge for the school")
            .Words(250, 136, "Bridges, Schools")
            .Words(50, 154, "Planting trees on both sides")
            .Words(250, 154, "Parks")
            .Words(50, 180, "A second goal")
            .Words(50, 206, "Children walk to school on their own")
            .Words(120, 232, "Work", bold: true)
            .Words(290, 232, "Office", bold: true)
            .Words(50, 250, "As above")
            .Words(50, 276, "A third goal")
            .Read();
        Assert.Equal(
            [
                "Work\tOffice",
                "Mending the road along the river\tRoads",
                "Building a bridge for the school\tBridges, Schools",
                "Planting trees on both sides\tParks",
                "Work\tOffice",
                "As above\t",
            ],
            document.Lines.Where(l => l.IsRow).Select(l => l.Text)
        );
        Assert.Equal(2, document.Lines.Count(l => l.Form == LineForm.HeaderRow));
        Assert.Equal(
            ["A second goal", "Children walk to school on their own", "A third goal"],
            document.Lines.Where(l => !l.IsRow && !l.IsBlank).Select(l => l.Text)
        );
    }

    [Fact]
    public void The_second_line_of_the_last_cell_stays_in_it()
    {
        var document = new PrintedPdf()
            .Words(50, 120, "Roads of the north")
            .Words(250, 120, "Road Office")
            .Words(50, 140, "Roads of the south")
            .Words(250, 140, "Bridge Office")
            .Words(50, 160, "Paths through the park")
            .Words(250, 160, "Park Office")
            .Words(50, 171, "and the lamps")
            .Read();
        Assert.Equal("Paths through the park\nand the lamps\tPark Office", document.Lines[2].Text);
        Assert.Equal(3, document.Lines.Length);
    }

    [Fact]
    public void A_name_in_the_middle_of_its_rows_under_one_head_is_one_cell_over_them()
    {
        var document = new PrintedPdf()
            .Words(50, 100, "Short", bold: true)
            .Words(230, 100, "Body", bold: true)
            .Words(50, 120, "RO")
            .Words(250, 120, "Road Office")
            .Words(50, 140, "BO")
            .Words(150, 140, "Ministry")
            .Words(250, 140, "Bridge Office")
            .Words(50, 160, "PO")
            .Words(250, 160, "Park Office")
            .Words(50, 180, "SC")
            .Words(150, 180, "School Council")
            .Words(50, 200, "HB")
            .Words(150, 200, "Harbour Board")
            .Read();
        Assert.Equal(
            [
                "Short\tBody\tBody",
                "RO\tMinistry\tRoad Office",
                "BO\tMinistry\tBridge Office",
                "PO\tMinistry\tPark Office",
                "SC\tSchool Council\tSchool Council",
                "HB\tHarbour Board\tHarbour Board",
            ],
            document.Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void Marks_in_a_column_of_their_own_are_no_names_over_several_rows()
    {
        var document = new PrintedPdf()
            .Words(50, 100, "Work", bold: true)
            .Words(150, 100, "New", bold: true)
            .Words(250, 100, "Office", bold: true)
            .Words(50, 120, "Roads")
            .Words(250, 120, "Road Office")
            .Words(50, 140, "Bridges")
            .Words(150, 140, "yes")
            .Words(250, 140, "Bridge Office")
            .Words(50, 160, "Parks")
            .Words(250, 160, "Park Office")
            .Read();
        Assert.Equal(
            ["Roads\t\tRoad Office", "Bridges\tyes\tBridge Office", "Parks\t\tPark Office"],
            document.Lines.Skip(1).Select(l => l.Text)
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
