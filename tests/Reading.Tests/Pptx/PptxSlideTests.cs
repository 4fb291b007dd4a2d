using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Tests.Office;
using static Shirube.Reading.Tests.Office.PptxFile;

namespace Shirube.Reading.Tests.Pptx;

public class PptxSlideTests
{
    [Fact]
    public void Slides_stand_in_the_order_of_the_show_and_hidden_ones_are_said()
    {
        var document = Read(
            new PptxFile()
                .Slide(Box(10, 10, 100, 20, P("後の頁")))
                .Slide(Box(10, 10, 100, 20, P("先の頁")))
                .Slide(Box(10, 10, 100, 20, P("隠れた頁")), "show=\"0\"")
                .Order(2, 3, 1)
        );
        Assert.Equal([("先の頁", 1), ("後の頁", 3)], Texts(document).Select(l => (l.Text, l.Page)));
        var remark = Assert.Single(document.Remarks);
        Assert.Equal((RemarkKinds.Hidden, 2), (remark.Kind, remark.Page));
        Assert.Equal(new SourcePage(3, null, 720, 540), document.Pages[2]);
    }

    [Fact]
    public void Shapes_are_read_by_place_the_title_first_and_columns_one_after_the_other()
    {
        var document = Read(
            new PptxFile().Slide(
                Box(400, 300, 250, 80, P("右下"))
                    + Box(40, 300, 250, 80, P("左下"))
                    + Box(400, 200, 250, 80, P("右上"))
                    + Box(40, 200, 250, 80, P("左上"))
                    + Box(40, 450, 610, 40, P("まとめ"))
                    + Place("title", 0, "題")
            )
        );
        Assert.Equal(
            ["題", "左上", "左下", "右上", "右下", "まとめ"],
            Texts(document).Select(l => l.Text)
        );
        Assert.Equal((LineForm.Heading, 1), (document.Lines[0].Form, document.Lines[0].Level));
        Assert.Equal("題", document.Title);
        Assert.Equal(new Box(20, 10, 620, 60), document.Lines[0].Box);
    }

    [Fact]
    public void Rows_of_labels_and_texts_are_read_row_by_row()
    {
        var document = Read(
            new PptxFile().Slide(
                Box(130, 200, 500, 60, P("一の説明"))
                    + Box(20, 300, 100, 60, P("二"))
                    + Box(20, 200, 100, 60, P("一"))
                    + Box(130, 300, 500, 60, P("二の説明"))
            )
        );
        Assert.Equal(["一", "一の説明", "二", "二の説明"], Texts(document).Select(l => l.Text));
    }

    [Fact]
    public void A_frame_is_read_before_what_stands_in_it()
    {
        var document = Read(
            new PptxFile().Slide(
                Box(50, 160, 200, 40, P("中の文"))
                    + Box(20, 100, 680, 300, P("枠の見出し"))
                    + Box(20, 420, 680, 60, P("枠の外"))
            )
        );
        Assert.Equal(["枠の見出し", "中の文", "枠の外"], Texts(document).Select(l => l.Text));
    }

    [Fact]
    public void Groups_are_placed_by_their_own_measure()
    {
        var group = Group(
            At(400, 100, 200, 100, 0, 0, 2000, 1000),
            Box(1000, 500, 1000, 500, P("群の中"))
        );
        var document = Read(new PptxFile().Slide(group + Box(20, 200, 300, 40, P("左"))));
        Assert.Equal(["左", "群の中"], Texts(document).Select(l => l.Text));
        Assert.Equal(new Box(500, 150, 600, 200), Texts(document).Last().Box);
    }

