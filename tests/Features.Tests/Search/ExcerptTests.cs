using Shirube.Features.Search;

namespace Shirube.Features.Tests.Search;

public class ExcerptTests
{
    [Fact]
    public void A_short_text_is_shown_whole()
    {
        var excerpt = Excerpt.Of("港の戦略", ["戦略"]);
        Assert.Equal(("港の戦略", CutEnds.None), (excerpt.Text, excerpt.Cut));
        Assert.Equal([new TextRange(2, 2)], excerpt.Marks);
    }

    [Fact]
    public void Of_a_long_text_the_part_around_the_first_mark_is_shown()
    {
        var text = new string('あ', 5000) + "戦略" + new string('い', 5000);
        var excerpt = Excerpt.Of(text, ["戦略"]);
        Assert.Equal(Excerpt.Longest, excerpt.Text.Length);
        Assert.Equal(CutEnds.Start | CutEnds.End, excerpt.Cut);
        var mark = Assert.Single(excerpt.Marks);
        Assert.Equal("戦略", excerpt.Text.Substring(mark.Start, mark.Length));
    }

    [Fact]
    public void A_cut_never_parts_a_sign_and_every_mark_stays_inside()
    {
        var text = string.Concat(Enumerable.Repeat("\ud842\udfb7", 600)) + "戦略の戦略";
        for (var lead = 0; lead < 4; lead++)
        {
            var excerpt = Excerpt.Of(new string('あ', lead) + text, ["戦略", "\ud842\udfb7"]);
            Assert.False(char.IsLowSurrogate(excerpt.Text[0]));
            Assert.False(char.IsHighSurrogate(excerpt.Text[^1]));
            Assert.All(
                excerpt.Marks,
                m => Assert.True(m.Start >= 0 && m.End <= excerpt.Text.Length)
            );
        }
    }
}
