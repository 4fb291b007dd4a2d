using System.Collections.Frozen;
using Npgsql;
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

    /// <summary>Loads it anew. To be called when the register has changed; until it is done the old one answers.</summary>
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

    public void Dispose() => loading.Dispose();
}
