using Shirube.Reading.Stages;

namespace Shirube.Reading.Tests.Stages;

public class PrivateUseTests
{
    [Theory]
    [InlineData("\uf06c適正", "•適正")]
    [InlineData("\uf09e道路", "・道路")]
    [InlineData("\uf0d8 Roads", "‣ Roads")]
    [InlineData("\uf0b7 Roads", "• Roads")]
    [InlineData("\uf0a7橋", "▪橋")]
    [InlineData("no symbol", "no symbol")]
    public void Bullets_of_symbol_fonts_are_shown(string given, string shown) =>
        Assert.Equal(shown, PrivateUse.Shown(given));

    [Theory]
    [InlineData("国⼟の⻑い⻄の⺠", "国土の長い西の民")]
    [InlineData("⼀⽇⽐⾏", "一日比行")]
    [InlineData("①㈱Ⅲ㍻ﾊﾝｶｸ", "①㈱Ⅲ㍻ﾊﾝｶｸ")]
    public void Radicals_become_the_letters_they_look_like_and_nothing_else_changes(
        string given,
        string unified
    ) => Assert.Equal(unified, Radicals.Unified(given));
}
