using System.Runtime.CompilerServices;
using Npgsql;
using Shirube.Domain.Texts;

namespace Shirube.Features.Publishing;

/// <summary>What a reader asks of a published table.</summary>
/// <param name="BaseUrl">The site's address before every path; empty where it is not known.</param>
/// <param name="Filters">Values by the name of their filter; others are ignored.</param>
public sealed record DatasetQuery(string BaseUrl, IReadOnlyDictionary<string, string> Filters)
{
    /// <summary>The one record with this key; null for all.</summary>
    public string? Key { get; init; }
    public int Offset { get; init; }

    /// <summary>Null: all to the end.</summary>
    public int? Limit { get; init; }

    public static DatasetQuery Everything { get; } = new("", new Dictionary<string, string>());

    public async Task<long> CountAsync(
        NpgsqlConnection connection,
        Dataset dataset,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            $"select count(*) from {dataset.From}{Conditions(dataset)}",
            connection
        );
        AddParameters(command, dataset);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Row by row as the database gives them: a table of any length takes the same memory.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(
        NpgsqlConnection connection,
        Dataset dataset,
        IReadOnlyList<Column> columns,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var select = string.Join(", ", columns.Select(c => $"{c.Sql} as \"{c.Name}\""));
        var limit = Limit is { } n ? $" limit {n} offset {Offset}" : "";
        await using var command = new NpgsqlCommand(
            $"select {select} from {dataset.From}{Conditions(dataset)} order by {dataset.OrderBy}{limit}",
            connection
        );
        AddParameters(command, dataset);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var values = new object?[columns.Count];
            for (var i = 0; i < values.Length; i++)
            {
                var value = rows.IsDBNull(i) ? null : rows.GetValue(i);
                values[i] =
                    value is not null && columns[i].Shape is { } shape ? shape(value) : value;
            }
            yield return values;
        }
    }

    private string Conditions(Dataset dataset) =>
        string.Concat(Given(dataset).Select(f => $" and ({f.Sql})"))
        + (Key is null ? "" : $" and {dataset.Key}");

    private IEnumerable<Filter> Given(Dataset dataset) =>
        dataset.Filters.Where(f => Filters.GetValueOrDefault(f.Name) is { Length: > 0 });

    private void AddParameters(NpgsqlCommand command, Dataset dataset)
    {
        command.Parameters.AddWithValue("base", BaseUrl);
        if (Key is not null)
            command.Parameters.AddWithValue("key", Key);
        foreach (var filter in dataset.Filters)
        {
            var value = Filters.GetValueOrDefault(filter.Name) is { Length: > 0 } given
                ? filter.Name == "q"
                    ? Normal.ForSearch(given)
                    : given
                : null;
            command.Parameters.Add(
                new(filter.Name, NpgsqlTypes.NpgsqlDbType.Text)
                {
                    Value = (object?)value ?? DBNull.Value,
                }
            );
        }
    }
}
