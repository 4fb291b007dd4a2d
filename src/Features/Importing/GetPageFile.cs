using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>A PDF whose pages can be drawn.</summary>
public sealed record PageFile(string Sha256, byte[] Content);

/// <summary>The bytes of a PDF on the desk, to draw its pages from.</summary>
public static class GetPageFile
{
    /// <returns>Null where there is no such job, or its file has no pages that can be drawn.</returns>
    public static async Task<PageFile?> OfJobAsync(
        NpgsqlDataSource database,
        long jobId,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<PageFile>(
            new(
                """
                select j.sha256, coalesce(j.content, d.content) as content
                from import_job j left join source_document d on d.sha256 = j.sha256
                where j.id = @jobId and coalesce(j.content, d.content) is not null
                    and exists (select from reading r where r.job_id = j.id and r.format = 'pdf')
                """,
                new { jobId },
                cancellationToken: ct
            )
        );
    }
}
