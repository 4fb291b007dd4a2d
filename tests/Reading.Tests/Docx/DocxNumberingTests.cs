using Shirube.Reading.Formats.Packages;
using Shirube.Reading.Tests.Office;
using static Shirube.Reading.Tests.Office.DocxFile;

namespace Shirube.Reading.Tests.Docx;

public class DocxNumberingTests
{
    private static readonly string Chapters =
        "<w:abstractNum w:abstractNumId=\"0\">"
        + Level(0, "japaneseCounting", "第%1章")
        + Level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + Level(2, "decimalEnclosedCircle", "%3", "<w:suff w:val=\"nothing\"/>")
        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>";

    [Fact]
    public void Numbers_stand_in_front_of_the_text_as_word_prints_them_and_lower_levels_begin_anew() =>
        Assert.Equal(
            [
                "第一章 総則",
                "1.1 目的",
                "①定義",
                "②適用",
                "1.2 方針",
                "①期間",
                "第二章 施策",
                "2.1 研究",
            ],
            Texts(
                Numbered(1, 0, "総則")
                    + Numbered(1, 1, "目的")
                    + Numbered(1, 2, "定義")
                    + Numbered(1, 2, "適用")
                    + Numbered(1, 1, "方針")
                    + Numbered(1, 2, "期間")
                    + Numbered(1, 0, "施策")
                    + Numbered(1, 1, "研究"),
                Chapters
            )
        );

    [Fact]
    public void A_list_that_begins_anew_says_with_which_number_and_else_goes_on() =>
        Assert.Equal(
            ["第一章 甲", "第二章 乙", "第七章 丙", "第八章 丁"],
            Texts(
                    Numbered(1, 0, "甲")
                        + Numbered(1, 0, "乙")
                        + P("間に立つ段落です。")
                        + Numbered(2, 0, "丙")
                        + Numbered(2, 0, "丁"),
                    Chapters
                )
                .Where(t => t.StartsWith('第'))
        );

    [Fact]
    public void A_level_that_never_restarts_counts_through()
    {
        var through =
            "<w:abstractNum w:abstractNumId=\"0\">"
            + Level(0, "upperRoman", "%1.")
            + Level(1, "decimal", "(%2)", "<w:lvlRestart w:val=\"0\"/>")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        Assert.Equal(
            ["I. 甲", "(1) 乙", "II. 丙", "(2) 丁"],
            Texts(
                Numbered(1, 0, "甲")
                    + Numbered(1, 1, "乙")
                    + Numbered(1, 0, "丙")
                    + Numbered(1, 1, "丁"),
                through
            )
        );
    }

    [Fact]
    public void Bullets_of_sign_fonts_become_letters_that_everybody_has()
    {
        var bullets =
            "<w:abstractNum w:abstractNumId=\"0\">"
            + Level(0, "bullet", "\uF0B7")
            + Level(1, "bullet", "\uF06C")
            + Level(2, "bullet", "-")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        Assert.Equal(
            ["・甲", "● 乙", "- 丙"],
            Texts(Numbered(1, 0, "甲") + Numbered(1, 1, "乙") + Numbered(1, 2, "丙"), bullets)
        );
    }

    [Fact]
    public void A_heading_style_brings_its_number_and_number_0_takes_it_away()
    {
        var numbering =
            "<w:abstractNum w:abstractNumId=\"0\">"
            + Level(
                0,
                "decimalFullWidth",
                "%1",
                "<w:pStyle w:val=\"n1\"/><w:suff w:val=\"nothing\"/>"
            )
            + Level(1, "decimalFullWidth", "%1.%2", "<w:pStyle w:val=\"n2\"/>")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        var styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"n1\"><w:name w:val=\"章\"/><w:basedOn w:val=\"1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"n2\"><w:name w:val=\"節\"/><w:basedOn w:val=\"2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
        var sectionEnd = "<w:p><w:pPr><w:pStyle w:val=\"n1\"/><w:sectPr/></w:pPr></w:p>";
        var body =
            Styled("n1", "\u3000はじめに")
            + Styled("n2", "背景")
            + sectionEnd
            + Styled("n1", "課題")
            + P("参考", "<w:pStyle w:val=\"n1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>");
        Assert.Equal(
            ["１　はじめに", "１.１ 背景", "２課題", "参考"],
            Docx.Read(DocxFile.Of(body, styles, numbering)).Texts()
        );
    }

    [Theory]
    [InlineData("aiueoFullWidth", 3, "ウ")]
    [InlineData("aiueo", 2, "ｲ")]
    [InlineData("iroha", 3, "ﾊ")]
    [InlineData("irohaFullWidth", 2, "ロ")]
    [InlineData("lowerRoman", 14, "xiv")]
    [InlineData("upperLetter", 27, "AA")]
    [InlineData("lowerLetter", 54, "bbb")]
    [InlineData("decimalZero", 7, "07")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("decimalEnclosedCircle", 21, "㉑")]
    [InlineData("decimalEnclosedParen", 2, "⑵")]
    [InlineData("japaneseCounting", 21, "二十一")]
    [InlineData("japaneseCounting", 110, "百十")]
    [InlineData("japaneseDigitalTenThousand", 21, "二一")]
    [InlineData("japaneseLegal", 12, "壱拾弐")]
    [InlineData("ideographTraditional", 1, "甲")]
    [InlineData("ideographZodiac", 3, "寅")]
    [InlineData("ordinal", 22, "22nd")]
    [InlineData("none", 5, "")]
    [InlineData("noSuchFormat", 5, "5")]
    public void Every_format_of_number_is_written_out(string format, int n, string printed) =>
        Assert.Equal(printed, ListNumbers.Of(n, format));

    private static IEnumerable<string> Texts(string body, string numbering) =>
        Docx.Read(DocxFile.Of(body, "", numbering)).Texts();
}
