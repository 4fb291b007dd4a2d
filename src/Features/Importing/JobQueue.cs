using Dapper;
using Npgsql;
using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>A file that this worker has taken to read.</summary>
internal sealed record TakenJob(
    long Id,
    string Name,
    string Sha256,
    byte[] Content,
    bool AcceptAtOnce,
    string Actor,
    int Attempts
);

/// <summary>The files that wait to be read, shared by all workers of a database. A worker holds a job by a lease; when it
/// falls silent, another takes the job over.</summary>
internal sealed class JobQueue(NpgsqlDataSource database, string worker)
{
    /// <summary>On this channel PostgreSQL tells everyone the id of a job that changed.</summary>
    public const string Channel = "shirube_jobs";

    /// <summary>After this silence a worker counts as dead.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(20);

    private const string Tell = "select pg_notify('" + Channel + "', id::text) from changed";

    /// <returns>The oldest file that nobody reads; null where there is none.</returns>
    public async Task<TakenJob?> TakeAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<TakenJob>(
            new(
                $"""
                with changed as (
                    update import_job set state = 'reading', worker = @worker, lease_until = clock_timestamp() + @Lease,
                        attempts = attempts + 1, done = 0, pages = 0, changed_at = clock_timestamp()
                    where id = (
                        select id from import_job
                        where state = 'queued' or state = 'reading' and lease_until < clock_timestamp()
                        order by id for update skip locked limit 1)
                    returning *),
                told as ({Tell})
                select id, name, sha256, content, accept_at_once as AcceptAtOnce, actor, attempts
                from changed, (select count(*) from told) t
                """,
                new { worker, Lease },
                cancellationToken: ct
            )
        );
    }

    /// <summary>Says that this worker is alive, and how far it is.</summary>
    /// <returns>False: the job was cancelled or another worker has it.</returns>
    public Task<bool> KeepAsync(long id, int done, int pages, CancellationToken ct) =>
        ChangeAsync(
            "lease_until = clock_timestamp() + @Lease, done = @done, pages = @pages",
            new
            {
                id,
                worker,
                Lease,
                done,
                pages,
            },
            ct
        );

    /// <summary>Lays the reading on the desk.</summary>
    /// <param name="earlier">SHA-256 of earlier texts of the document.</param>
    /// <returns>False: the job was cancelled or another worker has it, and nothing is kept.</returns>
    public async Task<bool> FinishAsync(
        TakenJob job,
        ReadDocument document,
        byte[] packed,
        IReadOnlyList<string> earlier,
        CancellationToken ct
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (facts, account) = (document.Proposal.Document, document.Proposal.Account);
        var isOurs = await connection.ExecuteScalarAsync<bool>(
            new(Change(Finished), new { id = job.Id, worker }, transaction, cancellationToken: ct)
        );
        if (!isOurs)
            return false;
        await connection.ExecuteAsync(
            new(
                """
                insert into reading (job_id, at, content, earlier, title, family, format, lines, unread_lines, entries,
                    doubtful, questions, remarks)
                values (@Id, clock_timestamp(), @packed, @earlier, @title, @Family, @Format, @Lines, @unread, @entries,
                    @doubtful, @questions, @remarks)
                """,
                new
                {
                    job.Id,
                    packed,
                    earlier = earlier.ToArray(),
                    title = RowWriter.Storable(facts.Title),
                    facts.Family,
                    document.Format,
                    account.Lines,
                    unread = account.Unread.Sum(u => u.LastLine - u.FirstLine + 1),
                    entries = document.Proposal.Entries.Length,
                    doubtful = document.Proposal.Entries.Count(e =>
                        e.Confidence <= Doubt.Threshold
                    ),
                    questions = document.Proposal.Questions.Length,
                    remarks = document.Proposal.Remarks.Length,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        return true;
    }

    // Who said "accept everything" has the reading accepted by the same worker, or by the next one if this one dies.
    private const string Finished = """
        state = case when accept_at_once then 'reading' else 'review' end,
        worker = case when accept_at_once then worker end, lease_until = case when accept_at_once then lease_until end
        """;

    /// <summary>These very bytes are in the register: there is nothing to do.</summary>
    public Task<bool> PassAsync(long id, CancellationToken ct) =>
        ChangeAsync(
            "state = 'accepted', content = null, lease_until = null, worker = null",
            new { id, worker },
            ct
        );

    public Task<bool> RefuseAsync(long id, Message reason, CancellationToken ct) =>
        ChangeAsync(
            "state = 'refused', lease_until = null, worker = null, reason_ja = @ja, reason_en = @en",
            new
            {
                id,
                worker,
                ja = RowWriter.Storable(reason.Ja),
                en = RowWriter.Storable(reason.En),
            },
            ct
        );

    /// <summary>Gives a job back untouched, for this worker is told to stop.</summary>
    public Task<bool> ReturnAsync(long id) =>
        ChangeAsync(
            "state = 'queued', lease_until = null, worker = null, attempts = attempts - 1",
            new { id, worker },
            CancellationToken.None
        );

    private async Task<bool> ChangeAsync(string set, object parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(
            new(Change(set), parameters, cancellationToken: ct)
        );
    }

    // Only what this worker still holds: a cancelled job stays cancelled.
    private static string Change(string set) =>
        $"""
            with changed as (
                update import_job set {set}, changed_at = clock_timestamp()
                where id = @id and worker = @worker and state = 'reading'
                returning id),
            told as ({Tell})
            select count(*) > 0 from told
            """;
}

/// <summary>What is worth a second look.</summary>
public static class Doubt
{
    /// <summary>An entry of this confidence or less is doubtful.</summary>
    public const double Threshold = 0.9;
}
