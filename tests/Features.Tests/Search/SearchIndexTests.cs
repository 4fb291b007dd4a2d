using Shirube.Domain.Texts;
using Shirube.Features.Search;

namespace Shirube.Features.Tests.Search;

public class SearchIndexTests
{
    private const string Signs =
        "ａAａiＩ あかがｶﾞ\u3099\u0301e㈱(株)\u3000ﬁf戦略戦の①1\ud842\udfb7";

    private static readonly string[] Organisations = ["mext", "mhlw", "mext"];

    [Fact]
    public void Every_true_substring_hit_is_found_and_no_other()
    {
        var random = new Random(2026);
        for (var round = 0; round < 200; round++)
        {
            var texts = Texts(random, random.Next(1, 60));
            var index = IndexOf(texts);
            for (var n = 0; n < 30; n++)
            {
                var asked = Text(random, random.Next(1, 5));
                var query = SearchQuery.Parse($"\"{asked}\"");
                var word = Normal.ForSearch(asked);
                var expected = texts
                    .Select((t, i) => (Norm: Normal.ForSearch(t), Id: (long)i))
                    .Where(t => word.Length > 0 && t.Norm.Contains(word, StringComparison.Ordinal))
                    .Select(t => t.Id);
                var found = index.Find(new(asked, PageSize: 200), query);
                Assert.Equal(expected, found.Ids.Order());
                Assert.Equal(found.Ids.Length, found.Total);
            }
        }
    }

    [Fact]
    public void All_words_must_stand_in_the_passage_in_any_order()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var texts = Texts(random, 40);
            var words = new[] { "あ", "戦略", "ai", "の" }[random.Next(2)..random.Next(3, 5)];
            var found = Find(IndexOf(texts), string.Join('\u3000', words));
            Assert.Equal(
                texts.Count(t => words.All(w => Normal.ForSearch(t).Contains(w))),
                found.Total
            );
        }
    }

    [Fact]
    public void A_hit_never_reaches_from_one_passage_into_the_next() =>
        Assert.Equal(0, Find(IndexOf(["戦", "略", "", "戦"]), "戦略").Total);

    [Theory]
    [InlineData("\0")]
    [InlineData("戦\0略")]
    [InlineData("[.*")]
    [InlineData("戦%略_")]
    [InlineData("")]
    [InlineData(" \u3000\t\n")]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    public void A_hostile_query_finds_nothing(string query) =>
        Assert.Equal(0, Find(IndexOf(["戦略", "戦", "略"]), query).Total);

    [Fact]
    public void Half_a_surrogate_pair_finds_nothing() =>
        Assert.Equal(0, Find(IndexOf(["\ud842\udfb7", "戦略"]), "\ud842").Total);

    [Fact]
    public void An_empty_register_finds_nothing() => Assert.Equal(0, Find(IndexOf([]), "戦").Total);

    [Fact]
    public void The_text_that_is_the_word_comes_first_then_the_one_that_begins_with_it_then_the_densest()
    {
        var index = IndexOf([
            "広い分野における戦略の見直しを行う",
            "戦略の見直しをはじめ広い分野で行う",
            "戦略",
            "戦略を束ねる戦略と戦略の間の戦略",
            "広い分野における計画の見直しを行う",
        ]);
        Assert.Equal([2, 3, 1, 0], Find(index, "戦略").Ids);
    }

    [Fact]
    public void The_register_comes_before_the_lines_of_its_source_and_equal_hits_keep_their_order()
    {
        var rows = new[] { ("line", 0.3f), ("initiative", 1f), ("line", 0.3f), ("initiative", 1f) };
        var builder = new SearchIndexBuilder();
        for (var i = 0; i < rows.Length; i++)
            builder.Add(new(i, rows[i].Item1, "同じ戦略", "d", null, [], rows[i].Item2));
        Assert.Equal([1, 3, 0, 2], Find(builder.Build(), "戦略").Ids);
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repeat()
    {
        var random = new Random(3);
        var index = IndexOf(Texts(random, 250));
        var query = SearchQuery.Parse("戦");
        var whole = index.Find(new("戦", PageSize: 200), query);
        var pages = Enumerable
            .Range(1, 40)
            .SelectMany(p => index.Find(new("戦", Page: p, PageSize: 7), query).Ids)
            .ToArray();
        Assert.True(whole.Total is > 20 and < 200);
        Assert.Equal(whole.Ids, pages);
        Assert.Empty(index.Find(new("戦", Page: int.MaxValue, PageSize: 200), query).Ids);
    }

    [Fact]
    public void A_facet_counts_what_choosing_its_value_would_show()
    {
        var random = new Random(11);
        var rows = Texts(random, 300).Select((t, i) => Row(t, i, random)).ToArray();
        var builder = new SearchIndexBuilder();
        foreach (var row in rows)
            builder.Add(row);
        var index = builder.Build();
        var query = SearchQuery.Parse("あ");
        var request = new SearchRequest("あ", Kind: "goal", Organisation: "mext");
        var found = index.Find(request, query);

        Assert.Equal(
            rows.Count(r =>
                r.Norm.Contains('あ') && r.Kind == "goal" && r.Organisations.Contains("mext")
            ),
            found.Total
        );
        Assert.Equal(found.Total, found.Editions.Counts.Sum(c => c.Hits));
        Assert.Equal(found.Total, found.Documents.Counts.Sum(c => c.Hits));
        foreach (var (value, hits) in found.Kinds.Counts)
            Assert.Equal(hits, index.Find(request with { Kind = value }, query).Total);
        foreach (var (value, hits) in found.Organisations.Counts)
            Assert.Equal(hits, index.Find(request with { Organisation = value }, query).Total);
        foreach (var (value, hits) in found.Editions.Counts)
            Assert.Equal(hits, index.Find(request with { Edition = value }, query).Total);
        Assert.Equal(0, index.Find(request with { Document = "none" }, query).Total);
    }

    private static PassageRow Row(string text, int id, Random random) =>
        new(
            id,
            random.Next(2) == 0 ? "goal" : "line",
            Normal.ForSearch(text),
            $"document{random.Next(3)}",
            $"edition{random.Next(2)}",
            Organisations[random.Next(3)..],
            1
        );

    private static SearchFindings Find(SearchIndex index, string query) =>
        index.Find(new(query), SearchQuery.Parse(query));

    private static SearchIndex IndexOf(string[] texts)
    {
        var builder = new SearchIndexBuilder();
        for (var i = 0; i < texts.Length; i++)
            builder.Add(new(i, "line", Normal.ForSearch(texts[i]), "d", null, [], 1));
        return builder.Build();
    }

    private static string[] Texts(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Text(random, random.Next(30)))];

    private static string Text(Random random, int length) =>
        new([.. Enumerable.Range(0, length).Select(_ => Signs[random.Next(Signs.Length)])]);
}
