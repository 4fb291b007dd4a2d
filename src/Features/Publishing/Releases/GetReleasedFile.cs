using Dapper;
using Npgsql;

namespace Shirube.Features.Publishing.Releases;

public sealed class ReleasedFile
{
    public string Name { get; init; } = "";
    public string MediaType { get; init; } = "";

    /// <summary>Null: a correction took the file away from the answer. It is kept, and shown to the public no longer.</summary>
    public byte[]? Content { get; init; }
}

/// <summary>A file that a released answer names, or named before it was corrected.</summary>
public sealed class GetReleasedFile(NpgsqlDataSource database)
{
    /// <param name="answer">Its public id.</param>
    public async Task<ReleasedFile?> RunAsync(
        string answer,
        string sha256,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ReleasedFile>(
            new CommandDefinition(
                """
                select f.name, f.media_type as MediaType,
                    case when a.evidence @> jsonb_build_array(jsonb_build_object('file', @sha256::text)) then e.content end as Content
                from released_answer a
                join release_answer kept on kept.id = a.id
                join duty_file f on f.duty_id = kept.duty_id and f.sha256 = @sha256
                join evidence_file e on e.sha256 = f.sha256
                where a.code = @answer and a.content -> 'evidence' @> jsonb_build_array(jsonb_build_object('file', @sha256::text))
                """,
                new { answer, sha256 },
                cancellationToken: ct
            )
        );
    }
}
