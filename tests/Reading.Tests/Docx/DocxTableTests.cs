using Shirube.Reading.Documents;
using static Shirube.Reading.Tests.Office.DocxFile;

namespace Shirube.Reading.Tests.Docx;

public class DocxTableTests
{
    private const string Down = "<w:vMerge w:val=\"restart\"/>";
    private const string GoesOn = "<w:vMerge/>";

    [Fact]
    public void A_row_is_a_line_and_merged_cells_repeat_their_words()
    {
        var document = Docx.Read(
            Table(
                Row(Cell("取組", Down), Cell("目標値", "<w:gridSpan w:val=\"2\"/>")),
                Row(Cell("", GoesOn), Cell("令和8年"), Cell("令和9年")),
                Row(Cell("研究\nの推進"), Cell("10"), Cell("20"))
            )
        );
        Assert.Equal(
            ["取組\t目標値\t目標値", "取組\t令和8年\t令和9年", "研究\nの推進\t10\t20"],
            document.Texts()
        );
        Assert.Equal(
            [LineForm.HeaderRow, LineForm.HeaderRow, LineForm.Row],
            document.Lines.Select(l => l.Form)
        );
        Assert.Equal([false, false, true], document.Lines[0].CellFacts.Select(c => c.IsRepeated));
        Assert.Equal([true, false, false], document.Lines[1].CellFacts.Select(c => c.IsRepeated));
        Assert.Single(document.Lines.Select(l => l.Block).Distinct());
    }

    [Fact]
    public void Rows_marked_as_header_or_bold_throughout_name_the_columns()
    {
        const string bold = "<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>列</w:t></w:r></w:p></w:tc>";
        const string mark = "<w:trPr><w:tblHeader/></w:trPr>";
        var document = Docx.Read(
            Table(Row(bold, bold), Row(Cell("甲"), Cell("乙")))
                + Table(Row(mark, Cell("番号"), Cell("名")), Row(Cell("1"), Cell("丙")))
        );
        Assert.Equal(
            ["列\t列", "番号\t名"],
            document.Lines.Where(l => l.Form == LineForm.HeaderRow).Select(l => l.Text)
        );
    }

    [Fact]
    public void Edges_that_nearly_meet_are_one_column()
    {
        var document = Docx.Read(
            Table(
                "<w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"60\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>",
                Row(Cell("甲"), Cell("乙", "<w:gridSpan w:val=\"2\"/>")),
                Row(Cell("丙", "<w:gridSpan w:val=\"2\"/>"), Cell("丁"))
            )
        );
        Assert.Equal(["甲\t乙", "丙\t丁"], document.Texts());
    }

    [Fact]
    public void A_frame_of_one_cell_is_no_table() =>
        Assert.Equal(
            ["枠の中の一", "枠の中の二"],
            Docx.Read(Table(Row(Cell("枠の中の一\n枠の中の二")))).Texts()
        );

    [Fact]
    public void A_table_in_a_cell_is_lines_of_that_cell()
    {
        var inner = Table(Row(Cell("小1"), Cell("小2")), Row(Cell("小3"), Cell("小4")));
        var document = Docx.Read(Table(Row(Cell("外"), $"<w:tc>{P("前")}{inner}{P("後")}</w:tc>")));
        Assert.Equal(["外\t前\n小1\u3000小2\n小3\u3000小4\n後"], document.Texts());
    }

    [Fact]
    public void Deleted_rows_are_not_read()
    {
        var document = Docx.Read(
            Table(
                Row("<w:trPr><w:del/></w:trPr>", Cell("消"), Cell("した")),
                Row(Cell("残"), Cell("った"))
            )
        );
        Assert.Equal(["残\tった"], document.Texts());
        Assert.Single(document.Remarks);
    }

    [Fact]
    public void Underlined_words_in_a_cell_keep_their_place_in_the_row()
    {
        var lead =
            $"<w:tc><w:p>{R("総務省", "<w:u w:val=\"single\"/>")}{R("、財務省")}</w:p></w:tc>";
        var line = Docx.Read(Table(Row(Cell("取組の名"), lead))).Lines[0];
        var stretch = Assert.Single(line.Underlined);
        Assert.Equal("総務省", line.Text.Substring(stretch.Start, stretch.Length));
    }
}
