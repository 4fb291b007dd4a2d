using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>What differs between two documents of the register: a text and the changed text that took its place.</summary>
public static class CompareDocuments
{
    /// <param name="before">SHA-256 of the older document, whole or its first 12 digits or more.</param>
    /// <param name="after">Of the newer one.</param>
    /// <returns>Differences in the order of the newer document; what was removed stands last. Null where the register does
    /// not hold both.</returns>
    public static async Task<IReadOnlyList<DocumentChange>?> RunAsync(
        NpgsqlDataSource source,
        string before,
        string after,
        CancellationToken ct = default
    )
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var ids = new[] { await IdAsync(connection, before), await IdAsync(connection, after) };
        if (ids is not [{ } older, { } newer])
            return null;
        var items = (
            await connection.QueryAsync<ComparedItem>(Items, new { ids = new[] { older, newer } })
        ).ToLookup(i => i.DocumentId);
        return
        [
            .. Kinds.SelectMany(kind =>
                ItemPairs.Compare(
                    [.. items[older].Where(i => i.What == kind)],
                    [.. items[newer].Where(i => i.What == kind)]
                )
            ),
        ];
    }

    private static readonly string[] Kinds = ["goal", "initiative", "progress", "scoreboard-row"];

    private static Task<long?> IdAsync(NpgsqlConnection connection, string sha256) =>
        connection.QueryFirstOrDefaultAsync<long?>(
            "select id from source_document where length(@sha256) >= 12 and starts_with(sha256, @sha256)",
            new { sha256 }
        );

    // The area of a scoreboard's row is its code: the row of an area in one text answers that of the same area in the other.
    private const string Items = """
        select x.document_id as DocumentId, x.what as What, x.code as Code, x.text as Text,
            coalesce(x.named, '') as Named, e.first_line as Line
        from (
            select document_id, entry_key, 'goal' as what, code, text, null as named
            from goal where document_id = any (@ids)
            union all
            select i.document_id, i.entry_key, 'initiative', i.code, i.text, (
                select string_agg(case r.role when 'lead' then '◎' else '' end || r.printed, '、' order by r.position)
                from responsibility r where r.initiative_id = i.id)
            from initiative i where i.document_id = any (@ids)
            union all
            select p.document_id, p.entry_key, 'progress', p.code, p.text, (
                select string_agg(o.printed, '、' order by o.position)
                from progress_organisation o where o.progress_id = p.id)
            from progress p where p.document_id = any (@ids)
            union all
            select document_id, entry_key, 'scoreboard-row', area, area,
                concat_ws(' / ', initiatives, on_plan, incomplete, rate_percent || '%')
            from scoreboard_row where document_id = any (@ids)) x
        join entry e on e.document_id = x.document_id and e.key = x.entry_key
        order by e.position
        """;
}
