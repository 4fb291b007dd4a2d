using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>The earlier texts of a document in the register: what people decided about them counts for the new one, too.</summary>
internal static class EarlierTexts
{
    /// <returns>SHA-256 of each, the latest first; without the document's own.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(
        NpgsqlConnection connection,
        Draft draft
    )
    {
        var edition = draft.Edition is { } name
            ? await EditionShelf.FindAsync(connection, name)
            : null;
        if (edition is null && draft.Edition is not null)
            return [];
        if (await DocumentShelf.FindReplacedAsync(connection, draft, edition?.Id) is not { } latest)
            return [];
        return
        [
            .. await connection.QueryAsync<string>(
                """
                with recursive earlier (id, sha256, replaces_id, step) as (
                    select id, sha256, replaces_id, 0 from source_document where id = @Id
                    union all
                    select d.id, d.sha256, d.replaces_id, e.step + 1
                    from source_document d join earlier e on d.id = e.replaces_id where e.step < 100)
                select sha256 from earlier where sha256 <> @Sha256 order by step
                """,
                new { latest.Id, draft.Facts.Sha256 }
            ),
        ];
    }
}
