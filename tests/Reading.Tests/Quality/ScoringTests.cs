using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Quality;

namespace Shirube.Reading.Tests.Quality;

/// <summary>A small document whose truth is told with mistakes on purpose, so that each figure is known beforehand.</summary>
public sealed class ScoringTests
{
    private const string Document = """
        「みなとの戦略」の取組
        2026年4月

        第一部 港

        <大目標>
        強い港をつくる

        <具体目標>
        岸壁を見張る

        取組	関係府省庁
        傾きを測る	港
        写真を集める	◎港、学

        略称	正式名称
        港	港湾国土省
        学	学術教育省
        """;

    private const string Goals = """
        {"id": "p", "kind": "part", "text": "港", "lines": [4, 4]},
        {"id": "o", "kind": "overarching-goal", "text": "強い港をつくる", "parent": "p"},
        {"id": "s", "kind": "specific-goal", "text": "岸壁を見張る", "parent": "o"}
        """;

    private const string Rows = """
        {"id": "a", "kind": "initiative", "text": "傾きを測る", "parent": "s", "responsibilities": [{"as": "港", "role": "sole"}]},
        {"id": "b", "kind": "initiative", "text": "写真を集める", "parent": "s", "responsibilities":
          [{"as": "港", "organisation": "港湾国土省", "role": "lead"}, {"as": "学", "role": "joint"}]}
        """;

    private static Score ScoreOf(string entries, string kinds = "") =>
        Scoring.Of(
            Reader.Read(Encoding.UTF8.GetBytes(Document), "a.txt"),
            TruthFile.Parse(
                Encoding.UTF8.GetBytes(
                    $$"""{"document": "a.txt", {{kinds}} "entries": [{{entries}}]}"""
                ),
                "t.json"
            )
        );

    private const string OnlyTree =
        "\"kinds\": [\"part\", \"overarching-goal\", \"specific-goal\", \"initiative\"],";

    [Fact]
    public void A_reading_as_the_truth_has_all_its_figures_whole()
    {
        var score = ScoreOf($"{Goals},{Rows}", OnlyTree);

        Assert.Equal(new Tally(5, 5, 5), score.Entries);
        Assert.Equal(new Tally(3, 3, 3), score.Responsibilities);
        Assert.Equal(new Tally(4, 4, 4), score.Parents);
        Assert.Empty(score.Wrong);
        Assert.Empty(score.Missed);
    }

    [Fact]
    public void Entries_of_a_kind_that_was_not_looked_for_are_not_judged()
    {
        var score = ScoreOf($"{Goals},{Rows}");

        Assert.Equal(new Tally(5, 7, 5), score.Entries);
        Assert.All(score.Wrong, w => Assert.Equal(EntryKind.Organisation, w.Entry.Kind));
    }

    [Fact]
    public void Another_word_is_a_wrong_entry_and_a_missed_one_with_its_links_and_roles()
    {
        var score = ScoreOf(
            $"{Goals},{Rows}".Replace("写真を", "写真も", StringComparison.Ordinal),
            OnlyTree
        );

        Assert.Equal(new Tally(4, 5, 5), score.Entries);
        Assert.Equal(new Tally(1, 3, 3), score.Responsibilities);
        Assert.Equal(new Tally(3, 4, 4), score.Parents);
        Assert.Equal("写真を集める", Assert.Single(score.Wrong).Entry.Text);
        Assert.Equal("b", Assert.Single(score.Missed).Id);
    }

    [Fact]
    public void Another_role_or_organisation_is_a_wrong_responsibility_of_a_right_entry()
    {
        var score = ScoreOf(
            $"{Goals},{Rows}"
                .Replace("\"joint\"", "\"unmarked\"", StringComparison.Ordinal)
                .Replace("港湾国土省", "港湾省", StringComparison.Ordinal),
            OnlyTree
        );

        Assert.Equal(new Tally(5, 5, 5), score.Entries);
        Assert.Equal(new Tally(1, 3, 3), score.Responsibilities);
        var wrong = Assert.Single(score.Wrong);
        Assert.Equal(wrong.Entry.Confidence > Score.SureAbove ? 1 : 0, score.SureAndWrong.Count());
    }

    [Fact]
    public void A_right_entry_under_another_parent_is_a_wrong_link()
    {
        var score = ScoreOf(
            $"{Goals},{Rows.Replace("\"s\"", "\"o\"", StringComparison.Ordinal)}",
            OnlyTree
        );

        Assert.Equal(new Tally(2, 4, 4), score.Parents);
        Assert.Equal(2, score.Wrong.Length);
    }

    [Fact]
    public void Letter_spacing_width_and_case_are_no_difference_but_a_comma_is()
    {
        Assert.Equal(Truth.HashOf("A I を、使う"), Truth.HashOf("ＡＩを、 使う"));
        Assert.NotEqual(Truth.HashOf("AIを、使う"), Truth.HashOf("AIを使う"));
        Assert.Equal("ba7816bf8f01", Truth.HashOf("A B C"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"entries\": [{\"id\": \"a\", \"kind\": \"initiative\"}]}")]
    [InlineData("{\"entries\": [{\"id\": \"a\", \"kind\": \"plan\", \"text\": \"b\"}]}")]
    [InlineData(
        "{\"entries\": [{\"id\": \"a\", \"kind\": \"part\", \"text\": \"b\", \"parent\": \"c\"}]}"
    )]
    [InlineData("{\"entries\":")]
    public void A_truth_out_of_form_is_refused_with_the_place_of_the_form(string json)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            TruthFile.Parse(Encoding.UTF8.GetBytes(json), "t.json")
        );

        Assert.Contains("docs/quality.md", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("t.json", refused.Reason.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99999, "0.999")]
    [InlineData(1.0, "1.000")]
    [InlineData(0.98, "0.980")]
    [InlineData(null, "–")]
    public void Only_all_of_them_is_printed_as_1(double? share, string printed) =>
        Assert.Equal(printed, QualityFigure.Of(share));
}
