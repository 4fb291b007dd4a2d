using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>The initiatives of cuts as they were counted, in the lines of one grouping. 10,000 a cut at national size, so they
/// are read value by value; and a cut never changes and its hash says what is in it, so those that were read last stay in
/// memory, whoever may see them: that was asked of the database before.</summary>
internal static class PlacedInitiatives
{
    /// <summary>Initiatives that are kept: some 30 MB.</summary>
    private const int Most = 200_000;

    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="cuts">Which the caller may see.</param>
    /// <returns>Of each its initiatives, in the same order.</returns>
    public static async Task<ImmutableArray<ImmutableArray<PlacedInitiative>>> OfAsync(
        NpgsqlConnection connection,
        ImmutableArray<CutHead> cuts,
        Grouping grouping
    )
    {
        var placed = cuts.DistinctBy(c => c.Id)
            .ToDictionary(c => c.Id, c => KeptOf(connection, c, grouping));
        var missing = cuts.Where(c => placed[c.Id].IsDefault).DistinctBy(c => c.Id).ToList();
        if (missing.Count > 0)
            foreach (var (id, read) in await ReadAsync(connection, missing, grouping))
                placed[id] = read;
        return [.. cuts.Select(c => placed[c.Id])];
    }

    private static ImmutableArray<PlacedInitiative> KeptOf(
        NpgsqlConnection connection,
        CutHead cut,
        Grouping grouping
    ) =>
        Kept.TryGetValue(
            KeyOf(connection, cut, grouping),
            out ImmutableArray<PlacedInitiative> found
        )
            ? found
            : default;

    private static object KeyOf(NpgsqlConnection connection, CutHead cut, Grouping grouping) =>
        (connection.DataSource, connection.Database, cut.Id, cut.Hash, grouping);

    private static async Task<Dictionary<long, ImmutableArray<PlacedInitiative>>> ReadAsync(
        NpgsqlConnection connection,
        List<CutHead> cuts,
        Grouping grouping
    )
    {
        var read = cuts.ToDictionary(
            c => c.Id,
            c => ImmutableArray.CreateBuilder<PlacedInitiative>(c.Initiatives)
        );
        var names = new Dictionary<long, string>();
        await using var command = new NpgsqlCommand(
            $"""
            select i.cut_id, i.code, i.position, array_position($2, i.status), array_position($3, i.proof),
                {CutKeys.All(grouping)}
            from cut_initiative i where i.cut_id = any ($1)
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = read.Keys.ToArray() },
                new() { Value = Enum.GetValues<Status>().Select(s => s.Name()).ToArray() },
                new() { Value = Enum.GetValues<Proof>().Select(p => p.Name()).ToArray() },
            },
        };
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            read[row.GetInt64(0)]
                .Add(
                    new(
                        row.GetString(1),
                        row.GetInt32(2),
                        new(
                            row.IsDBNull(3) ? null : (Status)(row.GetInt32(3) - 1),
                            row.IsDBNull(4) ? null : (Proof)(row.GetInt32(4) - 1)
                        ),
                        Keys(row)
                    )
                );
        return cuts.ToDictionary(
            c => c.Id,
            c =>
                Kept.Set(
                    KeyOf(connection, c, grouping),
                    read[c.Id].DrainToImmutable(),
                    new MemoryCacheEntryOptions { Size = 1 + c.Initiatives }
                )
        );

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
