using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Tests.Office;
using static Shirube.Reading.Tests.Office.DocxFile;

namespace Shirube.Reading.Tests.Docx;

public class DocxTextTests
{
    private const string Sentence = "これは本文の段落であり、文として終わります。";

    [Fact]
    public void Paragraphs_are_lines_with_a_blank_line_between_and_lists_are_one_block()
    {
        var list =
            "<w:abstractNum w:abstractNumId=\"0\">"
            + Level(0, "bullet", "・")
            + Level(1, "bullet", "○")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        var document = Docx.Read(
            DocxFile.Of(
                P("甲") + P("") + Numbered(1, 0, "乙") + Numbered(1, 1, "丙") + P("丁"),
                "",
                list
            )
        );
        Assert.Equal(["甲", "", "・乙", "○ 丙", "", "丁"], document.Lines.Select(l => l.Text));
        Assert.Equal([1, 2, 3, 4, 5, 6], document.Lines.Select(l => l.Number));
        Assert.Equal([1, 2, 2, 3], document.Lines.Where(l => !l.IsBlank).Select(l => l.Block));
        Assert.Equal((LineForm.Item, 1), (document.Line("○").Form, document.Line("○").Level));
        Assert.Equal(FileKind.Docx, document.Kind);
    }

    [Fact]
    public void A_bold_line_broken_off_before_the_words_it_names_is_a_heading_of_its_own()
    {
        var document = Docx.Read(
            DocxFile.Of(
                Styled("1", "章")
                    + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>灯台の修理</w:t><w:br/></w:r><w:r><w:t>三つの灯台を直します。</w:t></w:r></w:p>"
                    + P("要 旨")
                    + P("この計画は港を直します。")
            )
        );
        Assert.Equal(
            [
                "章",
                "",
                "灯台の修理",
                "",
                "三つの灯台を直します。",
                "",
                "要 旨",
                "",
                "この計画は港を直します。",
            ],
            document.Lines.Select(l => l.Text)
        );
        Assert.Equal(
            [("章", 1), ("灯台の修理", 2), ("要 旨", 1)],
            document.Lines.Where(l => l.Form == LineForm.Heading).Select(l => (l.Text, l.Level))
        );
    }

    [Fact]
    public void Headings_are_known_by_their_style_through_what_it_is_based_on_and_by_localised_names()
    {
        var styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"独自\"/><w:basedOn w:val=\"2\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"y\"><w:name w:val=\"見出し３\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"loop\"><w:name w:val=\"輪\"/><w:basedOn w:val=\"loop\"/></w:style>";
        var document = Docx.Read(
            DocxFile.Of(
                Styled("af", "計画の名")
                    + Styled("1", "章")
                    + Styled("x", "節")
                    + Styled("y", "項")
                    + P("目", "<w:outlineLvl w:val=\"3\"/>")
                    + P("段落", "<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>")
                    + Styled("loop", Sentence),
                styles
            )
        );
        Assert.Equal("計画の名", document.Title);
        Assert.Equal(
            [("章", 1), ("節", 2), ("項", 3), ("目", 4)],
            document.Lines.Where(l => l.Form == LineForm.Heading).Select(l => (l.Text, l.Level))
        );
        Assert.Equal(LineForm.Body, document.Line("段落").Form);
    }

