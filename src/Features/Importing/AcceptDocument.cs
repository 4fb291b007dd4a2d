using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Importing;

/// <summary>Brings a reading from the desk into the register, as the decisions leave it, whole or not at all.</summary>
public static class AcceptDocument
{
    /// <param name="seen">The version of the desk that the person saw; null: whatever was decided since.</param>
    /// <returns>Why not, or what became of it.</returns>
    public static Task<(ImportResult? Result, Message? Refusal)> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        string actor,
        long? seen = null,
        CancellationToken ct = default
    ) => RunAsync(database, jobId, actor, seen, null, ct);

    /// <param name="worker">The worker that has just read it and was told to accept everything.</param>
    internal static async Task<(ImportResult? Result, Message? Refusal)> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        string actor,
        long? seen,
        string? worker,
        CancellationToken ct
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var job = await connection.QuerySingleOrDefaultAsync<Waiting>(
            """
            select j.name, j.state = 'review' or j.state = 'reading' and j.worker = @worker as IsRead, coalesce(j.content, d.content) as content, clock_timestamp() as now
            from import_job j left join source_document d on d.sha256 = j.sha256
            where j.id = @jobId for update of j
            """,
            new { jobId, worker }
        );
        if (
            job is not { IsRead: true }
            || await DeskShelf.OpenAsync(database, connection, jobId, ct) is not { } reading
        )
            return (null, NotOnTheDesk);
        if (seen is { } version && version < reading.Version)
            return (null, Overtaken);
        // The job's row is always taken before this lock, never after it.
        await ImportDocument.LockAsync(connection);
        var draft = Draft.Of(job.Name, job.Content, reading.Corrected.Document);
        var result = await ImportDocument.RunAsync(
            connection,
            transaction,
            draft,
            actor,
            job.Now,
            reading.Decisions.Count,
            ct
        );
        await connection.ExecuteAsync(
            $"""
            update import_job set state = 'accepted', content = null, worker = null, lease_until = null, changed_at = clock_timestamp() where id = @jobId;
            select pg_notify('{JobQueue.Channel}', @job)
            """,
            new { jobId, job = jobId.ToString(System.Globalization.CultureInfo.InvariantCulture) }
        );
        await transaction.CommitAsync(ct);
        return (result, null);
    }

    private sealed class Waiting
    {
        public string Name { get; init; } = "";
        public bool IsRead { get; init; }
        public byte[] Content { get; init; } = [];
        public DateTime Now { get; init; }
    }

    private static Message NotOnTheDesk { get; } =
        new(
            "この文書は確認待ちではないため、登録できません。",
            "This document is not on the desk, so it cannot be accepted."
        );

    private static Message Overtaken { get; } =
        new(
            "画面を開いた後に、ほかの人が決めたことがあります。見直してから、もう一度登録してください。",
            "Somebody decided something after you opened the page. Look again and then accept."
        );
}
