using System.Text;
using Shirube.Domain.Texts;

namespace Shirube.Domain.Tests.Texts;

public class NormalTests
{
    [Theory]
    [InlineData("A I", "ai")]
    [InlineData("ＡＩ", "ai")]
    [InlineData("Ａ\u3000Ｉ", "ai")]
    [InlineData("ﾊﾟﾝﾀﾞ", "パンダ")]
    [InlineData("か\u3099き", "がき")]
    [InlineData("㈱①Ⅲ㎏", "(株)1iiikg")]
    [InlineData("ﬁn", "fin")]
    [InlineData("é", "é")]
    [InlineData("e\u0301", "é")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("a\u200bb\ufeffc\td\r\n", "abcd")]
    [InlineData("", "")]
    public void The_same_words_are_the_same_string(string printed, string normal) =>
        Assert.Equal(normal, Normal.ForSearch(printed));

    [Fact]
    public void Half_a_surrogate_pair_is_left_out_and_harms_nothing() =>
        Assert.All(
            ["\ud800", "\udc00\u3099", "a\ud800\u0301b", "\udc00\ud800", "\ud842"],
            broken => Assert.DoesNotContain(Normal.ForSearch(broken), char.IsSurrogate)
        );

    [Fact]
    public void Every_character_knows_the_place_it_came_from()
    {
        var (normal, map) = Normal.WithMap("ﾊﾞ ㈱A I");
        Assert.Equal("バ(株)ai", normal);
        Assert.Equal([0, 3, 3, 3, 4, 6, 7], map);
    }

    [Fact]
    public void Places_never_go_back_and_lie_inside_the_text()
    {
        var random = new Random(20);
        for (var n = 0; n < 2000; n++)
        {
            var text = RandomText(random);
            var (normal, map) = Normal.WithMap(text);
            Assert.Equal(normal.Length + 1, map.Length);
            Assert.Equal(text.Length, map[^1]);
            Assert.True(map.Zip(map.Skip(1)).All(p => p.First <= p.Second), text);
        }
    }

    [Fact]
    public void A_normal_text_stays_as_it_is() =>
        Assert.All(
            ["ai戦略", "がぎぐげご", "(株)", "パンダ", "𠮷野家"],
            t => Assert.Equal(t, Normal.ForSearch(t))
        );

    /// <summary>Both have a short way for common letters; the map is always made letter by letter.</summary>
    [Fact]
    public void The_short_way_gives_what_the_long_way_gives_for_every_character()
    {
        foreach (
            var c in Enumerable
                .Range(0, 0x10000)
                .Select(c => (char)c)
                .Where(c => !char.IsSurrogate(c) && c != '\ufffe')
        )
        foreach (var text in new[] { $"{c}", $"か{c}A", $"Ｂ{c}ー。" })
        {
            Assert.Equal(Normal.WithMap(text).Normal, Normal.ForSearch(text));
            Assert.Equal(text.Normalize(NormalizationForm.FormKC), Normal.Nfkc(text));
        }
    }

    [Fact]
    public void A_text_longer_than_the_short_way_keeps_all_its_words()
    {
        var text = string.Concat(Enumerable.Repeat("ＡＩ 戦略、", 200));
        Assert.Equal(text.Normalize(NormalizationForm.FormKC), Normal.Nfkc(text));
        Assert.Equal(Normal.WithMap(text).Normal, Normal.ForSearch(text));
    }

    [Fact]
    public void What_is_no_character_at_all_harms_nothing()
    {
        Assert.Equal("a\ufffdb", Normal.ForSearch("A\ufffeＢ"));
        Assert.Equal("A\ufffdB", Normal.Nfkc("A\ufffeＢ"));
        Assert.Equal("A\ufffd", Normal.Nfkc("Ａ\ud842"));
    }

    private static string RandomText(Random random)
    {
        const string signs = "aＡ あがｶﾞ\u3099\u0301㈱\u3000ﬁ\ud842\udfb7戦略\t①";
        return new([
            .. Enumerable.Range(0, random.Next(20)).Select(_ => signs[random.Next(signs.Length)]),
        ]);
    }
}
