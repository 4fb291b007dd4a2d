using System.Collections.Frozen;
using System.Data;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Search;

/// <summary>Reads what search needs from the register, all of one moment.</summary>
internal static class SnapshotLoad
{
    // What a replaced document said is history, not a hit; nor is what an earlier release of a round said.
    private const string Passages = """
        select p.id, p.kind, p.norm, left(d.sha256, 12), e.slug, p.organisations, p.weight
        from passage p
        join source_document d on d.id = p.document_id
        left join edition e on e.id = d.edition_id
        where not exists (select 1 from source_document later where later.replaces_id = d.id)
        union all
        select -a.id, 'answer', lower(regexp_replace(normalize(concat_ws(' ', a.progress, a.next), NFKC), '\s', '', 'g')),
            left(d.sha256, 12), a.edition_slug, array[a.organisation_id], 0.75
        from released_answer a
        join edition e on e.slug = a.edition_slug
        join source_document d on d.id = e.current_document_id
        where a.is_latest
        order by 1
        """;

    private const string Sources = """
        select d.id, left(d.sha256, 12) as document, d.title, e.slug as edition, e.name as editionName,
            s.name as strategyName
        from source_document d
        left join edition e on e.id = d.edition_id
        left join strategy s on s.id = e.strategy_id
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
        var sources = (await connection.QueryAsync<Source>(Sources)).AsList();
        var slugs = organisations.ToFrozenDictionary(o => o.Id, o => o.Slug);
        return new(
            await IndexAsync(connection, slugs, ct),
            organisations.ToFrozenDictionary(
                o => o.Slug,
                o => new Message(o.Name, o.NameEn ?? o.Name)
            ),
            editions.ToFrozenDictionary(e => e.Slug, e => new Message(e.Name, e.Name)),
            sources
                .DistinctBy(d => d.Document)
                .ToFrozenDictionary(d => d.Document, d => new Message(d.Title, d.Title)),
            sources.ToFrozenDictionary(
                d => d.Id,
                d => new SearchSource(d.Document, d.Title, d.Edition, d.EditionName, d.StrategyName)
            )
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

    private sealed record Source(
        long Id,
        string Document,
        string Title,
        string? Edition,
        string? EditionName,
        string? StrategyName
    );
}
