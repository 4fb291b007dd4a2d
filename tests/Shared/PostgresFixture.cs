using Npgsql;
using Shirube.Data;
using Shirube.Data.Servers;

[assembly: AssemblyFixture(typeof(Shirube.Tests.PostgresFixture))]

namespace Shirube.Tests;

/// <summary>A throw-away PostgreSQL for the tests of one assembly. Without PostgreSQL on the machine the tests fail and
/// name the package.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "template_register";
    private readonly string folder = Directory.CreateTempSubdirectory("shirube-tests-").FullName;
    private PrivateServer? server;
    private int databases;

    /// <summary>Where the server itself writes what it does.</summary>
    public string Log => Path.Combine(folder, "postgres.log");

    public async ValueTask InitializeAsync()
    {
        server = await PrivateServer.StartAsync(folder, durable: false);
        await ExecuteAsync($"create database {Template}");
        await using var template = await OpenAsync(Template);
    }

    /// <summary>A database of its own with every migration applied, empty but for the known organisations.</summary>
    public async Task<Database> NewDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name} template {Template}");
        return await OpenAsync(name);
    }

    /// <summary>A database with nothing in it, not even tables.</summary>
    public async Task<string> NewEmptyDatabaseAsync()
    {
        var name = $"empty_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name}");
        return server!.ConnectionString(name);
    }

    private Task<Database> OpenAsync(string name) =>
        // No pool: an idle connection would keep the template from being copied.
        Database.OpenAsync(
            new()
            {
                ConnectionString =
                    server!.ConnectionString(name) + (name == Template ? ";Pooling=false" : ""),
                WebConnectionString = server.ConnectionString(name, "shirube_web"),
            },
            TestContext.Current.CancellationToken
        );

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            server!.ConnectionString("postgres") + ";Pooling=false"
        );
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
