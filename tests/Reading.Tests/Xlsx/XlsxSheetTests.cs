using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Tests.Office;
using static Shirube.Reading.Tests.Office.XlsxFile;

namespace Shirube.Reading.Tests.Xlsx;

public class XlsxSheetTests
{
    [Fact]
    public void A_title_stands_above_the_heads_and_a_note_below_the_rows()
    {
        var document = Read(
            new XlsxFile().Sheet(
                "取組",
                Texts(1, 1, "AI戦略の取組一覧")
                    + Texts(2, 0, "", "", "（令和8年4月時点）")
                    + Texts(4, 3, "番号", "取組", "府省庁")
                    + Row(5, Number("A5", 1), Text("B5", "研究\n開発"), Text("C5", "◎総務省"))
                    + Row(6, Number("A6", 2), Text("B6", "普及"), Text("C6", "同上"))
                    + Texts(7, 0, "※ 順不同")
            )
        );
        Assert.Equal(
            [
                "AI戦略の取組一覧",
                "",
                "（令和8年4月時点）",
                "",
                "番号\t取組\t府省庁",
                "1\t研究\n開発\t◎総務省",
                "2\t普及\t同上",
                "",
                "※ 順不同",
            ],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal(
            [
                LineForm.Heading,
                LineForm.Body,
                LineForm.HeaderRow,
                LineForm.Row,
                LineForm.Row,
                LineForm.Body,
            ],
            document.Lines.Where(l => !l.IsBlank).Select(l => l.Form)
        );
        Assert.Equal([new SourcePage(1, "取組", 0, 0)], document.Pages);
        Assert.All(document.Lines, l => Assert.Equal(1, l.Page));
    }

    [Fact]
    public void Heads_of_two_rows_are_both_heads_and_merged_words_are_repeated()
    {
        var document = Read(
            new XlsxFile().Sheet(
                "表",
                Texts(1, 1, "取組", "目標値", "", "備考")
                    + Row(2, Text("B2", "令和8年", 1), Text("C2", "令和9年", 1))
                    + Row(3, Text("A3", "甲"), Number("B3", 1), Number("C3", 2), Text("D3", "済"))
                    + Row(4, Number("B4", 3), Number("C4", 4)),
                behind: Merge("A1:A2", "B1:C1", "D1:D2", "A3:A4")
            )
        );
        Assert.Equal(
            [
                "取組\t目標値\t目標値\t備考",
                "取組\t令和8年\t令和9年\t備考",
                "甲\t1\t2\t済",
                "甲\t3\t4\t",
            ],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal(2, document.Lines.Count(l => l.Form == LineForm.HeaderRow));
        Assert.Equal(
            [true, false, false, true],
            document.Lines[1].CellFacts.Select(c => c.IsRepeated)
        );
        Assert.True(document.Lines[3].CellFacts[0].IsRepeated);
    }

    [Fact]
    public void A_sheet_of_squared_paper_has_the_columns_that_its_cells_make()
    {
        var document = Read(
            new XlsxFile().Sheet(
                "様式",
                Row(1, Text("B1", "項目", 3), Text("H1", "内容", 3))
                    + Row(2, Text("B2", "名称"), Text("H2", "甲計画"))
                    + Row(3, Text("B3", "所管"), Text("H3", "総務省")),
                behind: Merge("B1:G1", "H1:Z1", "B2:G2", "H2:Z2", "B3:G3", "H3:Z3")
            )
        );
        Assert.Equal(
            ["項目\t内容", "名称\t甲計画", "所管\t総務省"],
            document.Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void An_empty_row_inside_a_table_does_not_end_it_but_a_title_does()
    {
        var document = Read(
            new XlsxFile().Sheet(
                "表",
                Texts(1, 1, "番号", "名")
                    + Texts(2, 0, "一", "甲")
                    + Texts(4, 0, "二", "乙")
                    + Texts(6, 1, "別の表")
                    + Texts(7, 1, "略称", "府省庁名")
                    + Texts(8, 0, "総", "総務省")
            )
        );
        Assert.Equal(
            ["番号\t名", "一\t甲", "二\t乙", "", "別の表", "", "略称\t府省庁名", "総\t総務省"],
            document.Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void Hidden_sheets_rows_and_columns_are_said_and_not_read()
    {
        var document = Read(
            new XlsxFile()
                .Sheet(
                    "見える",
                    Texts(1, 1, "番号", "内部", "名")
                        + Texts(2, 0, "一", "秘", "甲")
                        + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><t>隠れた行</t></is></c></row>"
                        + Texts(4, 0, "二", "密", "乙"),
                    front: "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"
                )
                .Sheet("控え", Texts(1, 0, "隠れたシート"), state: "hidden")
        );
        Assert.Equal(["番号\t名", "一\t甲", "二\t乙"], document.Lines.Select(l => l.Text));
        Assert.Equal(3, document.Remarks.Count(r => r.Kind == RemarkKinds.Hidden));
        Assert.Contains(
            document.Remarks,
            r => r.Text.Ja.Contains("控え", StringComparison.Ordinal)
        );
        Assert.Contains(
            document.Remarks,
            r => r.Text.En.Contains("(1: 3)", StringComparison.Ordinal)
        );
        Assert.Single(document.Pages);
    }

    [Fact]
    public void The_words_of_a_merged_cell_are_seen_where_its_first_row_and_column_are_hidden()
    {
        var document = Read(
            new XlsxFile().Sheet(
                "表",
                "<row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>区分</t></is></c></row>"
                    + Row(2, Text("C2", "甲"))
                    + Row(3, Text("C3", "乙")),
                front: "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>",
                behind: Merge("A1:B3")
            )
        );
        Assert.Equal(["区分\t甲", "区分\t乙"], document.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Texts_are_read_without_their_readings_and_underlined_and_bold_runs_keep_their_place()
    {
        var document = Read(
            new XlsxFile()
                .Strings(
                    "<t>東京都</t><rPh sb=\"0\" eb=\"3\"><t>トウキョウト</t></rPh>",
                    "<r><t>共同：</t></r><r><rPr><u/></rPr><t>総務省</t></r><r><rPr><b/></rPr><t>、財務省_x000D_</t></r>"
                )
                .Sheet(
                    "表",
                    Row(1, "<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"B1\" t=\"s\"><v>1</v></c>")
                        + Row(2, Text("A2", "全体に線", 2), "<c r=\"B2\" t=\"b\"><v>1</v></c>")
                )
        );
        Assert.Equal("東京都\t共同：総務省、財務省", document.Lines[0].Text);
        Assert.Equal([new Stretch(7, 3)], document.Lines[0].Underlined);
        Assert.Equal([new Stretch(10, 4)], document.Lines[0].Bold);
        Assert.Equal("全体に線\tTRUE", document.Lines[1].Text);
        Assert.Equal([new Stretch(0, 4)], document.Lines[1].Underlined);
    }

    [Fact]
    public void Formulas_give_their_stored_result_and_one_without_is_said()
    {
        var file = new XlsxFile();
        var days = file.Style("[$-411]ggge\"年\"m\"月\"");
        var document = Read(
            file.Sheet(
                "表",
                Row(
                    1,
                    $"<c r=\"A1\" s=\"{days}\"><f>TODAY()</f><v>46113</v></c>",
                    "<c r=\"B1\" t=\"str\"><f>A1&amp;1</f><v>文字</v></c>",
                    "<c r=\"C1\"><f>SUM(A:A)</f></c>",
                    "<c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                )
            )
        );
        Assert.Equal("令和8年4月\t文字\t#DIV/0!", document.Lines[0].Text);
        var remark = Assert.Single(document.Remarks);
        Assert.Contains("C1", remark.Text.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_far_apart_cost_nothing_and_columns_beyond_every_sheet_are_said()
    {
        var far = "<c r=\"ZZZZ1\" t=\"inlineStr\"><is><t>外</t></is></c>";
        var wide = string.Concat(
            Enumerable.Range(1, 100_000).Select(n => $"<c t=\"n\"><v>{n}</v></c>")
        );
        var document = Read(
            new XlsxFile()
                .Sheet(
                    "遠い",
                    Row(1, Text("A1", "近"), Text("XFD1", "遠"), far)
                        + Row(1_048_576, Text("A1048576", "底"))
                )
                .Sheet("広い", $"<row r=\"1\">{wide}</row>")
                .Sheet(
                    "全部",
                    Row(1, Text("A1", "結合")) + Row(9, Text("A9", "隠れる")),
                    behind: Merge("A1:XFD1048576")
                )
        );
        Assert.Equal("近\t遠", document.Lines[0].Text);
        Assert.Contains(document.Lines, l => l.Text == "底");
        Assert.Contains(document.Lines, l => l.Page == 2 && l.Text.Count(c => c == '\t') == 16_383);
        Assert.Equal(
            ["結合"],
            document.Lines.Where(l => l.Page == 3 && !l.IsBlank).Select(l => l.Text)
        );
        Assert.Equal(
            [1, 2],
            document.Remarks.Where(r => r.Kind == RemarkKinds.Limit).Select(r => r.Page!.Value)
        );
    }

    private static SourceDocument Read(XlsxFile file) => Reader.Open(file.Bytes(), "試験.xlsx");
}