    [Fact]
    public void Bullets_come_from_the_master_numbers_are_counted_and_levels_are_kept()
    {
        const string deeper = "<a:pPr lvl=\"1\"/>";
        const string plain = "<a:pPr><a:buNone/></a:pPr>";
        const string counted = "<a:pPr><a:buAutoNum type=\"arabicParenBoth\"/></a:pPr>";
        var body =
            $"<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>{Body(P("前文", plain), P("甲"), P("乙", deeper), P("一", counted), P("二", counted))}</p:sp>";
        var document = Read(new PptxFile().Slide(body));
        Assert.Equal(
            ["前文", "・甲", "– 乙", "(1) 一", "(2) 二"],
            Texts(document).Select(l => l.Text)
        );
        Assert.Equal([0, 0, 1, 0, 0], Texts(document).Select(l => l.Level));
        Assert.Equal([1, 2, 2, 2, 2], Texts(document).Select(l => l.Block));
        Assert.Equal(20, document.Lines[0].Look!.Size);
    }

    [Fact]
    public void Slide_numbers_and_footers_are_margins()
    {
        var document = Read(
            new PptxFile().Slide(
                Box(10, 10, 200, 40, P("本文"))
                    + Place("sldNum", 9, "7")
                    + Place("ftr", 8, "内閣府")
            )
        );
        Assert.Equal(["本文"], Texts(document).Select(l => l.Text));
        Assert.Equal(
            [("7", "page number", 2), ("内閣府", "running head", 3)],
            document.Margins.Select(m => (m.Text, m.Margin!, m.Number))
        );
    }

    [Fact]
    public void A_table_has_rows_with_boxes_and_merged_words_repeated()
    {
        static string Cell(string text, string more = "") =>
            $"<a:tc {more}><a:txBody>{P(text)}</a:txBody></a:tc>";
        static string Row(params string[] cells) => $"<a:tr h=\"1\">{string.Concat(cells)}</a:tr>";
        var table =
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr/></p:nvGraphicFramePr>"
            + At(100, 100, 300, 90).Replace("a:xfrm", "p:xfrm", StringComparison.Ordinal)
            + "<a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid><a:gridCol w=\"1\"/><a:gridCol w=\"2\"/></a:tblGrid>"
            + Row(Cell("表頭", "gridSpan=\"2\""), Cell("", "hMerge=\"1\""))
            + Row(Cell("甲", "rowSpan=\"2\""), Cell("一"))
            + Row(Cell("", "vMerge=\"1\""), Cell("二"))
            + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
        var document = Read(new PptxFile().Slide(table));
        Assert.Equal(["表頭\t表頭", "甲\t一", "甲\t二"], document.Lines.Select(l => l.Text));
        Assert.Equal(LineForm.HeaderRow, document.Lines[0].Form);
        Assert.Equal(new Box(200, 130, 400, 160), document.Lines[1].CellFacts[1].Box);
        Assert.True(document.Lines[2].CellFacts[0].IsRepeated);
    }

    [Fact]
    public void A_slide_of_pictures_alone_needs_letters_recognised()
    {
        var document = Read(
            new PptxFile().Slide("<p:pic/>").Slide(Box(1, 1, 9, 9, P("文字")) + "<p:pic/>")
        );
        var remark = Assert.Single(document.Remarks);
        Assert.Equal((RemarkKinds.NeedsOcr, 1), (remark.Kind, remark.Page));
    }

    [Fact]
    public void Underlined_and_bold_words_are_told_apart_and_line_breaks_stay_in_their_block()
    {
        var document = Read(
            new PptxFile().Slide(
                Box(
                    10,
                    10,
                    300,
                    90,
                    $"<a:p><a:r><a:rPr b=\"1\" u=\"sng\"/><a:t>総務省</a:t></a:r><a:br/><a:r><a:rPr b=\"1\" sz=\"1200\"/><a:t>財務省</a:t></a:r></a:p>"
                )
            )
        );
        Assert.Equal([new Stretch(0, 3)], document.Lines[0].Underlined);
        Assert.Equal(new Look(12, true), document.Lines[1].Look);
        Assert.Equal(document.Lines[0].Block, document.Lines[1].Block);
    }

    private static SourceDocument Read(PptxFile file) => Reader.Open(file.Bytes(), "試験.pptx");

    private static IEnumerable<SourceLine> Texts(SourceDocument document) =>
        document.Lines.Where(l => !l.IsBlank);
}
