using System.Collections.Immutable;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Tests.Rounds;

public class QuestionSetTests
{
    private static readonly FreeQuestion Budget = new("budget", new("予算", "Budget"), 10, true);
    private static readonly QuestionSet Asked = new(2, 20, true, true, [Budget]);
    private static readonly Answer Whole = new(
        Status.Done,
        "建てた",
        "",
        [new("", "報告.pdf", "00")],
        ImmutableSortedDictionary<string, string>.Empty.Add("budget", "三億円")
    );

    [Fact]
    public void A_file_counts_as_evidence_and_nothing_is_missing() =>
        Assert.Empty(Asked.Missing(Whole));

    [Fact]
    public void What_is_missing_names_its_field()
    {
        var bare = Whole with { Status = Status.OnPlan, Evidence = [], Free = Answer.Empty.Free };
        Assert.Equal(["next", "free-budget"], Asked.Missing(bare).Select(m => m.Field));
        Assert.Equal(
            ["evidence"],
            Asked.Missing(Whole with { Evidence = [] }).Select(m => m.Field)
        );
    }

    [Fact]
    public void What_is_too_long_for_the_question_may_be_kept_but_not_submitted()
    {
        var wordy = Whole with
        {
            Progress = new('字', 21),
            Free = Whole.Free.SetItem("budget", new('字', 11)),
            Evidence = [new("みなと", "")],
        };
        Assert.Empty(Asked.TooMuch(wordy));
        Assert.Equal(
            ["progress", "evidence", "free-budget"],
            Asked.Missing(wordy).Select(m => m.Field)
        );
        Assert.Equal(
            ["progress"],
            Asked
                .TooMuch(Whole with { Progress = new('字', Answer.LongestText + 1) })
                .Select(m => m.Field)
        );
    }

    [Fact]
    public void What_is_too_long_says_where_in_the_words_of_the_form()
    {
        var wordy = Whole with { Progress = new('字', 21), Next = new('字', 22) };
        Assert.Equal(
            [
                "「したこと」は20文字までです（いまは21文字）。",
                "「これからすること」は20文字までです（いまは22文字）。",
            ],
            Asked.Missing(wordy).Select(m => m.What.Ja)
        );
        Assert.Equal(
            "'What was done': at most 20 characters; there are 21.",
            Asked.Missing(wordy).First().What.En
        );
        var more = Answer.LongestText + 1;
        Assert.Equal(
            [
                $"「したこと」は10000文字までです（いまは{more}文字）。",
                $"「予算」は10000文字までです（いまは{more}文字）。",
                $"「根拠のリンク1件」は2000文字までです（いまは{more}文字）。",
            ],
            Asked
                .TooMuch(
                    Whole with
                    {
                        Progress = new('字', more),
                        Free = Whole.Free.SetItem("budget", new('字', more)),
                        Evidence = [new("", new('字', more))],
                    }
                )
                .Select(m => m.What.Ja)
        );
    }

    [Fact]
    public void The_refusal_of_a_link_says_what_is_taken()
    {
        Assert.Empty(Asked.Wrong(Whole with { Evidence = [new("http://example.go.jp/", "")] }));
        var (_, what) = Assert.Single(
            Asked.Wrong(Whole with { Evidence = [new("ftp://example.go.jp/", "")] })
        );
        foreach (var words in new[] { what.Ja, what.En })
        {
            Assert.Contains("http://", words, StringComparison.Ordinal);
            Assert.Contains("https://", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_sends_no_files_and_no_answers_of_older_questions_loses_none()
    {
        var seen = Whole with { Free = Whole.Free.Add("old", "むかしの答え") };
        var sent = Whole with
        {
            Evidence = [new("https://example.go.jp/", "")],
            Free = Answer.Empty.Free.Add("budget", ""),
        };
        var kept = sent.Upon(seen, Asked, ImmutableHashSet<string>.Empty);
        Assert.Equal([.. sent.Evidence, .. seen.Evidence], kept.Evidence);
        Assert.Equal("", kept.Free["budget"]);
        Assert.Equal("むかしの答え", kept.Free["old"]);
        Assert.Equal(kept, kept.Upon(kept, Asked, ImmutableHashSet<string>.Empty));
        Assert.Equal(sent.Evidence, sent.Upon(seen, Asked, new HashSet<string> { "00" }).Evidence);
    }

    [Fact]
    public void A_set_that_cannot_be_asked_says_why()
    {
        Assert.Empty(QuestionFaults.Of(Asked));
        QuestionSet[] wrong =
        [
            Asked with
            {
                LongestProgress = 0,
            },
            Asked with
            {
                Free = [Budget, Budget],
            },
            Asked with
            {
                Free = [Budget with { Key = "予算" }],
            },
            Asked with
            {
                Free = [Budget with { Words = new("予算", "") }],
            },
            Asked with
            {
                Free = [Budget with { Longest = Answer.LongestText + 1 }],
            },
            Asked with
            {
                Free = [.. Enumerable.Range(0, 21).Select(n => Budget with { Key = $"q{n}" })],
            },
        ];
        Assert.All(wrong, w => Assert.Single(QuestionFaults.Of(w)));
    }

    [Fact]
    public void Every_change_of_a_set_is_told()
    {
        var place = new FreeQuestion("place", new("場所", "Place"), 40, false);
        var before = Asked with { Free = [Budget, place] };
        QuestionSet[] after =
        [
            before with
            {
                LongestProgress = 30,
            },
            before with
            {
                NeedsNext = false,
            },
            before with
            {
                NeedsEvidence = false,
            },
            before with
            {
                Free = [Budget],
            },
            before with
            {
                Free = [Budget, place, Budget with { Key = "new" }],
            },
            before with
            {
                Free = [place, Budget],
            },
            before with
            {
                Free = [Budget with { Longest = 11 }, place],
            },
            before with
            {
                Free = [Budget with { IsRequired = false }, place],
            },
            before with
            {
                Free = [Budget with { Words = new("予算額", "Budget") }, place],
            },
        ];
        Assert.Empty(QuestionChanges.Between(before, before));
        Assert.All(after, a => Assert.Single(QuestionChanges.Between(before, a)));
        Assert.All(after, a => Assert.False(a.AsksLike(before)));
    }
}
