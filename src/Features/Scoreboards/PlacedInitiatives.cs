using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>The initiatives of cuts as they were counted, in the lines of one grouping. 10,000 a cut at national size, so they
/// are read value by value.</summary>
internal static class PlacedInitiatives
{
    /// <param name="cuts">Of which every one has its place in what is returned.</param>
    public static async Task<IReadOnlyDictionary<long, List<PlacedInitiative>>> OfAsync(
        NpgsqlConnection connection,
        long[] cuts,
        Grouping grouping
    )
    {
        var placed = cuts.Distinct().ToDictionary(c => c, _ => new List<PlacedInitiative>());
        var standings = new Dictionary<(string?, string?), Standing>();
        var names = new Dictionary<long, string>();
        await using var command = new NpgsqlCommand(
            $"""
            select i.cut_id, i.code, i.position, i.status, i.proof, {CutKeys.All(grouping)}
            from cut_initiative i where i.cut_id = any ($1)
            """,
            connection
        )
        {
            Parameters = { new() { Value = cuts } },
        };
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            placed[row.GetInt64(0)]
                .Add(new(row.GetString(1), row.GetInt32(2), Standing(row), Keys(row)));
        return placed;

        Standing Standing(NpgsqlDataReader of)
        {
            var (status, proof) = (
                of.IsDBNull(3) ? null : of.GetString(3),
                of.IsDBNull(4) ? null : of.GetString(4)
            );
            if (!standings.TryGetValue((status, proof), out var standing))
                standings[(status, proof)] = standing = new(
                    Statuses.Parse(status),
                    Proofs.Parse(proof)
                );
            return standing;
        }

        ImmutableArray<string> Keys(NpgsqlDataReader of) =>
            grouping is Grouping.Lead or Grouping.Any
                ? [.. of.GetFieldValue<long[]>(5).Select(Name)]
                : [of.GetString(5)];

        string Name(long organisation)
        {
            if (!names.TryGetValue(organisation, out var name))
                names[organisation] = name = organisation.ToString(CultureInfo.InvariantCulture);
            return name;
        }
    }

    /// <summary>The lines in the order in which the edition first names them, the shorter key first where it names two at
    /// once.</summary>
    public static ImmutableArray<IGrouping<string, T>> Lines<T>(
        IEnumerable<T> initiatives,
        Func<T, ImmutableArray<string>> keysOf,
        Func<T, int> positionOf
    ) =>
        [
            .. initiatives
                .SelectMany(i => keysOf(i), (i, key) => (Initiative: i, Key: key))
                .GroupBy(p => p.Key, p => p.Initiative)
                .OrderBy(l => l.Min(positionOf))
                .ThenBy(l => l.Key.Length)
                .ThenBy(l => l.Key, StringComparer.Ordinal),
        ];
}
