using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Features.Importing;

/// <summary>What became of a decision.</summary>
/// <param name="Number">Of the decision, to withdraw it by; null where it was refused.</param>
/// <param name="Refusal">Why it cannot be.</param>
public sealed record DecideResult(long? Number, Message? Refusal);

/// <summary>Keeps a person's decision about a reading, with who and when, for ever.</summary>
public static class Decide
{
    /// <param name="action">What was decided, about the entries as they stand on the desk.</param>
    /// <param name="seen">The version of the desk that the person saw: where somebody else decided about the same entry since,
    /// the decision is refused. Null: whatever happened since.</param>
    public static async Task<DecideResult> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        DeskAction action,
        string actor,
        long? seen = null,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One decision after the other about a document.
        var state = await connection.QuerySingleOrDefaultAsync<string>(
            "select state from import_job where id = @jobId for update",
            new { jobId }
        );
        if (
            state != "review"
            || await DeskShelf.OpenAsync(database, connection, jobId, ct) is not { } reading
        )
            return new(null, NotOnTheDesk);
        var (decision, refusal) = action.Decision(reading);
        refusal ??= SomebodyElse(action, reading, seen);
        if (decision is null || refusal is not null)
            return new(null, refusal);
        var next = new Decided(long.MaxValue, actor, default, decision);
        var outcome = Corrected.Of(reading.AsRead, [.. reading.Decisions, next]);
        if (outcome.Misfits.FirstOrDefault(m => m.Decided == next) is { } misfit)
            return new(null, misfit.Why);
        var number = await KeepAsync(connection, transaction, reading, jobId, decision, actor, ct);
        await transaction.CommitAsync(ct);
        return new(number, null);
    }

    private static async Task<long> KeepAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DeskReading reading,
        long jobId,
        Decision decision,
        string actor,
        CancellationToken ct
    )
    {
        var (number, at) = await connection.QuerySingleAsync<(long, DateTime)>(
            $"""
            with made as (
                insert into decision (sha256, kind, decision, actor, at)
                values (@Sha256, @kind, @json::jsonb, @actor, clock_timestamp()) returning number, at),
            told as (select pg_notify('{JobQueue.Channel}', @job))
            select number, at from made, (select count(*) from told) t
            """,
            new
            {
                reading.Sha256,
                kind = decision.Kind(),
                json = ReadDocumentJson.Write(decision),
                actor,
                job = jobId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
        );
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            at,
            actor,
            "Importing.Decide",
            $"import/{jobId}",
            JsonSerializer.Serialize(
                new
                {
                    number,
                    kind = decision.Kind(),
                    sha256 = reading.Sha256,
                    lines = DeskAction.LinesOf(decision),
                }
            ),
            isPublic: false,
            ct
        );
        return number;
    }

    private static Message? SomebodyElse(DeskAction action, DeskReading reading, long? seen) =>
        seen is { } version
        && action.Entries.Any(id =>
            reading.Corrected.Settled.TryGetValue(id, out var last) && last > version
        )
            ? Overtaken
            : null;

    private static Message NotOnTheDesk { get; } =
        new(
            "この文書は確認待ちではありません（読み取り前か、すでに登録・中止されています）。",
            "This document is not on the desk: it was not read yet, or is already accepted or cancelled."
        );

    private static Message Overtaken { get; } =
        new(
            "この記載は、画面を開いた後にほかの人が決めました。いまの内容を見てから、もう一度決めてください。",
            "Somebody else decided about this entry after you opened the page. Look at it as it is now and decide again."
        );
}
