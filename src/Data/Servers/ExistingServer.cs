using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Data.Servers;

/// <summary>A PostgreSQL that someone else runs, named in <c>SHIRUBE_DATABASE</c>.</summary>
internal static class ExistingServer
{
    public static string Parse(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The text itself may hold a password: it is not repeated.
            throw new DatabaseUnavailableException(
                new(
                    "SHIRUBE_DATABASE を接続文字列として読めません。例：Host=db.example;Database=shirube;Username=shirube;Password=…",
                    "SHIRUBE_DATABASE is no connection string. Example: Host=db.example;Database=shirube;Username=shirube;Password=…"
                ),
                e
            );
        }
    }

    public static async Task CheckVersionAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select current_setting('server_version_num')::int, current_setting('server_encoding')",
            connection
        );
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var major = row.GetInt32(0) / 10000;
        var encoding = row.GetString(1);
        if (major < PostgresPrograms.Oldest)
            throw new DatabaseUnavailableException(
                new(
                    $"SHIRUBE_DATABASE の PostgreSQL は版 {major} です。{PostgresPrograms.Oldest} 以降が必要です。",
                    $"SHIRUBE_DATABASE names PostgreSQL {major}; {PostgresPrograms.Oldest} or newer is needed."
                )
            );
        if (encoding != "UTF8")
            throw new DatabaseUnavailableException(
                new(
                    $"SHIRUBE_DATABASE のデータベースの文字コードは {encoding} です。UTF8 で作り直してください：create database … encoding 'UTF8'",
                    $"The database in SHIRUBE_DATABASE is encoded in {encoding}. Make it in UTF8: create database … encoding 'UTF8'"
                )
            );
    }

    /// <summary>Null for errors that say nothing about reaching the server.</summary>
    public static Message? Explain(NpgsqlException error, string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var where = string.Create(CultureInfo.InvariantCulture, $"{to.Host}:{to.Port}");
        return error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(
                $"{where} に、データベース「{to.Database}」がありません。作ってから実行してください：createdb {to.Database}",
                $"There is no database '{to.Database}' at {where}. Make it first: createdb {to.Database}"
            ),
            PostgresException
            {
                SqlState: PostgresErrorCodes.InvalidPassword
                    or PostgresErrorCodes.InvalidAuthorizationSpecification
            } e => new(
                $"{where} が利用者「{to.Username}」を受け入れません（{e.MessageText}）。SHIRUBE_DATABASE の Username と Password を確かめてください。",
                $"{where} does not accept the user '{to.Username}' ({e.MessageText}). Check Username and Password in SHIRUBE_DATABASE."
            ),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => new(
                $"利用者「{to.Username}」に、データベース「{to.Database}」に表を作る権限がありません（{e.MessageText}）。その利用者を所有者にしてください。",
                $"The user '{to.Username}' may not make tables in '{to.Database}' ({e.MessageText}). Make it the database's owner."
            ),
            PostgresException => null,
            { InnerException: SocketException or TimeoutException or IOException } => new(
                $"SHIRUBE_DATABASE の {where} につながりません（{error.InnerException.Message}）。動いているか、名前と番号が正しいかを確かめてください。",
                $"SHIRUBE_DATABASE: {where} cannot be reached ({error.InnerException.Message}). Check that it runs, and its name and port."
            ),
            _ => null,
        };
    }
}
