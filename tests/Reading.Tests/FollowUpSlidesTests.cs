using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Tests.Speed;

namespace Shirube.Reading.Tests;

/// <summary>Small invented follow-ups with what a careful person reads in them.</summary>
public sealed class FollowUpSlidesTests
{
    private static Proposal Read(string deck) =>
        Reader.Read(Encoding.UTF8.GetBytes(deck), "deck.txt");

    private static Dictionary<string, Entry> Rows(Proposal p) =>
        p.Entries.Where(e => e.Kind == EntryKind.ScoreboardRow).ToDictionary(e => e.Text);

    [Fact]
    public void Columns_in_another_order_with_more_of_them_and_full_width_digits_are_read_by_the_header()
    {
        var p = Read(
            "森の計画 フォローアップ\n\n進捗率\t完了\t計画通り\t未了\t中止\t取組総数\n"
                + "谷\t９０％\t１\t９\t０\t０\t１０\n丘\t50%\t0\t1,000\t900\t100\t2,000\n合計\t50%\t1\t1,009\t900\t100\t2,010\n"
        );
        var hill = Rows(p)["丘"].Fields;
        Assert.Equal(
            (2000L, 1000L, 900L, 100L, 50L),
            (
                hill["initiatives"],
                hill["onPlan"],
                hill["incomplete"],
                hill["discontinued"],
                hill["ratePercent"]
            )
        );
        Assert.Equal(1L, Rows(p)["谷"].Fields["done"]);
        Assert.Equal(true, Rows(p)["合計"].Fields["total"]);
        Assert.DoesNotContain(p.Questions, q => q.Kind == QuestionKinds.Figure);
    }

    [Fact]
    public void A_row_that_does_not_add_a_wrong_rate_and_a_wrong_total_are_asked_about()
    {
        var p = Read(
            """
            橋の計画 フォローアップ

            取組数 計画通り 未了/一部未了 進捗率

            点検 10 7 2 70%

            設計 8 6 2 70%

            計 18 13 5 72%
            """
        );
        var figures = p.Questions.Where(q => q.Kind == QuestionKinds.Figure).ToList();
        Assert.Equal([5, 7, 9], figures.Select(q => q.Lines[0]));
        Assert.Equal(["9", "75", "4"], figures.Select(q => q.Candidates[0]));
        Assert.Equal(70L, Rows(p)["設計"].Fields["ratePercent"]);
    }

    [Fact]
    public void Columns_are_told_by_what_was_done_and_what_is_to_be_done()
    {
        var p = Read(
            """
            港の計画 フォローアップ

            取組数 計画通り 未了 進捗率
            教育 2 1 1 50%
            研究 2 2 0 100%
            計 4 3 1 75%

            取組の進捗と今後の方向性①

            港の取組は進んだ。

            進捗 2031年度以降の取組の方向性

            教
            育

            ・学校に机を百台設置

            ・教員の研修を開始

            ・教員の研修を一層拡充

            ・研究者の行き来を推進

            ・研究拠点の会議を
            毎月開いた
            """
        );
        Assert.Equal(
            ["Progress 17", "Progress 19", "Direction 21", "Direction 23", "Progress 25"],
            p.Entries.Where(e => e.Fields.ContainsKey("columnInferred"))
                .Select(e => $"{e.Kind} {e.Place.FirstLine}")
        );
        var area = p.Entries.Single(e =>
            e.Kind == EntryKind.Section && e.Fields.ContainsKey("area")
        );
        Assert.Equal("教育", area.Fields["area"]);
        Assert.Equal((14, 15), (area.Place.FirstLine, area.Place.LastLine));
        Assert.Empty(p.Account.Unread);
    }

    [Theory]
    [InlineData("進捗率が上がった。\n\n- 10 20 30\n")]
    [InlineData("取組 関係府省庁\n進捗率\n\nAI 1 2\n")]
    public void A_text_without_header_and_rows_is_no_follow_up(string text) =>
        Assert.NotEqual("follow-up-slides", Read(text).Document.Family);

    [Fact]
    public void Reading_takes_memory_in_proportion_to_the_length()
    {
        var slide =
            "\n戦略の進捗と今後の方向性①\n\n進捗 今後の取組の方向性\n\n"
            + string.Concat(
                Enumerable.Repeat("・学校に机を百台設置\n\n・教員の研修を一層拡充\n\n", 40)
            );
        var head = "取組数 計画通り 未了 進捗率\n教育 2 1 1 50%\n計 2 1 1 50%\n";
        var small = LinearReadingTests.Allocated(
            head + string.Concat(Enumerable.Repeat(slide, 20))
        );
        var large = LinearReadingTests.Allocated(
            head + string.Concat(Enumerable.Repeat(slide, 400))
        );
        // Twenty times the text; what is looked through anew for each slide would be four hundred times.
        Assert.InRange(large / (double)small, 1, 30);
    }
}
