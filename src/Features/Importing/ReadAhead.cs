using System.Security.Cryptography;
using Shirube.Data;
using Shirube.Domain.Proposals;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>A file made ready to be written; one of the three.</summary>
/// <param name="Known">Its bytes are in the register.</param>
/// <param name="Twin">The bytes of a file like one that is being read: known when that is written, if it is.</param>
internal sealed record FileReading(Draft? Draft, ImportResult? Known, byte[]? Twin);

/// <summary>Reads files in the order in which they will be written, as many at once as there are processors: no more are
/// held in memory than that.</summary>
internal sealed class ReadAhead(
    Database database,
    IReadOnlyList<FoundFile> files,
    ReadingProfile? profile,
    ReadFile read,
    CancellationToken ct
) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
        ct
    );
    private readonly Queue<Task<FileReading>> readings = new();
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private int started;

    /// <summary>The reading of the next file; it throws what the reading threw.</summary>
    public Task<FileReading> NextAsync()
    {
        while (started < files.Count && readings.Count < Environment.ProcessorCount)
        {
            var file = files[started++];
            readings.Enqueue(Task.Run(() => ReadAsync(file), stop.Token));
        }
        return readings.Dequeue();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ((Task)Task.WhenAll(readings)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task<FileReading> ReadAsync(FoundFile file)
    {
        if (file.Refusal is { } refusal)
            throw new UnreadableDocumentException(refusal);
        var bytes = await FileBytes.ReadAsync(file.Path, stop.Token);
        var name = Path.GetFileName(file.Path);
        if (await ImportDocument.FindAsync(database, bytes, name, stop.Token) is { } known)
            return new(null, known, null);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        lock (taken)
            if (!taken.Add(sha256))
                return new(null, null, bytes);
        return new(
            await ImportDocument.ReadAsync(database, bytes, name, profile, read, stop.Token),
            null,
            null
        );
    }
}
