using System.Collections.Immutable;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Domain.Tests.Decisions;

/// <summary>Every kind of decision by itself.</summary>
public sealed class CorrectedTests
{
    private static readonly ReadDocument Small = Readings.Small;

    [Fact]
    public void Without_decisions_a_reading_stays_as_it_was_read() =>
        Assert.Same(Small.Proposal, Corrected.Of(Small, []).Proposal);

    [Fact]
    public void An_accepted_entry_is_settled_and_sure_and_the_others_stay()
    {
        var after = After(new Accept([Small.Anchor("e5")]));
        Assert.Equal(1, after.Document.Entry("e5").Confidence);
        Assert.Equal("e5", Assert.Single(after.Settled).Key);
        Assert.Equal(7, after.Settled["e5"]);
        Assert.Equal(
            Small.Proposal.Entries.Where(e => e.Id != "e5"),
            after.Proposal.Entries.Where(e => e.Id != "e5")
        );
    }

    [Fact]
    public void Words_that_nobody_saw_are_not_accepted_with_like_ones()
    {
        var seen = Small.Anchor("e5") with { Text = "防波堤を直した", Quote = "防波堤を直した" };
        var after = Corrected.Of(Small, [new Accept([seen]).At(7)]);
        Assert.Single(after.Misfits);
        Assert.Empty(after.Settled);
        Assert.Equal(0.6, after.Document.Entry("e5").Confidence);
    }

    [Fact]
    public void A_correction_changes_what_it_says_and_nothing_else()
    {
        Mention who = new("港", "港湾庁", Role.Lead);
        var after = After(
            new Correct(
                Small.Anchor("e5"),
                new()
                {
                    Kind = EntryKind.Target,
                    Text = "防波堤を二つ直す",
                    Marker = "(2)",
                    Responsibilities = [who],
                    Fields = ImmutableSortedDictionary<string, object>.Empty.Add("area", "北"),
                }
            )
        );
        var now = after.Document.Entry("e5");
        Assert.Equal(
            (EntryKind.Target, "防波堤を二つ直す", "(2)", "e2"),
            (now.Kind, now.Text, now.Marker, now.Parent)
        );
        Assert.Equal([who], now.Responsibilities);
        Assert.Equal("北", now.Fields["area"]);
        Assert.Equal(Small.Entry("e5").Place.Quote, now.Place.Quote);
        Assert.Equal(Small.Proposal.Account.Read, after.Proposal.Account.Read);
    }

    [Fact]
    public void An_entry_that_stands_on_other_lines_leaves_its_own_unread()
    {
        var after = After(
            new Correct(Small.Anchor("e5"), new() { Lines = Anchor.Of(Small, 10, 10) })
        );
        Assert.Equal("潮位を公開する", after.Document.Entry("e5").Place.Quote);
        Assert.Equal("防波堤を直す", Assert.Single(after.Proposal.Account.Unread).Text);
    }

    [Fact]
    public void The_first_piece_of_a_split_entry_keeps_what_belongs_to_it()
    {
        var after = After(
            new Split(Small.Anchor("e3"), [new("傾斜計を置く", 0, 0), new("毎日測る", 1, 1)])
        );
        Assert.Equal(
            [
                "第一部 岸壁",
                "岸壁を守る",
                "傾斜計を置く",
                "毎日測る",
                "係員を二人置く",
                "防波堤を直す",
            ],
            after.Proposal.Entries.Select(e => e.Text)
        );
        var second = after.Proposal.Entries[3];
        Assert.Equal((6, 6, "e2"), (second.Place.FirstLine, second.Place.LastLine, second.Parent));
        Assert.Equal("e3", after.Document.Entry("e4").Parent);
        Assert.Equal(Small.Proposal.Account.Read, after.Proposal.Account.Read);
    }

    [Fact]
    public void A_split_into_one_or_into_nothing_is_refused()
    {
        Refused(new Split(Small.Anchor("e3"), [new("傾斜計を置く", 0, 1)]));
        Refused(new Split(Small.Anchor("e3"), [new("傾斜計を置く", 0, 0), new(" ", 1, 1)]));
    }

    [Fact]
    public void The_first_of_joined_entries_takes_over_the_words_and_what_belongs_to_the_others()
    {
        var after = After(new Join([Small.Anchor("e5"), Small.Anchor("e3")], "\n"));
        var whole = after.Document.Entry("e5");
        Assert.Equal("防波堤を直す\n傾斜計を置き、毎日測る", whole.Text);
        Assert.Equal((5, 9), (whole.Place.FirstLine, whole.Place.LastLine));
        Assert.Equal("e5", after.Document.Entry("e4").Parent);
        Assert.DoesNotContain(after.Proposal.Entries, e => e.Id == "e3");
        Assert.Equal(Small.Proposal.Account.Read, after.Proposal.Account.Read);
    }

