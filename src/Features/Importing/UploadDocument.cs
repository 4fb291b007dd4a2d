using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>What became of a file that was brought.</summary>
/// <param name="JobId">Null where it was refused.</param>
/// <param name="WasThere">The same bytes were already waiting or on the desk.</param>
public sealed record UploadResult(long? JobId, bool WasThere, Message? Refusal);

/// <summary>Takes in a file to be read by a worker; nothing of it is public.</summary>
public static class UploadDocument
{
    private const int LongestName = 200;

    /// <param name="name">As the sender called it; folders and control characters are taken off.</param>
    /// <param name="acceptAtOnce">Whether its entries go into the register as they are read, without a person looking.</param>
    public static async Task<UploadResult> RunAsync(
        NpgsqlDataSource database,
        byte[] bytes,
        string name,
        string actor,
        bool acceptAtOnce,
        CancellationToken ct = default
    )
    {
        name = NameOf(name);
        if (bytes.Length == 0)
            return new(null, false, Empty(name));
        if (bytes.Length > Reader.LimitBytes)
            return new(null, false, Reader.TooLarge(name, bytes.Length));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One after the other for the same bytes: two hands may drop one file at once.
        await connection.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended(@sha256, 0))",
            new { sha256 }
        );
        if (
            await connection.QueryFirstOrDefaultAsync<long?>(
                "select id from import_job where sha256 = @sha256 and state in ('queued', 'reading', 'review') limit 1",
                new { sha256 }
            ) is
            { } there
        )
            return new(there, true, null);
        var (id, at) = await connection.QuerySingleAsync<(long, DateTime)>(
            $"""
            with changed as (
                insert into import_job (name, sha256, size, content, accept_at_once, actor)
                values (@name, @sha256, @size, @bytes, @acceptAtOnce, @actor) returning id, created_at),
            told as (select pg_notify('{JobQueue.Channel}', id::text) from changed)
            select id, created_at from changed, (select count(*) from told) t
            """,
            new
            {
                name,
                sha256,
                size = bytes.Length,
                bytes,
                acceptAtOnce,
                actor,
            }
        );
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            at,
            actor,
            "Importing.UploadDocument",
            $"import/{id}",
            JsonSerializer.Serialize(
                new
                {
                    sha256,
                    size = bytes.Length,
                    acceptAtOnce,
                }
            ),
            isPublic: false,
            ct
        );
        await transaction.CommitAsync(ct);
        return new(id, false, null);
    }

    /// <summary>The last part of a path, of Windows or of ours, fit to be shown.</summary>
    public static string NameOf(string name)
    {
        var last = ImportDocument.Printable(name.Split('/', '\\')[^1]).Trim();
        return last.Length == 0 ? "file"
            : last.Length <= LongestName ? last
            : last[..LongestName];
    }

    private static Message Empty(string name) =>
        new(
            $"「{name}」は空（0バイト）です。文章のあるファイルを選んでください。",
            $"'{name}' is empty (0 bytes). Choose a file with text in it."
        );
}
