using Shirube.Domain.Texts;

namespace Shirube.Domain.Tests;

public sealed class MatchKeyTests
{
    [Theory]
    [InlineData(
        "「わけを話すA I」など「**頼れるA I**」の実現",
        "「わけを話すAI」(Talking AI) など「頼れるAI」(Trusty AI) の実現"
    )]
    [InlineData("港の安全を守る（例えば（一）夜間）見張り (再掲)", "港の安全を守る見張り")]
    [InlineData("水路の点検 ※他の目標のものを除く", "水路の点検")]
    [InlineData("第５世代の灯台・桟橋、整備。", "第5世代の灯台桟橋整備")]
    [InlineData("【再掲】 漁場の再生", "漁場の再生")]
    public void The_same_goal_has_the_same_key_wherever_it_is_printed(string one, string other) =>
        Assert.Equal(MatchKey.Of(one), MatchKey.Of(other));

    [Fact]
    public void Different_goals_have_different_keys() =>
        Assert.NotEqual(MatchKey.Of("港の安全の確保"), MatchKey.Of("港の安全の推進"));

    [Fact]
    public void A_text_that_is_only_a_gloss_keeps_its_words() =>
        Assert.Equal("前掲のとおり", MatchKey.Of("(前掲のとおり)"));

    [Fact]
    public void A_bracket_that_is_never_closed_takes_nothing_away() =>
        Assert.Equal("灯台と桟橋", MatchKey.Of("灯台(と桟橋"));
}