    [Fact]
    public void An_entry_cannot_be_joined_with_itself_or_into_what_belongs_to_it()
    {
        Refused(new Join([Small.Anchor("e3"), Small.Anchor("e3")], ""));
        Refused(new Join([Small.Anchor("e3")], ""));
        Refused(new Join([Small.Anchor("e4"), Small.Anchor("e3")], ""));
    }

    [Fact]
    public void What_repeated_an_entry_that_is_joined_to_it_repeats_nothing()
    {
        var document = Small with
        {
            Proposal = Small.Proposal with
            {
                Entries = Small.Proposal.Entries.SetItem(
                    4,
                    Small.Entry("e5") with
                    {
                        RepeatOf = "e3",
                    }
                ),
            },
        };
        var decision = new Join([document.Anchor("e5"), document.Anchor("e3")], "");
        Assert.Null(Corrected.Of(document, [decision.At(7)]).Document.Entry("e5").RepeatOf);
    }

    [Fact]
    public void An_entry_is_put_under_another_or_under_none()
    {
        var under = After(new Reparent(Small.Anchor("e4"), Small.Anchor("e5")));
        Assert.Equal("e5", under.Document.Entry("e4").Parent);
        Assert.Null(After(new Reparent(Small.Anchor("e4"), null)).Document.Entry("e4").Parent);
    }

    [Fact]
    public void An_entry_cannot_belong_to_itself_or_to_what_belongs_to_it()
    {
        Refused(new Reparent(Small.Anchor("e2"), Small.Anchor("e2")));
        Refused(new Reparent(Small.Anchor("e2"), Small.Anchor("e4")));
    }

    [Fact]
    public void Lines_set_aside_are_furniture_and_what_stood_on_them_alone_is_gone()
    {
        var after = After(new SetAside(Anchor.Of(Small, 3, 5)));
        Assert.Equal(["e3", "e4", "e5"], after.Proposal.Entries.Select(e => e.Id));
        Assert.Null(after.Document.Entry("e3").Parent);
        Assert.Null(after.Document.Entry("e5").Parent);
        // The first line of e3 is still in e3.
        Assert.Contains(
            after.Proposal.Account.Furniture,
            f => f is { FirstLine: 3, LastLine: 4, Why: "set aside by hand" }
        );
        Assert.Equal(Small.Proposal.Account.Read - 2, after.Proposal.Account.Read);
    }

    [Fact]
    public void A_whole_branch_set_aside_leaves_nothing_under_what_is_gone()
    {
        var aside = new SetAside(Anchor.Of(Small, 3, 6)).At(7);
        var after = Corrected.Of(Small, [aside, new Reject(Small.Anchor("e5")).At(8)]);
        Assert.Null(Assert.Single(after.Proposal.Entries).Parent);
        Assert.Equal("係員を二人置く", after.Proposal.Entries[0].Text);
    }

    [Fact]
    public void The_lines_of_a_rejected_entry_are_unread_and_what_belonged_to_it_moves_up()
    {
        var after = After(new Reject(Small.Anchor("e3")));
        Assert.Equal("e2", after.Document.Entry("e4").Parent);
        Assert.Contains(after.Proposal.Account.Unread, u => u is { FirstLine: 5, LastLine: 6 });
        Assert.Empty(after.Settled);
    }

    [Fact]
    public void A_line_read_by_hand_is_an_entry_where_it_stands()
    {
        var after = After(
            new ReadLine(
                Anchor.Of(Small, 10, 10),
                EntryKind.Initiative,
                "潮位を公開する",
                Small.Anchor("e2")
            )
        );
        var made = after.Proposal.Entries[^1];
        Assert.Equal(
            ("潮位を公開する", "e2", 10, 1.0),
            (made.Text, made.Parent, made.Place.FirstLine, made.Confidence)
        );
        Assert.Empty(after.Proposal.Account.Unread);
        Assert.Equal(7, after.Settled[made.Id]);
    }

    [Fact]
    public void What_is_withdrawn_no_longer_counts()
    {
        var reject = new Reject(Small.Anchor("e5")).At(1);
        var withdraw = new Withdraw(1).At(2);
        Assert.Same(Small.Proposal, Corrected.Of(Small, [reject, withdraw]).Proposal);
        Assert.DoesNotContain(Corrected.Of(Small, [reject]).Proposal.Entries, e => e.Id == "e5");
    }

    private static Corrected After(Decision decision)
    {
        var after = Corrected.Of(Small, [decision.At(7)]);
        Assert.Empty(after.Misfits);
        return after;
    }

    private static void Refused(Decision decision)
    {
        var after = Corrected.Of(Small, [decision.At(7)]);
        Assert.Equal(decision, Assert.Single(after.Misfits).Decided.What);
        Assert.Same(Small.Proposal, after.Proposal);
    }
}
