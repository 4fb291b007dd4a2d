using System.Runtime.InteropServices;

namespace Shirube.Features.Search;

/// <summary>The values that each passage has of one facet: none, one, or several different ones.</summary>
internal sealed class FacetColumn
{
    private readonly List<string> values = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> starts = [0];
    private readonly List<int> held = [];
    private int[] startOf = [];
    private int[] heldBy = [];

    public IReadOnlyList<string> Values => values;

    /// <summary>Adds the next passage.</summary>
    public void Add(ReadOnlySpan<string> ofPassage)
    {
        var first = held.Count;
        foreach (var value in ofPassage)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(
                numbers,
                value,
                out var known
            );
            if (!known)
            {
                number = values.Count;
                values.Add(value);
            }
            if (!CollectionsMarshal.AsSpan(held)[first..].Contains(number))
                held.Add(number);
        }
        starts.Add(held.Count);
    }

    public FacetColumn Close()
    {
        (startOf, heldBy) = (starts.ToArray(), held.ToArray());
        starts.Clear();
        held.Clear();
        return this;
    }

    /// <summary>Numbers into <see cref="Values"/>.</summary>
    public ReadOnlySpan<int> Of(int passage) =>
        heldBy.AsSpan(startOf[passage], startOf[passage + 1] - startOf[passage]);

    /// <summary>The number of a value; -1 if no passage has it.</summary>
    public int NumberOf(string value) => numbers.GetValueOrDefault(value, -1);
}

/// <summary>Counts the hits of one search by the values of one facet.</summary>
internal sealed class FacetTally
{
    private const int Any = -2;
    private readonly FacetColumn column;
    private readonly int[] counts;
    private readonly int chosen;

    public FacetTally(FacetColumn column, string? filter)
    {
        this.column = column;
        counts = new int[column.Values.Count];
        chosen = filter == null ? Any : column.NumberOf(filter);
    }

    /// <summary>True if the passage passes all filters. A passage that fails only one filter is still counted by that
    /// facet, so that the other values to choose from show their hits.</summary>
    public static bool Count(FacetTally[] facets, int passage)
    {
        FacetTally? failed = null;
        foreach (var facet in facets)
            if (facet.chosen != Any && !facet.column.Of(passage).Contains(facet.chosen))
            {
                if (failed != null)
                    return false;
                failed = facet;
            }
        foreach (var facet in facets)
            if (failed == null || failed == facet)
                foreach (var value in facet.column.Of(passage))
                    facet.counts[value]++;
        return failed == null;
    }

    public FacetCounts Close() =>
        new([
            .. counts
                .Select((hits, number) => (Value: column.Values[number], Hits: hits))
                .Where(c => c.Hits > 0)
                .OrderByDescending(c => c.Hits)
                .ThenBy(c => c.Value, StringComparer.Ordinal),
        ]);
}
