using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Npgsql;

namespace Shirube.App.Pages.Importing;

/// <summary>Hears from PostgreSQL which job changed and tells everyone who watches.</summary>
internal sealed class JobTidings(NpgsqlDataSource database) : BackgroundService
{
    private const string Heard = "shirube_jobs";
    private readonly ConcurrentDictionary<Channel<long>, bool> watchers = new();

    /// <summary>The ids of jobs as they change; 0 where some may have been missed.</summary>
    public Watch Start()
    {
        var channel = Channel.CreateBounded<long>(
            new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        watchers[channel] = true;
        return new(channel.Reader, () => watchers.TryRemove(channel, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure)
                when (failure is NpgsqlException or IOException or OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, told) =>
            Tell(long.TryParse(told.Payload, CultureInfo.InvariantCulture, out var id) ? id : 0);
        await using (var listen = new NpgsqlCommand($"listen {Heard}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        Tell(0);
        while (true)
            await connection.WaitAsync(ct);
    }

    private void Tell(long id)
    {
        foreach (var (channel, _) in watchers)
            channel.Writer.TryWrite(id);
    }

    internal sealed class Watch(ChannelReader<long> changes, Action end) : IDisposable
    {
        public ChannelReader<long> Changes => changes;

        public void Dispose() => end();
    }
}
