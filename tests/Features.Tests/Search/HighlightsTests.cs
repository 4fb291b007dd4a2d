using Shirube.Domain.Texts;
using Shirube.Features.Search;

namespace Shirube.Features.Tests.Search;

public class HighlightsTests
{
    [Theory]
    [InlineData("国のA I戦略", "ai", "A I")]
    [InlineData("国の Ａ Ｉ 戦略", "ai", "Ａ Ｉ")]
    [InlineData("ﾃﾞｰﾀ連携", "データ", "ﾃﾞｰﾀ")]
    [InlineData("か\u3099く学", "がく", "か\u3099く")]
    [InlineData("前㈱後", "株", "㈱")]
    [InlineData("前㈱後", "株)後", "㈱後")]
    [InlineData("研究開発と研究", "研究", "研究|研究")]
    [InlineData("ああああ", "ああ", "ああああ")]
    [InlineData("研究開発", "研究|究開", "研究開")]
    [InlineData("a\u200bb c", "ab", "a\u200bb")]
    [InlineData("ab\u200b c", "ab", "ab")]
    [InlineData("𠮷野家", "𠮷", "𠮷")]
    [InlineData("研究", "開発", "")]
    [InlineData("", "開発", "")]
    public void The_marked_characters_are_those_of_the_word(
        string text,
        string words,
        string marked
    ) =>
        Assert.Equal(
            marked,
            string.Join(
                '|',
                Highlights.In(text, words.Split('|')).Select(r => text.Substring(r.Start, r.Length))
            )
        );

    [Fact]
    public void What_is_marked_is_the_word_again_and_what_is_not_holds_it_nowhere()
    {
        const string signs = "aＡ iｉかがｶﾞ\u3099\u3000戦略の\t";
        var random = new Random(5);
        var marks = 0;
        for (var n = 0; n < 5000; n++)
        {
            var text = new string([
                .. Enumerable.Range(0, 15).Select(_ => signs[random.Next(signs.Length)]),
            ]);
            var word = new[] { "ai", "が", "戦略", "の", "かが" }[random.Next(5)];
            var from = 0;
            foreach (var range in Highlights.In(text, [word]))
            {
                Assert.False(Holds(text[from..range.Start], word));
                // A mark that composes with nothing (の゙) belongs to its character and is marked with it.
                var inside = Normal
                    .ForSearch(text.Substring(range.Start, range.Length))
                    .Replace("\u3099", "", StringComparison.Ordinal);
                Assert.StartsWith(word, inside, StringComparison.Ordinal);
                Assert.EndsWith(word, inside, StringComparison.Ordinal);
                Assert.False(char.IsWhiteSpace(text[range.Start]));
                Assert.False(char.IsWhiteSpace(text[range.End - 1]));
                from = range.End;
                marks++;
            }
            Assert.False(Holds(text[from..], word));
        }
        Assert.True(marks > 500);
    }

    private static bool Holds(string text, string word) =>
        Normal.ForSearch(text).Contains(word, StringComparison.Ordinal);
}
