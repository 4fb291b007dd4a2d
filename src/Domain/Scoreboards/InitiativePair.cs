using System.Collections.Immutable;

namespace Shirube.Domain.Scoreboards;

/// <summary>An initiative of a cut, and the lines of one grouping in which it stands.</summary>
/// <param name="Keys">Of the lines, each once.</param>
public sealed record PlacedInitiative(
    string Code,
    int Position,
    Standing Standing,
    ImmutableArray<string> Keys
);

/// <summary>An initiative in two cuts, found in both by its permanent public id and by nothing else.</summary>
/// <param name="Before">Null: the first cut does not hold it.</param>
/// <param name="After">Null: the second does not.</param>
public readonly record struct InitiativePair(PlacedInitiative? Before, PlacedInitiative? After)
{
    public string Code => Either.Code;

    /// <summary>In the second edition; in the first where it is only there.</summary>
    public int Position => Either.Position;

    /// <summary>The lines in which it stands, or stood.</summary>
    public ImmutableArray<string> Keys =>
        Before is null || After is null || Before.Keys.AsSpan().SequenceEqual(After.Keys.AsSpan())
            ? Either.Keys
            : [.. Before.Keys.Union(After.Keys)];

    private PlacedInitiative Either => (After ?? Before)!;

    /// <param name="key">Of the line in which it is seen; null: of all.</param>
    public Transition In(string? key) =>
        new(Before is not null, After is not null, Of(Before, key), Of(After, key), 1);

    private static Standing? Of(PlacedInitiative? initiative, string? key) =>
        initiative is null || key is not null && !initiative.Keys.Contains(key)
            ? null
            : initiative.Standing;

    /// <summary>Every initiative of either cut once, in no order.</summary>
    public static ImmutableArray<InitiativePair> Of(
        IReadOnlyCollection<PlacedInitiative> before,
        IReadOnlyCollection<PlacedInitiative> after
    )
    {
        var first = before.ToDictionary(i => i.Code);
        var pairs = ImmutableArray.CreateBuilder<InitiativePair>(after.Count);
        foreach (var initiative in after)
            pairs.Add(new(first.Remove(initiative.Code, out var same) ? same : null, initiative));
        pairs.AddRange(first.Values.Select(i => new InitiativePair(i, null)));
        return pairs.ToImmutable();
    }
}
