using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Features.Importing;

/// <summary>What the last reading of a file changes against the one before it.</summary>
public static class GetReadingDiff
{
    public const int PageSize = 100;

    private static readonly ConditionalWeakTable<
        NpgsqlDataSource,
        AtHand<(long Reading, long Version, int Decisions), ReadingDiff>
    > Differences = [];

    /// <param name="page">From 1.</param>
    /// <returns>Null where there is no such job.</returns>
    public static async Task<ReadingDiff?> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        int page = 1,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var job = await connection.QuerySingleOrDefaultAsync<JobCard>(
            new($"{JobCard.Select} where j.id = @jobId", new { jobId }, cancellationToken: ct)
        );
        if (job is null)
            return null;
        if (await DeskShelf.OpenAsync(database, connection, jobId, ct) is not { } last)
            return Nothing(job);
        var kept = Differences.GetValue(database, _ => new(most: 4));
        // What two readings and their decisions come to never changes.
        var key = (last.ReadingId, last.Version, last.Decisions.Count);
        if (kept.Find(key) is not { } all)
        {
            if (await EarlierAsync(database, connection, jobId, last, ct) is not { } earlier)
                return Nothing(job);
            kept.Keep(key, all = Between(earlier, last));
        }
        return all with
        {
            Job = job,
            Entries = [.. all.Entries.Skip((page - 1) * PageSize).Take(PageSize)],
        };
    }

    private static ReadingDiff Nothing(JobCard job) =>
        new(job, false, new Dictionary<Difference, int>(), 0, [], []);

    /// <summary>All entries that differ, not one page of them.</summary>
    private static ReadingDiff Between(Corrected earlier, DeskReading last)
    {
        var all = EntryDiffs.Of(earlier, last.Corrected);
        var fitted = earlier.Misfits.Select(m => m.Decided.Number).ToHashSet();
        return new(
            new(),
            true,
            all.SelectMany(d => d.What).CountBy(w => w).ToDictionary(),
            all.Count,
            all,
            [
                .. last
                    .Corrected.Misfits.Where(m => !fitted.Contains(m.Decided.Number))
                    .Take(GetDesk.Listed)
                    .Select(m => new DeskMisfit(
                        m.Decided.Number,
                        m.Decided.What.Kind(),
                        m.Decided.Actor,
                        m.Decided.At,
                        m.Why
                    )),
            ]
        );
    }

    /// <summary>The reading before the last, by the decisions that count for the last.</summary>
    private static async Task<Corrected?> EarlierAsync(
        NpgsqlDataSource database,
        NpgsqlConnection connection,
        long jobId,
        DeskReading last,
        CancellationToken ct
    )
    {
        var before = await connection.QuerySingleOrDefaultAsync<long?>(
            new(
                "select max(id) from reading where job_id = @jobId and id < @ReadingId",
                new { jobId, last.ReadingId },
                cancellationToken: ct
            )
        );
        if (
            before is null
            || await DeskShelf.OpenAsync(database, connection, jobId, ct, before) is not { } earlier
        )
            return null;
        // Each reading remembers the earlier texts of the document as they were then.
        return earlier.Documents.Order().SequenceEqual(last.Documents.Order())
            ? earlier.Corrected
            : Corrected.Of(earlier.AsRead, last.Decisions);
    }
}
