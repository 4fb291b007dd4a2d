using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>What stands around the text, at its foot and above it.</summary>
public class PdfFurnitureTests
{
    private static readonly string[] Things = ["", "roads", "bridges", "rivers", "boats", "lakes"];

    [Fact]
    public void Running_heads_and_page_numbers_stand_behind_the_text_and_do_not_part_a_sentence()
    {
        var pdf = new PrintedPdf();
        for (var page = 1; page <= 4; page++)
            pdf.Words(200, 40, "Plan for roads")
                .Words(
                    50,
                    100,
                    $"On page {page} the towns keep the roads in repair together with the"
                )
                .Words(
                    50,
                    114,
                    $"neighbours at the {Things[page + 1]} and those who live along it, and they"
                )
                .Words(295, 770, $"- {page + 2} -")
                .NextPage();
        var document = Read(pdf);
        Assert.Equal(
            ["running head", "page number"],
            document.Margins.Take(2).Select(m => m.Margin)
        );
        Assert.Equal(["Plan for roads", "- 3 -"], document.Margins.Take(2).Select(m => m.Text));
        Assert.Equal(8, document.Margins.Length);
        Assert.Equal(document.Lines.Length + 1, document.Margins[0].Number);
        Assert.DoesNotContain(document.Lines, l => l.IsBlank);
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], document.Lines.Select(l => l.Page));
    }

    [Fact]
    public void A_number_that_does_not_count_the_pages_stays_in_the_text()
    {
        var document = Read(
            new PrintedPdf()
                .Words(50, 100, "Towns with a plan:")
                .Words(295, 770, "17")
                .NextPage()
                .Words(50, 100, "Villages with a plan:")
                .Words(280, 770, "4")
        );
        Assert.Empty(document.Margins);
        Assert.Contains(document.Lines, l => l.Text == "17");
    }

    [Fact]
    public void The_head_of_a_table_that_comes_again_close_above_its_rows_is_no_running_head()
    {
        var pdf = new PrintedPdf();
        for (var page = 1; page <= 4; page++)
            pdf.Words(50, 60, "Measure")
                .Words(250, 60, "Year")
                .Words(450, 60, "Office")
                .Words(50, 74, $"Bridge {page}")
                .Words(250, 74, $"20{page}5")
                .Words(450, 74, $"Roads {page}")
                .NextPage();
        Assert.Empty(Read(pdf).Margins);
    }

    [Fact]
    public void Notes_at_the_foot_of_a_page_stand_behind_the_text_with_their_numbers_raised()
    {
        var document = Read(
            new PrintedPdf()
                .Words(50, 100, "The towns keep the roads")
                .Words(168, 96, "1", 6)
                .Words(175, 100, "in repair, and those who live along the river help")
                .Words(50, 700, "1", 5)
                .Words(56, 704, "Roads are all ways on which", 8)
                .Words(50, 714, "a cart can go.", 8)
                .NextPage()
                .Words(50, 100, "them with stones and sand.")
        );
        Assert.Equal(
            [
                "The towns keep the roads¹ in repair, and those who live along the river help",
                "them with stones and sand.",
                "",
                "¹ Roads are all ways on which",
                "a cart can go.",
            ],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal(
            [LineForm.Note, LineForm.Note],
            document.Lines.TakeLast(2).Select(l => l.Form)
        );
        Assert.Equal(document.Lines[0].Block, document.Lines[1].Block);
    }

    [Fact]
    public void Text_in_two_columns_is_read_column_by_column_under_its_title()
    {
        var pdf = new PrintedPdf().Words(
            60,
            60,
            "A title over both of the columns that is wide",
            18
        );
        for (var row = 0; row < 6; row++)
            pdf.Words(50, 100 + row * 14, $"Left line {row} goes on with more words there,")
                .Words(310, 100 + row * 14, $"right line {row} goes on with more words here,");
        var lines = Read(pdf).Lines.Where(l => !l.IsBlank).ToList();
        Assert.StartsWith("A title", lines[0].Text, StringComparison.Ordinal);
        Assert.All(lines[1..7], l => Assert.StartsWith("Left", l.Text, StringComparison.Ordinal));
        Assert.All(lines[7..], l => Assert.StartsWith("right", l.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Headings_are_known_by_size_and_weight_and_ranked()
    {
        var pdf = new PrintedPdf();
        for (var page = 1; page <= 2; page++)
        {
            pdf.Words(50, 100, $"{page}. Roads of part {page}", 16);
            for (var section = 1; section <= 2; section++)
            {
                pdf.Words(50, 60 + section * 100, $"On carts {page} {section}", bold: true);
                for (var row = 0; row < 3; row++)
                    pdf.Words(
                        50,
                        80 + section * 100 + row * 14,
                        "Towns keep the roads in good repair so that carts can go."
                    );
            }
            pdf.NextPage();
        }
        var headings = Read(pdf).Lines.Where(l => l.Form == LineForm.Heading).ToList();
        Assert.Equal(
            [
                "1. Roads of part 1",
                "On carts 1 1",
                "On carts 1 2",
                "2. Roads of part 2",
                "On carts 2 1",
                "On carts 2 2",
            ],
            headings.Select(h => h.Text)
        );
        Assert.Equal([1, 2, 2, 1, 2, 2], headings.Select(h => h.Level));
        Assert.Equal((16.0, "Helvetica"), (headings[0].Look!.Size, headings[0].Look!.Font));
        Assert.True(headings[1].Look!.IsBold);
    }

    [Fact]
    public void Items_of_a_list_are_one_block_with_their_depths()
    {
        var document = Read(
            new PrintedPdf()
                .Words(
                    50,
                    100,
                    "- Roads are kept in good repair by the towns along the great river and"
                )
                .Words(58, 114, "the lakes")
                .Words(70, 128, "- Bridges")
                .Words(50, 142, "- Boats")
        );
        Assert.Equal(
            [LineForm.Item, LineForm.Unknown, LineForm.Item, LineForm.Item],
            document.Lines.Select(l => l.Form)
        );
        Assert.Equal([0, 0, 1, 0], document.Lines.Select(l => l.Level));
        Assert.Single(document.Lines.Select(l => l.Block).Distinct());
    }

    [Fact]
    public void Headings_stand_as_deep_as_their_numbers_say_and_a_large_word_in_a_drawing_is_none()
    {
        var pdf = new PrintedPdf().Words(50, 60, "Abstract").Words(300, 90, "Data", 20);
        string[] headings =
        [
            "1 Roads",
            "1.1 Where",
            "(1) North",
            "(2) South",
            "2 Bridges",
            "2.1 Which",
        ];
        for (var i = 0; i < headings.Length; i++)
        {
            pdf.Words(50, 130 + (i * 90), headings[i], 10, bold: true);
            for (var line = 0; line < 4; line++)
                pdf.Words(
                    50,
                    150 + (i * 90) + (line * 12),
                    "The towns keep their roads in good repair, and look after the bridges."
                );
        }
        Assert.Equal(
            [
                ("Abstract", 1),
                ("1 Roads", 1),
                ("1.1 Where", 2),
                ("(1) North", 3),
                ("(2) South", 3),
                ("2 Bridges", 1),
                ("2.1 Which", 2),
            ],
            Read(pdf).Lines.Where(l => l.Form == LineForm.Heading).Select(l => (l.Text, l.Level))
        );
    }

    private static SourceDocument Read(PrintedPdf pdf) => Reader.Open(pdf.Bytes(), "roads.pdf");
}
