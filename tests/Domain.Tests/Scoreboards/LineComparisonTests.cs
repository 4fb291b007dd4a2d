using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Domain.Tests.Scoreboards;

/// <summary>Why a figure moved between two cuts: by an example counted by hand, and that the reasons add up for any
/// two.</summary>
public class LineComparisonTests
{
    private static readonly ScoreboardRule One = ScoreboardRule.Find(1)!;
    private static readonly ScoreboardRule Two = ScoreboardRule.Find(2)!;

    [Fact]
    public void Each_reason_is_named_and_they_add_up_to_the_difference()
    {
        CutRow[] before =
        [
            AnyCut.Row("stays", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("worse", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("better", 1, Role.Sole, Status.Incomplete),
            AnyCut.Row("silent", 1, Role.Sole, null),
            AnyCut.Row("returned", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("dropped", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("handed over", 1, Role.Sole, Status.Incomplete),
            AnyCut.Row("checked", 1, Role.Sole, Status.OnPlan),
        ];
        CutRow[] after =
        [
            AnyCut.Row("stays", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("worse", 1, Role.Sole, Status.PartlyIncomplete),
            AnyCut.Row("better", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("silent", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("returned", 1, Role.Sole, null),
            AnyCut.Row("new", 1, Role.Sole, Status.OnPlan),
            AnyCut.Row("handed over", 2, Role.Sole, Status.Incomplete),
            AnyCut.Row("checked", 1, Role.Sole, Status.OnPlan) with
            {
                Proof = Proof.Verified,
            },
        ];
        var lines = Lines(before, after, Grouping.Lead);
        var first = lines["1"];
        // Before: 5 of 7 reported on plan; after: stays, better, silent, new, checked of 6 reported.
        Assert.Equal((5, 5), (OnPlan(first.Before), OnPlan(first.After)));
        Assert.Equal(
            [
                new(MoveReason.Removed, 0, 1),
                new(MoveReason.Added, 1, 0),
                new(MoveReason.Withdrawn, 0, 1),
                new(MoveReason.Reported, 1, 0),
                new FigureReason(MoveReason.StatusChanged, 1, 1),
            ],
            first.Reasons(Figure.Find("on-plan")!)
        );
        Assert.Equal(
            [
                new(MoveReason.Removed, 0, 1),
                new(MoveReason.Added, 1, 0),
                new FigureReason(MoveReason.Reassigned, 0, 1),
            ],
            first.Reasons(Figure.Initiatives)
        );
        Assert.Equal(
            [new FigureReason(MoveReason.ProofChanged, 1, 0)],
            first.Reasons(Figure.Find("verified")!)
        );
        // 5/7 = 71; without the dropped 4/6 = 67; with the new 5/7 = 71; without what was handed over 5/6 = 83; without what
        // was returned 4/5 = 80; with what was silent 5/6 = 83; worse and better take each other away.
        var rate = first.Rate(Two, Two);
        Assert.Equal((71, 83), (rate.Before, rate.After));
        Assert.Equal(
            [
                (MoveReason.Removed, -4),
                (MoveReason.Added, 4),
                (MoveReason.Reassigned, 12),
                (MoveReason.Withdrawn, -3),
                (MoveReason.Reported, 3),
            ],
            rate.Steps
        );
        Assert.Null(first.Rate(One, One).Before);
        Assert.Empty(first.Rate(One, Two).Steps);
        // In all, what was handed over stays.
        var all = LineComparison.OfAll(CountedInitiative.In(before), CountedInitiative.In(after));
        Assert.DoesNotContain(all.Reasons(Figure.Initiatives), r => r.Why == MoveReason.Reassigned);
        Assert.Equal(0, all.Difference(Figure.Initiatives));
    }

    [Fact]
    public void The_reasons_of_every_figure_of_any_two_cuts_add_up_to_its_difference() =>
        Prop.ForAll(
                AnyCut.Rows,
                AnyCut.Rows,
                (before, after) =>
                {
                    foreach (var grouping in Enum.GetValues<Grouping>())
                    {
                        var (left, right) = (
                            Two.Compute(before, grouping),
                            Two.Compute(after, grouping)
                        );
                        var lines = Lines(before, after, grouping);
                        Assert.Equal(
                            left.Lines.Concat(right.Lines).Select(l => l.Key).Distinct().Order(),
                            lines.Keys.Order()
                        );
                        foreach (var (key, line) in lines)
                            Adds(line, TallyOf(left, key), TallyOf(right, key));
                        Adds(
                            LineComparison.OfAll(
                                CountedInitiative.In(before),
                                CountedInitiative.In(after)
                            ),
                            left.Total.Tally,
                            right.Total.Tally
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_beside_itself_has_no_difference_and_no_reason() =>
        Prop.ForAll(
                AnyCut.Rows,
                rows =>
                {
                    foreach (var line in Lines(rows, rows, Grouping.Any).Values)
                        Assert.All(Figure.All, f => Assert.Empty(line.Reasons(f)));
                }
            )
            .QuickCheckThrowOnFailure();

    private static void Adds(LineComparison line, Tally before, Tally after)
    {
        Assert.Equal((before, after), (line.Before, line.After));
        foreach (var figure in Figure.All)
        {
            Assert.Equal(after.Of(figure) - before.Of(figure), line.Difference(figure));
            Assert.Equal(line.Difference(figure), line.Reasons(figure).Sum(r => r.Net));
        }
        foreach (var one in ScoreboardRule.All)
        foreach (var other in ScoreboardRule.All)
        {
            var rate = line.Rate(one, other);
            Assert.Equal((one.Rate(before), other.Rate(after)), (rate.Before, rate.After));
            if (rate.Difference is { } points)
                Assert.Equal(points, rate.Steps.Sum(s => s.Points));
        }
    }

    private static Tally TallyOf(Scoreboard board, string key) =>
        board.Lines.FirstOrDefault(l => l.Key == key)?.Tally ?? Tally.Of([]);

    private static ImmutableDictionary<string, LineComparison> Lines(
        CutRow[] before,
        CutRow[] after,
        Grouping grouping
    ) => LineComparison.Of(CountedInitiative.In(before), CountedInitiative.In(after), grouping);

    private static int OnPlan(Tally tally) => tally.Count(Status.OnPlan);
}
