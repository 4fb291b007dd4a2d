using Npgsql;
using Shirube.Data.Migrations;
using Shirube.Data.People;
using Shirube.Data.Servers;

namespace Shirube.Data;

/// <summary>The register's database, open and of this build's shape. Disposing it stops the private server if this
/// process started it.</summary>
public sealed class Database : IAsyncDisposable
{
    private const string PrivateName = "shirube";
    private readonly PrivateServer? server;

    private readonly NpgsqlDataSource web;

    private Database(
        NpgsqlDataSource source,
        NpgsqlDataSource web,
        string connectionString,
        PrivateServer? server
    )
    {
        Source = source;
        this.web = web;
        Work = new(source, web);
        ConnectionString = connectionString;
        this.server = server;
    }

    /// <summary>As the owner of the tables: imports, public pages, the command line.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>For those who have signed in.</summary>
    public WorkSource Work { get; }
    public string ConnectionString { get; }

    /// <summary>Starts or finds the server and brings the tables up to this build.</summary>
    /// <exception cref="DatabaseUnavailableException">The reason says what is missing and what to do.</exception>
    public static async Task<Database> OpenAsync(
        DatabaseOptions options,
        CancellationToken ct = default
    )
    {
        if (options.ConnectionString is { } existing)
            return await OpenExistingAsync(existing, options.WebConnectionString, ct);
        var server = await PrivateServer.StartAsync(options.DataPath, options.Durable, ct);
        try
        {
            var connectionString = server.ConnectionString(PrivateName);
            return await OpenOnAsync(
                connectionString,
                server.ConnectionString(PrivateName, WebRole.Name),
                server,
                ct
            );
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<Database> OpenExistingAsync(
        string text,
        string? webText,
        CancellationToken ct
    )
    {
        var connectionString = ExistingServer.Parse(text);
        try
        {
            return await OpenOnAsync(
                connectionString,
                webText is null ? WebRole.Within(connectionString) : ExistingServer.Parse(webText),
                null,
                ct
            );
        }
        catch (NpgsqlException e) when (ExistingServer.Explain(e, connectionString) is { } reason)
        {
            throw new DatabaseUnavailableException(reason, e);
        }
    }

    private static async Task<Database> OpenOnAsync(
        string connectionString,
        string webConnectionString,
        PrivateServer? server,
        CancellationToken ct
    )
    {
        var builder = Settings(connectionString);
        builder.MaxPoolSize = Math.Min(100, Requests + Workers * Environment.ProcessorCount);
        var source = NpgsqlDataSource.Create(builder);
        try
        {
            await using var connection = await ConnectAsync(source, server, ct);
            if (server is null)
                await ExistingServer.CheckVersionAsync(connection, ct);
            await SchemaUpdate.RunAsync(connection, builder.ConnectionString, ct);
            return new(
                source,
                NpgsqlDataSource.Create(Web(webConnectionString)),
                builder.ConnectionString,
                server
            );
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    // Requests wait for a connection rather than for a server that has none left (PostgreSQL's usual limit is 100 for all).
    private const int Workers = 3; // connections of each reader of files
    private const int Requests = 24;

    private static NpgsqlConnectionStringBuilder Settings(string connectionString) =>
        new(connectionString)
        {
            ApplicationName = "shirube",
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 3,
            Timeout = 60,
        };

    private static NpgsqlConnectionStringBuilder Web(string connectionString)
    {
        var settings = Settings(connectionString);
        settings.MaxPoolSize = Requests;
        return settings;
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        NpgsqlDataSource source,
        PrivateServer? server,
        CancellationToken ct
    )
    {
        try
        {
            return await source.OpenConnectionAsync(ct);
        }
        catch (PostgresException e)
            when (e.SqlState == PostgresErrorCodes.InvalidCatalogName && server is not null)
        {
            await CreateAsync(server, ct);
            return await source.OpenConnectionAsync(ct);
        }
    }

    private static async Task CreateAsync(PrivateServer server, CancellationToken ct)
    {
        await using var postgres = NpgsqlDataSource.Create(
            server.ConnectionString("postgres") + ";Pooling=false"
        );
        await using var command = postgres.CreateCommand($"create database {PrivateName}");
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
            when (e.SqlState
                    is PostgresErrorCodes.DuplicateDatabase
                        or PostgresErrorCodes.UniqueViolation
            )
        {
            // Another process was faster.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        await Source.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }
}
