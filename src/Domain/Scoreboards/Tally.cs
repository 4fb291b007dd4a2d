using System.Collections.Immutable;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>How many initiatives stand how: all that a rule needs of a line.</summary>
public sealed record Tally(ImmutableDictionary<Standing, int> Standings)
{
    public static Tally Of(IEnumerable<(Standing Standing, int Initiatives)> parts) =>
        new(
            parts
                .GroupBy(p => p.Standing)
                .ToImmutableDictionary(g => g.Key, g => g.Sum(p => p.Initiatives))
        );

    public int Of(Figure figure) => Standings.Sum(s => figure.Counts(s.Key) ? s.Value : 0);

    public int Initiatives => Standings.Values.Sum();

    public int Count(Status? status) => Standings.Sum(s => s.Key.Status == status ? s.Value : 0);

    public int NoReport => Count(null);

    public int Reported => Initiatives - NoReport;

    public bool Equals(Tally? other) =>
        other is not null && Figure.All.All(f => Of(f) == other.Of(f));

    public override int GetHashCode() => HashCode.Combine(Initiatives, NoReport);
}
