using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;

namespace Shirube.Features.Importing;

/// <summary>A change of a job's state by a person, with its ledger line.</summary>
internal static class JobChange
{
    // Whoever asks for it wants to see it: nothing goes into the register at once.
    public const string QueueAgain =
        "state = 'queued', attempts = 0, reason_ja = null, reason_en = null, accept_at_once = false, content = coalesce(content, (select d.content from source_document d where d.sha256 = import_job.sha256))";

    public static async Task<bool> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        string actor,
        string useCase,
        string set,
        string from,
        CancellationToken ct
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var changed = await connection.QuerySingleOrDefaultAsync<(string Sha256, DateTime At)?>(
            $"""
            with changed as (
                update import_job set {set}, changed_at = clock_timestamp()
                where id = @jobId and {from} returning id, sha256, changed_at),
            told as (select pg_notify('{JobQueue.Channel}', id::text) from changed)
            select sha256, changed_at from changed, (select count(*) from told) t
            """,
            new { jobId }
        );
        if (changed is not { } done)
            return false;
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            done.At,
            actor,
            useCase,
            $"import/{jobId}",
            JsonSerializer.Serialize(new { sha256 = done.Sha256 }),
            isPublic: false,
            ct
        );
        await transaction.CommitAsync(ct);
        return true;
    }
}
