using System.Collections.Immutable;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>How figures are made from a data cut. A rule never changes: what is counted in another way has another
/// number.</summary>
/// <param name="Words">What it counts, for people.</param>
/// <param name="NeedsEveryReport">Whether there is no rate while any initiative has no report.</param>
public sealed record ScoreboardRule(int Number, Message Words, bool NeedsEveryReport)
{
    public static ImmutableArray<ScoreboardRule> All { get; } =
    [
        new(
            1,
            new(
                "進捗率＝計画通り÷取組（％、小数点以下は四捨五入）。報告のない取組が一つでもあれば率は出さない。取組の進捗状況は主担当（単独を含む）の報告による。完了と中止は別に示す。",
                "Rate = on plan ÷ initiatives (percent, half rounded up). No rate while any initiative has no report. An initiative's status is its lead's report. Done and discontinued stand by themselves."
            ),
            NeedsEveryReport: true
        ),
        new(
            2,
            new(
                "進捗率＝計画通り÷報告のあった取組（％、小数点以下は四捨五入）。取組の進捗状況は主担当（単独を含む）の報告による。報告なしは0と数えず、別に示す。完了と中止も別に示す。",
                "Rate = on plan ÷ initiatives reported on (percent, half rounded up). An initiative's status is its lead's report. No report is never counted as 0 and stands by itself, as do done and discontinued."
            ),
            NeedsEveryReport: false
        ),
    ];

    /// <returns>Null where there is no such rule.</returns>
    public static ScoreboardRule? Find(int number) => All.FirstOrDefault(r => r.Number == number);

    /// <returns>Whole percent; null where the rule gives no rate, which is not 0.</returns>
    public int? Rate(Tally tally) => NeedsEveryReport && tally.NoReport > 0 ? null : Share(tally);

    /// <summary>The same of whatever was reported, also where the rule waits for more.</summary>
    internal static int? Share(Tally tally) =>
        ScoreboardRow.Rate(tally.Count(Status.OnPlan), tally.Reported);

    /// <summary>The same for the same rows in whatever order.</summary>
    public Scoreboard Compute(IEnumerable<CutRow> rows, Grouping grouping)
    {
        var initiatives = CountedInitiative.In(rows);
        var lines = initiatives
            .SelectMany(i => i.Places(grouping), (i, place) => (Initiative: i, Place: place))
            .GroupBy(p => p.Place.Key)
            .Select(g =>
                Line(
                    g.Key,
                    g.Select(p => p.Place.Label).Min(StringComparer.Ordinal)!,
                    [.. g.Select(p => p.Initiative)]
                )
            )
            .OrderBy(l => l.Initiatives[0].Rows[0].Position)
            .ThenBy(l => l.Initiatives[0].Code, StringComparer.Ordinal)
            .ThenBy(l => l.Key.Length)
            .ThenBy(l => l.Key, StringComparer.Ordinal);
        return new(Number, grouping, [.. lines], Line("", "", initiatives));
    }

    private ScoreboardLine Line(
        string key,
        string label,
        ImmutableArray<CountedInitiative> initiatives
    )
    {
        var tally = Tally.Of(initiatives.Select(i => (i.Standing, 1)));
        return new(key, label, initiatives, tally, Rate(tally));
    }
}
