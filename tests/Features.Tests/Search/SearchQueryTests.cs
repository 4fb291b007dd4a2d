using Shirube.Features.Search;

namespace Shirube.Features.Tests.Search;

public class SearchQueryTests
{
    [Theory]
    [InlineData("戦略", "戦略")]
    [InlineData("AI 戦略", "ai|戦略")]
    [InlineData("ＡＩ\u3000戦略", "ai|戦略")]
    [InlineData("A I", "ai")]
    [InlineData("Ａ Ｉ 戦略 I C T", "ai|戦略|ict")]
    [InlineData("5 G", "5g")]
    [InlineData("の は", "の|は")]
    [InlineData("Society 5.0", "society|5.0")]
    [InlineData("\"AI 戦略\" 人材", "ai戦略|人材")]
    [InlineData("“AI 戦略” ＂人 材＂", "ai戦略|人材")]
    [InlineData("\"A\" I", "a|i")]
    [InlineData("\"AI 戦略", "ai戦略")]
    [InlineData("AI ai ＡＩ", "ai")]
    [InlineData("ﾃﾞｰﾀ", "データ")]
    [InlineData("㈱", "(株)")]
    public void White_space_separates_words_but_not_spaced_letters_nor_phrases(
        string typed,
        string words
    ) => Assert.Equal(words.Split('|'), SearchQuery.Parse(typed).Words);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000\r\n")]
    [InlineData("\"\" “”")]
    public void Nothing_asked_is_no_word_and_no_refusal(string? typed)
    {
        var query = SearchQuery.Parse(typed);
        Assert.Empty(query.Words);
        Assert.Null(query.Refusal);
    }

    [Fact]
    public void Half_a_surrogate_pair_asks_nothing() =>
        Assert.Equal(["戦略"], SearchQuery.Parse("\ud800 戦略\udc00").Words);

    [Fact]
    public void A_query_of_ten_thousand_characters_is_refused_in_words()
    {
        var query = SearchQuery.Parse(new string('あ', 10_000));
        Assert.Empty(query.Words);
        Assert.Contains("1000", query.Refusal!.Value.Ja);
        Assert.Contains("10000", query.Refusal!.Value.En);
    }

    [Fact]
    public void More_words_than_anyone_types_are_refused_in_words()
    {
        var many = string.Join(' ', Enumerable.Range(0, 17).Select(i => $"語{i}"));
        Assert.NotNull(SearchQuery.Parse(many).Refusal);
        Assert.Null(SearchQuery.Parse(many[..^4]).Refusal);
    }
}
