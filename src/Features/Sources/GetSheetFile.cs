using Dapper;
using Npgsql;

namespace Shirube.Features.Sources;

/// <summary>The bytes of a PDF of the register, to draw a page of it.</summary>
public sealed class GetSheetFile(NpgsqlDataSource database)
{
    /// <param name="sha256">The first 12 digits or more.</param>
    /// <param name="page">From 1.</param>
    /// <returns>The whole SHA-256; null where no document is called that, it is no PDF, or it has no such page.</returns>
    public async Task<string?> FindAsync(string sha256, int page, CancellationToken cancellation)
    {
        if (!GetSource.IsDigest(sha256))
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<string>(
            new(
                """
                select d.sha256 from source_document d
                join source_page p on p.document_id = d.id and p.number = @page and p.width > 0
                where starts_with(d.sha256, @sha256) and d.format = 'pdf' order by d.id limit 1
                """,
                new { sha256, page },
                cancellationToken: cancellation
            )
        );
    }

    /// <param name="sha256">As <see cref="FindAsync"/> gave it.</param>
    public async Task<byte[]> ContentAsync(string sha256, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<byte[]>(
            new(
                "select content from source_document where sha256 = @sha256",
                new { sha256 },
                cancellationToken: cancellation
            )
        );
    }
}
