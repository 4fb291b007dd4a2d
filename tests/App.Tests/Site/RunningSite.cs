using Microsoft.AspNetCore.Builder;
using Npgsql;
using Shirube.App.Jobs;
using Shirube.App.Startup;
using Shirube.Data;
using Shirube.Data.People;
using AppSite = Shirube.App.Startup.Site;

namespace Shirube.App.Tests.Site;

/// <summary>The site on a free port over one database.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Database database;

    private RunningSite(WebApplication app, Database database)
    {
        this.app = app;
        this.database = database;
        Address = new(app.Urls.First());
        Client = new() { BaseAddress = Address };
    }

    public Uri Address { get; }
    public HttpClient Client { get; }
    public NpgsqlDataSource Source => database.Source;
    public WorkSource Work => database.Work;

    public string ConnectionString => database.ConnectionString;

    public string DatabaseName =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
    public IServiceProvider Services => app.Services;

    public static async Task<RunningSite> StartAsync(
        Database database,
        Provider? provider = null,
        SmtpSettings? smtp = null,
        string? publicUrl = null,
        string? proxies = null,
        TimeProvider? clock = null
    )
    {
        var app = AppSite.Build(
            database,
            new SiteOptions(
                "http://127.0.0.1:0",
                publicUrl,
                Logging: Environment.GetEnvironmentVariable("SHIRUBE_TEST_LOG") != null
            )
            {
                Provider = provider,
                Smtp = smtp,
                Proxies = proxies is null ? [] : [System.Net.IPNetwork.Parse(proxies)],
                Clock = clock ?? TimeProvider.System,
            }
        );
        await app.StartAsync();
        return new(app, database);
    }

    public Task<string> Html(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> Get(string path) =>
        Client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