    [Fact]
    public void Without_styles_short_bold_and_large_paragraphs_are_headings()
    {
        var document = Docx.Read(
            $"<w:p>{R("大きな題", "<w:sz w:val=\"32\"/>")}</w:p>"
                + P(Sentence)
                + $"<w:p>{R("太い題", "<w:b/>")}</w:p>"
                + P(Sentence)
                + $"<w:p>{R("太いが", "<w:b/>")}{R("一部だけ")}</w:p>"
                + $"<w:p>{R("太い文である。", "<w:b/>")}</w:p>"
                + P(Sentence)
        );
        Assert.Equal(
            [("大きな題", 1), ("太い題", 2)],
            document.Lines.Where(l => l.Form == LineForm.Heading).Select(l => (l.Text, l.Level))
        );
    }

    [Fact]
    public void Insertions_are_text_deletions_and_hidden_letters_are_not_and_it_is_said()
    {
        var document = Docx.Read(
            "<w:p>"
                + R("前")
                + $"<w:ins>{R("挿入")}</w:ins><w:del><w:r><w:delText>削除</w:delText></w:r></w:del>"
                + R("秘密", "<w:vanish/>")
                + "<w:moveFrom><w:r><w:t>移動元</w:t></w:r></w:moveFrom>"
                + R("後")
                + "</w:p>"
                + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
                + R("二つが")
                + "</w:p>"
                + P("一つに")
        );
        Assert.Equal(["前挿入後", "二つが一つに"], document.Texts());
        Assert.Equal(
            [RemarkKinds.Hidden, RemarkKinds.Hidden],
            document.Remarks.Select(r => r.Kind)
        );
    }

    [Fact]
    public void A_text_box_written_in_two_ways_is_read_once_behind_its_paragraph()
    {
        var box = $"<w:txbxContent>{P("囲みの文")}</w:txbxContent>";
        var document = Docx.Read(
            "<w:p>"
                + R("本文")
                + $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
                + $"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                + P("次")
        );
        Assert.Equal(["本文", "囲みの文", "次"], document.Texts());
    }

    [Fact]
    public void Notes_stand_behind_the_text_with_the_number_that_is_raised_in_it()
    {
        var notes =
            $"<w:footnotes {Names}><w:footnote w:id=\"5\"><w:p><w:r><w:footnoteRef/></w:r>{R(" 後の注")}</w:p></w:footnote>"
            + $"<w:footnote w:id=\"2\">{P("先の注")}</w:footnote></w:footnotes>";
        var ends =
            $"<w:endnotes {Names}><w:endnote w:id=\"2\">{P("文末の注")}</w:endnote></w:endnotes>";
        var document = Docx.Read(
            DocxFile
                .Of(
                    $"<w:p>{R("政府")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{R("と国民")}<w:r><w:footnoteReference w:id=\"5\"/></w:r></w:p>"
                        + $"<w:p>{R("終わり")}<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>"
                )
                .With("footnotes", "rId8", notes)
                .With("endnotes", "rId9", ends)
        );
        Assert.Equal(
            ["政府¹と国民²", "終わり", "1 先の注", "2 後の注", "i 文末の注"],
            document.Texts()
        );
        Assert.Equal(3, document.Lines.Count(l => l.Form == LineForm.Note));
    }

    [Fact]
    public void Headers_and_footers_are_margins_behind_the_last_line()
    {
        var header = $"<w:hdr {Names}>{P("国の計画")}</w:hdr>";
        var footer =
            $"<w:ftr {Names}><w:p><w:fldSimple w:instr=\" PAGE \">{R("3")}</w:fldSimple></w:p></w:ftr>";
        var document = Docx.Read(
            DocxFile
                .Of(
                    P("本文")
                        + "<w:sectPr><w:headerReference r:id=\"rId8\"/><w:footerReference r:id=\"rId9\"/></w:sectPr>"
                )
                .With("header", "rId8", header)
                .With("footer", "rId9", footer)
        );
        Assert.Equal(["本文"], document.Texts());
        Assert.Equal(
            [(2, "国の計画", "running head"), (3, "3", "page number")],
            document.Margins.Select(m => (m.Number, m.Text, m.Margin!))
        );
    }

    [Fact]
    public void Of_a_field_the_result_is_read_and_a_contents_list_is_one_block_with_gaps_before_the_pages()
    {
        static string Mark(string kind) => $"<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>";
        static string Line(string words, int page) =>
            $"{R(words)}<w:r><w:tab/></w:r>{Mark("begin")}<w:r><w:instrText>PAGEREF _x \\h</w:instrText></w:r>{Mark("separate")}{R($"{page}")}{Mark("end")}";
        var document = Docx.Read(
            P("目次")
                + $"<w:p>{Mark("begin")}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{Mark("separate")}{Line("1 はじめに", 1)}</w:p>"
                + $"<w:p>{Line("2 施策", 4)}</w:p><w:p>{Mark("end")}</w:p>"
                + P(Sentence)
        );
        Assert.Equal(["目次", "1 はじめに\u30001", "2 施策\u30004", Sentence], document.Texts());
        Assert.Equal(document.Line("1 は").Block, document.Line("2 施").Block);
    }

    [Fact]
    public void Line_breaks_of_the_author_make_lines_of_one_block_and_a_heading_stays_one_line()
    {
        const string broken = "<w:r><w:t>一行目</w:t><w:br/><w:t>二行目</w:t></w:r>";
        var document = Docx.Read(
            $"<w:p>{broken}</w:p><w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>{broken}</w:p>"
        );
        Assert.Equal(["一行目", "二行目", "", "一行目 二行目"], document.Lines.Select(l => l.Text));
        Assert.Equal(document.Lines[0].Block, document.Lines[1].Block);
    }

    [Fact]
    public void Underlines_bold_and_readings_above_words_are_told_apart()
    {
        var document = Docx.Read(
            "<w:p>"
                + R("担当：")
                + R("総務省", "<w:u w:val=\"single\"/><w:b/>")
                + R("、財務省", "<w:u w:val=\"none\"/>")
                + $"<w:r><w:ruby><w:rt>{R("しるべ")}</w:rt><w:rubyBase>{R("標")}</w:rubyBase></w:ruby></w:r></w:p>"
        );
        var line = document.Lines[0];
        Assert.Equal("担当：総務省、財務省標", line.Text);
        Assert.Equal([new Stretch(3, 3)], line.Underlined);
        Assert.Equal(new Look(10.5, false), line.Look);
    }

    [Fact]
    public void Links_are_words_and_nothing_is_fetched()
    {
        var document = Docx.Read(
            DocxFile
                .Of(
                    $"<w:p><w:hyperlink r:id=\"rId7\">{R("資料")}</w:hyperlink><w:sdt><w:sdtContent>{R("欄")}</w:sdtContent></w:sdt></w:p>"
                )
                .Link("word/document.xml", "rId7", "hyperlink", "http://[bad address", true)
                .Link("word/document.xml", "rId6", "attachedTemplate", "file:///x.dotm", true)
        );
        Assert.Equal(["資料欄"], document.Texts());
        Assert.Equal(2, document.Remarks.Count(r => r.Kind == RemarkKinds.NotFollowed));
    }
}
