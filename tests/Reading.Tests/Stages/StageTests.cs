using Shirube.Reading.Stages;

namespace Shirube.Reading.Tests.Stages;

public sealed class StageTests
{
    [Theory]
    [InlineData("必要 な整備", "必要な整備")]
    [InlineData("A I の活用", "AI の活用")]
    [InlineData("A Iによる", "AIによる")]
    [InlineData("I C T環境、E d T e c h等、G P A I", "ICT環境、EdTech等、GPAI")]
    [InlineData("AI for Science と Beyond 5G", "AI for Science と Beyond 5G")]
    [InlineData("GIGA スクール構想", "GIGA スクール構想")]
    [InlineData("Is this a B C plan", "Is this a BC plan")]
    [InlineData("A I-Ready な社会", "AI-Ready な社会")]
    [InlineData("第一章\u3000総論", "第一章 総論")]
    [InlineData("推進 ・受入", "推進 ・受入")]
    [InlineData("  前後の空白  ", "前後の空白")]
    public void Spaces_of_typesetting_go_and_spaces_between_words_stay(
        string printed,
        string text
    ) => Assert.Equal(text, Spacing.Repair(printed));

    [Theory]
    [InlineData("技術開発等の", "推進", true)]
    [InlineData("港の守りと、", "海の見張り", true)]
    [InlineData("灯台（昼の", "見張りを含む）", true)]
    [InlineData("研究の推進", "人材の育成", false)]
    [InlineData("港で働くひと", "海で働くひと", false)]
    [InlineData("次の三つについて、", "① 海", false)]
    [InlineData("次の三つについて、", "・海", false)]
    [InlineData("灯台の点検", "(再掲)", true)]
    [InlineData("the harbour", "of the city", true)]
    public void A_line_goes_on_only_where_it_cannot_end(string line, string next, bool continues) =>
        Assert.Equal(continues, LineJoin.Continues(line, next));

    [Theory]
    [InlineData("技術の", "推進", "技術の推進")]
    [InlineData("AI for", "Science", "AI for Science")]
    [InlineData("海のAI", "活用", "海のAI活用")]
    public void Lines_join_with_a_space_only_between_Latin_words(
        string line,
        string next,
        string joined
    ) => Assert.Equal(joined, LineJoin.Join([line, next]));

    [Theory]
    [InlineData("第二部 海", "Part", "第二部", "海")]
    [InlineData("第１章\u3000海", "Chapter", "第１章", "海")]
    [InlineData("Ⅰ．海", "Roman", "Ⅰ．", "海")]
    [InlineData("1. 海", "Arabic", "1.", "海")]
    [InlineData("1.2 海", "ArabicPair", "1.2", "海")]
    [InlineData("（１） 海", "Bracketed", "（１）", "海")]
    [InlineData("(5)「海」", "Bracketed", "(5)", "「海」")]
    [InlineData("①海", "Circled", "①", "海")]
    [InlineData("【高等学校】", "Group", "【】", "高等学校")]
    public void A_heading_is_known_by_its_mark(
        string line,
        string level,
        string marker,
        string words
    )
    {
        var mark = HeadingMark.Of(line);

        Assert.Equal((level, marker, words), (mark?.Level.ToString(), mark?.Marker, mark?.Words));
    }

    [Theory]
    [InlineData("第一部会の設置")]
    [InlineData("5G の整備")]
    [InlineData("2.5倍に増やす")]
    [InlineData("(2023 年 4 月時点)")]
    [InlineData("海の見張り")]
    public void Words_that_only_look_like_a_mark_are_none(string line) =>
        Assert.Null(HeadingMark.Of(line));

    [Theory]
    [InlineData("(2023 年 4 月時点)", "2023-04")]
    [InlineData("令和５年４月１日", "2023-04-01")]
    [InlineData("令和元年5月", "2019-05")]
    [InlineData("平成 30 年", "2018")]
    [InlineData("2023/4/1 現在", "2023-04-01")]
    [InlineData("令和8年度予算", null)]
    [InlineData("海の戦略2022", null)]
    [InlineData("2023年13月", null)]
    public void A_printed_date_is_read_with_its_own_precision(string line, string? iso) =>
        Assert.Equal(iso, PrintedDate.Of(line));

    [Theory]
    [InlineData("- ・海の見張り", "海の見張り")]
    [InlineData("- ① 海の見張り", "① 海の見張り")]
    [InlineData("1. 海の見張り", "1. 海の見張り")]
    [InlineData("・海", "海")]
    public void A_bullet_goes_and_a_number_stays(string line, string words) =>
        Assert.Equal(words, ListItem.WithoutBullet(line));

    [Theory]
    [InlineData("<p><b>海</b> (うみ)</p>", "海 (うみ)")]
    [InlineData("<ul><li>海</li><li>山 &amp; 川</li></ul>", "海\n山 & 川")]
    [InlineData("**海**の<具体目標>", "海の<具体目標>")]
    [InlineData("3 < 5", "3 < 5")]
    public void Marks_of_formatting_go_and_other_angle_brackets_stay(string printed, string text) =>
        Assert.Equal(text, Markup.Strip(printed));
}
