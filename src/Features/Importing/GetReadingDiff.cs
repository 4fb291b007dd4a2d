using System.Data;
using Dapper;
using Npgsql;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Features.Importing;

/// <summary>What the last reading of a file changes against the one before it.</summary>
public static class GetReadingDiff
{
    public const int PageSize = 100;

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
        if (
            await DeskShelf.OpenAsync(database, connection, jobId, ct) is not { } last
            || await EarlierAsync(connection, jobId, last, ct) is not { } earlier
        )
            return new(job, false, new Dictionary<Difference, int>(), 0, [], []);
        var all = EntryDiffs.Of(earlier, last.Corrected);
        var fitted = earlier.Misfits.Select(m => m.Decided.Number).ToHashSet();
        return new(
            job,
            true,
            all.SelectMany(d => d.What).CountBy(w => w).ToDictionary(),
            all.Count,
            [.. all.Skip((page - 1) * PageSize).Take(PageSize)],
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
        NpgsqlConnection connection,
        long jobId,
        DeskReading last,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            "select content from reading where job_id = $1 and id < $2 order by id desc limit 1",
            connection
        )
        {
            Parameters =
            {
                new() { Value = jobId },
                new() { Value = last.ReadingId },
            },
        };
        await using var row = await command.ExecuteReaderAsync(
            CommandBehavior.SequentialAccess,
            ct
        );
        if (!await row.ReadAsync(ct))
            return null;
        await using var packed = await row.GetStreamAsync(0, ct);
        return Corrected.Of(ReadDocumentJson.Unpack(packed), last.Decisions);
    }
}
