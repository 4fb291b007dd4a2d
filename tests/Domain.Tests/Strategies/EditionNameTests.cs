using Shirube.Domain.Strategies;

namespace Shirube.Domain.Tests.Strategies;

public class EditionNameTests
{
    [Theory]
    [InlineData("「AI戦略2022」の取組", "AI戦略", 2022)]
    [InlineData("「A I 戦略 2022」の進捗状況", "AI戦略", 2022)]
    [InlineData("ＡＩ戦略２０１９ フォローアップ", "AI戦略", 2019)]
    [InlineData("Harbour Plan 2030: follow-up", "Harbour Plan", 2030)]
    [InlineData("2027年度みなとデジタル計画の取組", "みなとデジタル計画", 2027)]
    [InlineData("第2期みなとデジタル計画（案）の進捗状況", "第2期みなとデジタル計画", null)]
    public void A_title_names_its_edition_however_its_letters_are_set(
        string title,
        string strategy,
        int? year
    ) => Assert.Equal(new EditionName(strategy, year), EditionName.FromTitle(title));

    [Theory]
    [InlineData("AI Strategy 2019", "AI Strategy 2019")]
    [InlineData("AI 戦略 2022", "AI戦略2022")]
    public void An_edition_is_called_as_its_language_sets_words(string title, string name) =>
        Assert.Equal(name, EditionName.FromTitle(title)!.Name);

    [Fact]
    public void A_title_that_names_no_plan_has_no_edition() =>
        Assert.Null(EditionName.FromTitle("会議の記録 2022"));

    [Theory]
    [InlineData("AI戦略2022", "ai-strategy-2022")]
    [InlineData("AI戦略", "ai-strategy")]
    [InlineData("デジタル総合計画2030", "digital-general-plan-2030")]
    [InlineData("Green Plan 2030", "green-plan-2030")]
    public void A_name_becomes_an_address_that_can_be_read(string name, string slug) =>
        Assert.Equal(slug, StrategySlug.Of(name));

    [Fact]
    public void A_name_without_a_readable_word_has_its_public_id_as_address() =>
        Assert.Matches("^s[0-9a-z]{10}$", StrategySlug.Of("みなと大全"));
}
