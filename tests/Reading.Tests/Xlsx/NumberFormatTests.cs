using Shirube.Reading.Formats.Xlsx;

namespace Shirube.Reading.Tests.Xlsx;

public class NumberFormatTests
{
    [Theory]
    [InlineData("General", 0.30000000000000004, "0.3")]
    [InlineData("General", 123456789012, "123456789012")]
    [InlineData("General", -5, "-5")]
    [InlineData("0", 2.5, "3")]
    [InlineData("#,##0", 1234567, "1,234,567")]
    [InlineData("#,##0", 0, "0")]
    [InlineData("#,###", 0, "")]
    [InlineData("0.00", 3.14159, "3.14")]
    [InlineData("0.##", 1.5, "1.5")]
    [InlineData("0%", 0.456, "46%")]
    [InlineData("0.0%", 0.456, "45.6%")]
    [InlineData("#,##0\"百万円\"", 1250, "1,250百万円")]
    [InlineData("#,##0,", 1234567, "1,235")]
    [InlineData("#,##0,,\"百万円\"", 250000000, "250百万円")]
    [InlineData("¥#,##0;[Red]¥-#,##0", -1200, "¥-1,200")]
    [InlineData("[$¥-411]#,##0", 980, "¥980")]
    [InlineData("#,##0;\"△ \"#,##0", -3000, "△ 3,000")]
    [InlineData("#,##0_ ;[Red]\\-#,##0\\ ", -42, "-42")]
    [InlineData("0;-0;\"なし\"", 0, "なし")]
    [InlineData("[>=1000]#,##0\"千\";0\"個\"", 12, "12個")]
    [InlineData("000-0000", 1000013, "100-0013")]
    [InlineData("\"約\"0\"件\"", 8, "約8件")]
    [InlineData(";;;", 5, "")]
    [InlineData("@", 12, "12")]
    [InlineData("0.00E+00", 12345, "1.23E+04")]
    public void Figures_are_written_as_the_reader_sees_them(
        string code,
        double value,
        string shown
    ) => Assert.Equal(shown, new NumberFormat(code, false).Of(value));

    // 46113 is 1 April 2026, 43586 is 1 May 2019.
    [Theory]
    [InlineData("yyyy/m/d", 46113, "2026/4/1")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", 46113, "2026年4月1日")]
    [InlineData("yyyy年m月", 46113, "2026年4月")]
    [InlineData("[$-411]ggge\"年\"m\"月\"d\"日\";@", 46113, "令和8年4月1日")]
    [InlineData("[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\"", 43586, "令和元年5月1日")]
    [InlineData("[$-411]ggge\"年\"m\"月\"d\"日\"", 43585, "平成31年4月30日")]
    [InlineData("[$-411]ge.m.d", 46113, "R8.4.1")]
    [InlineData("[$-411]gge", 46113, "令8")]
    [InlineData("e/mm/dd", 46113, "2026/04/01")]
    [InlineData("m\"月\"d\"日\"(aaa)", 46113, "4月1日(水)")]
    [InlineData("mmm-yy", 46113, "Apr-26")]
    [InlineData("yyyy/m/d h:mm", 46113.5625, "2026/4/1 13:30")]
    [InlineData("h:mm AM/PM", 0.5625, "1:30 PM")]
    [InlineData("[h]:mm", 1.5, "36:00")]
    [InlineData("yyyy/m/d", 1, "1900/1/1")]
    public void Days_are_written_as_the_reader_sees_them_with_eras(
        string code,
        double value,
        string shown
    ) => Assert.Equal(shown, new NumberFormat(code, false).Of(value));

    [Fact]
    public void Workbooks_that_count_from_1904_are_four_years_on() =>
        Assert.Equal("2030/4/2", new NumberFormat("yyyy/m/d", true).Of(46113));

    [Theory]
    [InlineData("@\"様\"", "甲", "甲様")]
    [InlineData("#,##0", "甲", "甲")]
    [InlineData("0;0;0;\"（\"@\"）\"", "甲", "（甲）")]
    public void A_format_may_add_words_to_a_text(string code, string text, string shown) =>
        Assert.Equal(shown, new NumberFormat(code, false).Of(text));

    [Theory]
    [InlineData("\"open")]
    [InlineData("[open")]
    [InlineData("\\")]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("yyyy[$-411")]
    public void A_damaged_format_does_no_harm(string code) =>
        Assert.NotNull(new NumberFormat(code, false).Of(46113.25));
}
