using Microsoft.AspNetCore.OutputCaching;
using Npgsql;
using Shirube.Features.Search;

namespace Shirube.App.Startup;

/// <summary>Listens for <c>NOTIFY shirube_register</c> and waits for the time of the next release, drops every kept page and loads the search index anew. While the
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

    /// <summary>Milliseconds: clocks drift.</summary>
    private const double Longest = 60 * 60 * 1000;

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

    // Rounded up: asked at that moment, the release is out.
    private static async Task<TimeSpan?> NextReleaseAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            """
            select ceil(extract(epoch from min(t.publish_at) - clock_timestamp()) * 1000)::float8
            from release_timing t
            where t.publish_at > clock_timestamp() and not exists (
                select from release_timing later where later.release_id = t.release_id and later.number > t.number)
            """,
            connection
        );
        return await command.ExecuteScalarAsync(cancellation) is double milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
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
            // Asked first: a release that comes out while the index is loaded is waited for, and loaded again.
            var asked = Environment.TickCount64;
            var next = await NextReleaseAsync(connection, cancellation);
            await index.ReloadAsync(cancellation);
            version.Changed(next, asked);
            var wait = next is { } at ? asked + at.TotalMilliseconds - Environment.TickCount64 : -1;
            await connection.WaitAsync(
                next is null ? -1 : (int)Math.Clamp(wait, 1, Longest),
                cancellation
            );
        }
    }
}
