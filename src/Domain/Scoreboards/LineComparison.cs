using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>What one reason does to a figure.</summary>
/// <param name="Gained">Initiatives, 0 or more.</param>
/// <param name="Lost">Initiatives, 0 or more.</param>
public sealed record FigureReason(MoveReason Why, int Gained, int Lost)
{
    public int Net => Gained - Lost;
}

/// <summary>A rate before and after, taken apart.</summary>
/// <param name="Before">Whole percent; null: the rule gives none.</param>
/// <param name="Steps">Percentage points of each reason, in the order of <see cref="MoveReason"/>: each reason is applied to
/// what those before it left, so that they add up to the difference. Empty where one side has no rate.</param>
public sealed record RateMove(
    int? Before,
    int? After,
    ImmutableArray<(MoveReason Why, int Points)> Steps
)
{
    public int? Difference => After - Before;
}

/// <summary>One line of two scoreboards side by side.</summary>
public sealed record LineComparison(ImmutableArray<Transition> Transitions)
{
    public Tally Before => At(_ => false);
    public Tally After => At(_ => true);

    public int Difference(Figure figure) => Transitions.Sum(t => t.Delta(figure));

    /// <summary>Their sum is the difference.</summary>
    public ImmutableArray<FigureReason> Reasons(Figure figure) =>
        [
            .. Transitions
                .Where(t => t.WhyOf(figure) is not null)
                .GroupBy(t => t.WhyOf(figure)!.Value)
                .OrderBy(g => g.Key)
                .Select(g => new FigureReason(
                    g.Key,
                    g.Sum(t => Math.Max(0, t.Delta(figure))),
                    g.Sum(t => Math.Max(0, -t.Delta(figure)))
                )),
        ];

    /// <summary>How the rate moved from one rule's to another's, or the same one's.</summary>
    public RateMove Rate(ScoreboardRule before, ScoreboardRule after)
    {
        var (from, to) = (before.Rate(Before), after.Rate(After));
        if (from is not { } first || to is null)
            return new(from, to, []);
        var steps = ImmutableArray.CreateBuilder<(MoveReason, int)>();
        var stands = first;
        foreach (var reason in Enum.GetValues<MoveReason>())
        {
            var next = ScoreboardRule.Share(At(t => t.Why <= reason)) ?? stands;
            if (next != stands)
                steps.Add((reason, next - stands));
            stands = next;
        }
        return new(from, to, steps.ToImmutable());
    }

    private Tally At(Func<Transition, bool> isOver) =>
        Tally.Of(
            Transitions
                .Select(t => (Standing: isOver(t) ? t.After : t.Before, t.Initiatives))
                .Where(t => t.Standing is not null)
                .Select(t => (t.Standing!.Value, t.Initiatives))
        );

    /// <summary>Those that went the same way are put together.</summary>
    public static LineComparison Of(IEnumerable<Transition> each)
    {
        var together = new Dictionary<Transition, int>();
        foreach (var one in each)
            CollectionsMarshal.GetValueRefOrAddDefault(
                together,
                one with
                {
                    Initiatives = 0,
                },
                out _
            ) += one.Initiatives;
        return new([.. together.Select(t => t.Key with { Initiatives = t.Value })]);
    }

    /// <summary>The lines of two cuts, by their keys.</summary>
    public static ImmutableDictionary<string, LineComparison> Of(
        ImmutableArray<CountedInitiative> before,
        ImmutableArray<CountedInitiative> after,
        Grouping grouping
    ) =>
        InitiativePair
            .Of(
                [.. before.Select(i => i.Placed(grouping))],
                [.. after.Select(i => i.Placed(grouping))]
            )
            .SelectMany(p => p.Keys, (p, key) => (Key: key, Transition: p.In(key)))
            .GroupBy(t => t.Key, t => t.Transition)
            .ToImmutableDictionary(g => g.Key, Of);

    /// <summary>All initiatives of two cuts.</summary>
    public static LineComparison OfAll(
        ImmutableArray<CountedInitiative> before,
        ImmutableArray<CountedInitiative> after
    ) =>
        Of(
            InitiativePair
                .Of(
                    [.. before.Select(i => i.Placed(Grouping.Area))],
                    [.. after.Select(i => i.Placed(Grouping.Area))]
                )
                .Select(p => p.In(null))
        );
}
