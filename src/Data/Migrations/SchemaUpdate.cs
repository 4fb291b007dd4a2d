using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shirube.Data.Organisations;

namespace Shirube.Data.Migrations;

/// <summary>Brings the tables and the directory of known organisations up to this build. Where there is nothing to do,
/// it asks twice and does nothing.</summary>
internal static class SchemaUpdate
{
    private const long Lock = 0x53686972756265; // "Shirube"

    public static async Task RunAsync(
        NpgsqlConnection connection,
        string connectionString,
        CancellationToken ct
    )
    {
        if (await IsCurrentAsync(connection, ct))
            return;
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            if (!RegisterMigrations.Ids.All((await AppliedAsync(connection, ct)).Contains))
                await MigrateAsync(connectionString, ct);
            if (!await DirectorySeed.IsCurrentAsync(connection, ct))
                await DirectorySeed.WriteAsync(connection, ct);
        }
        finally
        {
            await ExecuteAsync(
                connection,
                $"select pg_advisory_unlock({Lock})",
                CancellationToken.None
            );
        }
    }

    private static async Task<bool> IsCurrentAsync(
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        var applied = await AppliedAsync(connection, ct);
        if (applied.Except(RegisterMigrations.Ids).FirstOrDefault() is { } newer)
            throw new DatabaseUnavailableException(
                new(
                    $"このデータベースは、より新しい版の Shirube が作ったものです（{newer}）。新しい版で開いてください。",
                    $"This database was made by a newer version of Shirube ({newer}). Open it with that version."
                )
            );
        return RegisterMigrations.Ids.All(applied.Contains)
            && await DirectorySeed.IsCurrentAsync(connection, ct);
    }

    private static async Task<List<string>> AppliedAsync(
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            """select "MigrationId" from "__EFMigrationsHistory" """,
            connection
        );
        try
        {
            var ids = new List<string>();
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                ids.Add(rows.GetString(0));
            return ids;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return [];
        }
    }

    private static async Task MigrateAsync(string connectionString, CancellationToken ct)
    {
        await using var context = new RegisterContext(connectionString);
        await context.Database.MigrateAsync(ct);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
