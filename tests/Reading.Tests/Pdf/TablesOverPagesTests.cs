using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Tables that go on over pages. Three columns at 50, 150 and 250.</summary>
public class TablesOverPagesTests
{
    [Fact]
    public void A_header_printed_again_leaves_the_text_and_the_rows_are_one_table()
    {
        var document = Read(
            Page(["Road", "Length", "Year"], ["North", "12 km", "2024"]).NextPage(),
            ["Road", "Length", "Year"],
            ["South", "14 km", "2025"]
        );
        Assert.Equal(
            ["Road\tLength\tYear", "North\t12 km\t2024", "South\t14 km\t2025"],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal(
            [LineForm.HeaderRow, LineForm.Row, LineForm.Row],
            document.Lines.Select(l => l.Form)
        );
        Assert.Single(document.Lines.Select(l => l.Block).Distinct());
        Assert.Equal([1, 1, 2], document.Lines.Select(l => l.Page));
        var again = Assert.Single(document.Margins);
        Assert.Equal(
            ("Road\tLength\tYear", 2, "repeated table header"),
            (again.Text, again.Page, again.Margin)
        );
    }

    [Fact]
    public void Rows_go_on_without_a_header_too()
    {
        var document = Read(
            Page(["Road", "Length", "Year"], ["North", "12 km", "2024"]).NextPage(),
            ["South", "14 km", "2025"],
            ["West", "16 km", "2026"]
        );
        Assert.Equal(4, document.Lines.Length);
        Assert.Single(document.Lines.Select(l => l.Block).Distinct());
        Assert.Empty(document.Margins);
    }

    [Fact]
    public void A_cell_that_goes_on_keeps_its_words()
    {
        var document = Read(
            Page(["Road", "Length", "Year"], ["North", "12 km", "2024"]).NextPage(),
            ["", "14 km", "2025"],
            ["West", "16 km", "2026"]
        );
        Assert.Equal("North\t14 km\t2025", document.Lines[2].Text);
        Assert.Equal([true, false, false], document.Lines[2].CellFacts.Select(c => c.IsRepeated));
    }

    [Fact]
    public void A_row_cut_by_the_end_of_the_page_is_whole()
    {
        var document = Read(
            Page(
                    ["Road", "Length", "Year"],
                    ["East", "10 km", "2023"],
                    ["North", "as far as", "2024"]
                )
                .NextPage(),
            ["", "the bridge", ""],
            ["West", "16 km", "2026"]
        );
        Assert.Equal(
            ["North\tas far as\nthe bridge\t2024", "West\t16 km\t2026"],
            document.Lines.Skip(2).Select(l => l.Text)
        );
    }

    [Fact]
    public void A_table_with_other_columns_is_another_table()
    {
        var pdf = Page(["Road", "Length", "Year"], ["North", "12 km", "2024"])
            .NextPage()
            .Grid([50, 200, 250, 350], [100, 120, 140])
            .Words(55, 114, "a")
            .Words(205, 114, "b")
            .Words(255, 114, "c")
            .Words(55, 134, "d")
            .Words(205, 134, "e")
            .Words(255, 134, "f");
        var blocks = pdf.Read().Lines.Where(l => l.IsRow);
        Assert.Equal(2, blocks.Select(l => l.Block).Distinct().Count());
    }

    [Fact]
    public void Text_between_two_pages_parts_their_tables()
    {
        var pdf = Page(["Road", "Length", "Year"], ["North", "12 km", "2024"])
            .Words(50, 400, "These are the roads of the north, and those of the south follow.")
            .NextPage();
        var document = Read(pdf, ["Road", "Length", "Year"], ["South", "14 km", "2025"]);
        Assert.Equal(
            2,
            document.Lines.Count(l => l.Text.StartsWith("Road\t", StringComparison.Ordinal))
        );
    }

    private static PrintedPdf Page(params string[][] rows) => Add(new PrintedPdf(), rows);

    private static PrintedPdf Add(PrintedPdf pdf, string[][] rows) =>
        pdf.Grid(rows.Length, 3).Rows(rows);

    private static SourceDocument Read(PrintedPdf first, params string[][] second) =>
        Add(first, second).Read();
}
