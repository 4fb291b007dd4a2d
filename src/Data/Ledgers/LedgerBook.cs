using Npgsql;
using Shirube.Domain;
using Shirube.Domain.Ledgers;

namespace Shirube.Data.Ledgers;

/// <summary>What the ledger holds against it.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Faults">Empty for a sound ledger.</param>
public sealed record LedgerVerdict(long Lines, IReadOnlyList<LedgerFault> Faults);

/// <param name="Seq">The line at which it shows.</param>
public sealed record LedgerFault(long Seq, Message What);

/// <summary>The last line of the ledger as it was printed.</summary>
/// <param name="Where">What printed it, for people: a release's code, a file.</param>
public sealed record LedgerHead(long Seq, string Hash, string Where);

/// <summary>The append-only record of every change.</summary>
public static class LedgerBook
{
    /// <summary>On this channel PostgreSQL tells every process that the register changed, when the change commits.</summary>
    public const string Channel = "shirube_register";

    private const long Lock = 0x6c6564676572; // "ledger"

    /// <summary>Writes the next line in the caller's transaction: it stands or falls with the change it tells of.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="isPublic">Whether the public pages may show something else from now on.</param>
    public static async Task<LedgerLine> AppendAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DateTime at,
        string actor,
        string useCase,
        string subject,
        string detail,
        bool isPublic = true,
        CancellationToken ct = default
    )
    {
        var (seq, previous) = await HeadAsync(connection, transaction, ct);
        var line = LedgerLine.Next(seq + 1, at, actor, useCase, subject, detail, previous);
        await using var insert = new NpgsqlCommand(
            """
            insert into ledger (seq, at, actor, use_case, subject, detail, previous_hash, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            connection,
            transaction
        )
        {
            Parameters =
            {
                new() { Value = line.Seq },
                new() { Value = line.At },
                new() { Value = line.Actor },
                new() { Value = line.UseCase },
                new() { Value = line.Subject },
                new() { Value = line.Detail },
                new() { Value = line.PreviousHash },
                new() { Value = line.Hash },
            },
        };
        await insert.ExecuteNonQueryAsync(ct);
        if (!isPublic)
            return line;
        await using var notify = new NpgsqlCommand($"notify {Channel}", connection, transaction);
        await notify.ExecuteNonQueryAsync(ct);
        return line;
    }

    /// <summary>The last line. It stays the last until the caller's transaction ends or writes the next.</summary>
    public static async Task<(long Seq, string Hash)> HeadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct = default
    )
    {
        await LockAsync(connection, transaction, ct);
        return await LastAsync(connection, transaction, ct);
    }

    private static async Task LockAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            $"select pg_advisory_xact_lock({Lock})",
            connection,
            transaction
        );
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<(long Seq, string Hash)> LastAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            "select seq, hash from ledger order by seq desc limit 1",
            connection,
            transaction
        );
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? (row.GetInt64(0), row.GetString(1))
            : (0, LedgerLine.Genesis);
    }

    /// <summary>Reads every line and checks numbering, chain and hashes. Lines cut off at the end leave no trace in the
    /// chain: hold it against heads that were printed (<see cref="MissingAsync"/>).</summary>
    public static async Task<LedgerVerdict> VerifyAsync(
        NpgsqlDataSource source,
        CancellationToken ct = default
    )
    {
        await using var command = source.CreateCommand(
            """
            select seq, at, actor, use_case, subject, detail, previous_hash, hash
            from ledger order by seq
            """
        );
        await using var rows = await command.ExecuteReaderAsync(ct);
        var faults = new List<LedgerFault>();
        long lines = 0;
        long lastSeq = 0;
        var lastHash = LedgerLine.Genesis;
        while (await rows.ReadAsync(ct))
        {
            var line = LineOf(rows);
            faults.AddRange(FaultsOf(line, lastSeq, lastHash));
            (lines, lastSeq, lastHash) = (lines + 1, line.Seq, line.Hash);
        }
        return new(lines, faults);
    }

    /// <summary>Whether the ledger still holds the lines that were its last when they were printed.</summary>
    public static async Task<IReadOnlyList<LedgerFault>> MissingAsync(
        NpgsqlDataSource source,
        IEnumerable<LedgerHead> heads,
        CancellationToken ct = default
    )
    {
        var faults = new List<LedgerFault>();
        foreach (var head in heads)
        {
            await using var command = source.CreateCommand(
                "select hash from ledger where seq = $1"
            );
            command.Parameters.Add(new() { Value = head.Seq });
            var hash = (string?)await command.ExecuteScalarAsync(ct);
            if (hash is null)
                faults.Add(
                    new(
                        head.Seq,
                        new(
                            $"{head.Seq} 行目がありません。{head.Where}の時点では、台帳はそこまでありました（終わりが切り取られたか、別の台帳です）。",
                            $"Line {head.Seq} is missing. The ledger went that far as of {head.Where}: its end was cut off, or it is another ledger."
                        )
                    )
                );
            else if (hash != head.Hash)
                faults.Add(
                    new(
                        head.Seq,
                        new(
                            $"{head.Seq} 行目のハッシュが、{head.Where}のものと違います（その行かそれより前が書きかえられたか、別の台帳です）。",
                            $"The hash of line {head.Seq} is not that of {head.Where}: it, or a line before it, was rewritten, or it is another ledger."
                        )
                    )
                );
        }
        return faults;
    }

    private static LedgerLine LineOf(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetDateTime(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetString(7)
        );

    private static IEnumerable<LedgerFault> FaultsOf(LedgerLine line, long lastSeq, string lastHash)
    {
        if (!line.HashIsRight())
            yield return new(
                line.Seq,
                new(
                    $"{line.Seq} 行目は、書かれた後に変えられています（内容とハッシュが合いません）。",
                    $"Line {line.Seq} was changed after it was written (its words do not give its hash)."
                )
            );
        if (line.Seq != lastSeq + 1)
            yield return new(
                line.Seq,
                new(
                    $"{lastSeq + 1} 行目から {line.Seq - 1} 行目までがありません。",
                    $"Lines {lastSeq + 1} to {line.Seq - 1} are missing."
                )
            );
        else if (line.PreviousHash != lastHash)
            yield return new(
                line.Seq,
                new(
                    $"{line.Seq} 行目は、その前の行に続いていません（順序の入れ替えか、前の行の書き換え）。",
                    $"Line {line.Seq} does not follow the line before it (lines were swapped, or the one before was rewritten)."
                )
            );
    }
}
