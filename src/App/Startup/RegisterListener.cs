using Microsoft.AspNetCore.OutputCaching;
using Npgsql;
using Shirube.Features.Search;

namespace Shirube.App.Startup;

/// <summary>Listens for <c>NOTIFY shirube_register</c>, drops every kept page and loads the search index anew. While the
/// connection is lost nothing is kept, since changes cannot be heard; nor while the index is loaded, or a search page of
/// the old index would be kept as one of the new register.</summary>
internal sealed class RegisterListener(
    NpgsqlDataSource database,
    RegisterVersion version,
    IOutputCacheStore cache,
    CurrentIndex index,
    ILogger<RegisterListener> log
) : BackgroundService
{
    private const string Channel = "shirube_register";

    private static readonly Action<ILogger, Exception> LostConnection = LoggerMessage.Define(
        LogLevel.Warning,
        new EventId(1, nameof(LostConnection)),
        "Changes of the register cannot be heard; no page is kept until they can."
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException)
            {
                version.Lost();
                LostConnection(log, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
        {
            version.Lost();
            await cache.EvictByTagAsync(RegisterCache.Tag, cancellation);
            await index.ReloadAsync(cancellation);
            version.Changed();
            await connection.WaitAsync(cancellation);
        }
    }
}
