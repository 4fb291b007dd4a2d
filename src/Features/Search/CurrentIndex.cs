using System.Collections.Frozen;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain;

namespace Shirube.Features.Search;

/// <summary>The index of the register as it stands, and the names that go with it: of organisations and
/// editions by slug, titles by the first 12 characters of the SHA-256, sources by the document's id.</summary>
public sealed record SearchSnapshot(
    SearchIndex Index,
    FrozenDictionary<string, Message> Organisations,
    FrozenDictionary<string, Message> Editions,
    FrozenDictionary<string, Message> Titles,
    FrozenDictionary<long, SearchSource> Sources
);

/// <summary>Keeps the search index of one database up to date. One for the life of the process.</summary>
public sealed class CurrentIndex(NpgsqlDataSource source) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile SearchSnapshot? snapshot;

    /// <summary>The newest that is loaded; loads it if none is. A reload under way does not make anyone wait.</summary>
    public async ValueTask<SearchSnapshot> GetAsync(CancellationToken ct = default)
    {
        if (snapshot is { } loaded)
            return loaded;
        await loading.WaitAsync(ct);
        try
        {
            return snapshot ??= await SnapshotLoad.RunAsync(source, ct);
        }
        finally
        {
            loading.Release();
        }
    }

    public async Task ReloadAsync(CancellationToken ct = default)
    {
        await loading.WaitAsync(ct);
        try
        {
            snapshot = await SnapshotLoad.RunAsync(source, ct);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Reloads at every change of the register until cancelled; outlives the loss of the database.</summary>
    /// <param name="failed">Told of each failure; it is tried again a second later.</param>
    public async Task FollowAsync(Action<Exception> failed, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
            try
            {
                await ListenAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed(e);
                await Task.Delay(RetryAfter, ct)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
    }

    // Listening begins before the load, so that no change falls between the two.
    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {LedgerBook.Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        await ReloadAsync(ct);
        while (true)
        {
            await connection.WaitAsync(ct);
            await ReloadAsync(ct);
        }
    }

    public void Dispose() => loading.Dispose();
}
