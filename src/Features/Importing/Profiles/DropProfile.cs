using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;

namespace Shirube.Features.Importing.Profiles;

/// <summary>Applies a profile no more; what was read by it stays as it is.</summary>
public static class DropProfile
{
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> RunAsync(
        NpgsqlDataSource database,
        long id,
        string actor,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var at = await connection.QuerySingleOrDefaultAsync<DateTime?>(
            """
            update reading_profile set dropped_at = clock_timestamp()
            where id = @id and dropped_at is null returning dropped_at
            """,
            new { id }
        );
        if (at is not { } dropped)
            return false;
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            dropped,
            actor,
            "Importing.DropProfile",
            $"import/profiles/{id}",
            "{}",
            isPublic: false,
            ct
        );
        await transaction.CommitAsync(ct);
        return true;
    }
}
