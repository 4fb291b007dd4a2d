using System.Collections.Frozen;
using System.Data;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Search;

/// <summary>Reads what search needs from the register, all of one moment.</summary>
internal static class SnapshotLoad
{
    // What a replaced document said is history, not a hit.
    private const string Passages = """
        select p.id, p.kind, p.norm, left(d.sha256, 12), e.slug, p.organisations, p.weight
        from passage p
        join source_document d on d.id = p.document_id
        left join edition e on e.id = d.edition_id
        where not exists (select 1 from source_document later where later.replaces_id = d.id)
        order by p.id
        """;

    public static async Task<SearchSnapshot> RunAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            ct
        );
        var organisations = (
            await connection.QueryAsync<(long Id, string Slug, string Name, string? NameEn)>(
                "select id, slug, name, name_en from organisation"
            )
        ).AsList();
        var editions = await connection.QueryAsync<(string Slug, string Name)>(
            "select slug, name from edition"
        );
        var documents = await connection.QueryAsync<(string Sha12, string Title)>(
            "select left(sha256, 12), min(title) from source_document group by 1"
        );
        var slugs = organisations.ToFrozenDictionary(o => o.Id, o => o.Slug);
        return new(
            await IndexAsync(connection, slugs, ct),
            organisations.ToFrozenDictionary(
                o => o.Slug,
                o => new Message(o.Name, o.NameEn ?? o.Name)
            ),
            editions.ToFrozenDictionary(e => e.Slug, e => new Message(e.Name, e.Name)),
            documents.ToFrozenDictionary(d => d.Sha12, d => new Message(d.Title, d.Title))
        );
    }

    private static async Task<SearchIndex> IndexAsync(
        NpgsqlConnection connection,
        FrozenDictionary<long, string> slugs,
        CancellationToken ct
    )
    {
        var builder = new SearchIndexBuilder();
        await using var command = new NpgsqlCommand(Passages, connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            builder.Add(
                new(
                    row.GetInt64(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    SlugsOf(row.GetFieldValue<long[]>(5)),
                    row.GetFloat(6)
                )
            );
        return builder.Build();

        string[] SlugsOf(long[] ids) =>
            ids.Length == 0 ? [] : Array.ConvertAll(ids, id => slugs[id]);
    }
}
