using Npgsql;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;

namespace Shirube.Features.Importing;

/// <summary>How a worker has a file read; in another process where the file could bring this one down.</summary>
/// <exception cref="UnreadableDocumentException">The file cannot be read, or its reading was stopped at a limit.</exception>
public delegate Task<ReadDocument> ReadFile(
    byte[] bytes,
    string name,
    ProfilesToUse profiles,
    IProgress<(int Done, int Pages)>? progress,
    CancellationToken ct
);

/// <summary>Takes files from the queue and lays their readings on the desk, until it is told to stop. Any number of workers
/// may run, in any number of processes and on any number of machines.</summary>
/// <param name="name">Unlike that of any other worker.</param>
public sealed class ImportWorker(NpgsqlDataSource database, string name, ReadFile read)
{
    // A file that brought so many workers down is not tried again.
    private const int MostAttempts = 3;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly JobQueue queue = new(database, name);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await WorkAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                // The database is away: what was taken comes back to the queue when its lease ends.
                await Task.Delay(Poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    /// <summary>Works off what waits and returns.</summary>
    /// <returns>How many files were taken.</returns>
    public async Task<int> DrainAsync(CancellationToken stop)
    {
        var taken = 0;
        while (await queue.TakeAsync(stop) is { } job)
        {
            await DoAsync(job, stop);
            taken++;
        }
        return taken;
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        await using var ear = await database.OpenConnectionAsync(stop);
        await using (var listen = new NpgsqlCommand($"listen {JobQueue.Channel}", ear))
            await listen.ExecuteNonQueryAsync(stop);
        while (true)
        {
            await DrainAsync(stop);
            // A worker that died tells nobody: look again after a while.
            await ear.WaitAsync(Poll, stop);
        }
    }

    private async Task DoAsync(TakenJob job, CancellationToken stop)
    {
        if (job.Attempts > MostAttempts)
        {
            await queue.RefuseAsync(job.Id, GaveUp(job.Name), stop);
            return;
        }
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pulse = new Pulse();
        var beating = BeatAsync(job.Id, pulse, lost);
        try
        {
            await ReadAsync(job, pulse, lost.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            if (stop.IsCancellationRequested)
                await queue.ReturnAsync(job.Id);
        }
        catch (UnreadableDocumentException e)
        {
            await queue.RefuseAsync(job.Id, e.Reason, stop);
        }
        finally
        {
            await lost.CancelAsync();
            await beating;
        }
        stop.ThrowIfCancellationRequested();
    }

    private async Task ReadAsync(TakenJob job, Pulse pulse, CancellationToken ct)
    {
        if (job.AcceptAtOnce && await IsThereAsync(job.Sha256, ct))
        {
            await queue.PassAsync(job.Id, ct);
            return;
        }
        var profiles = await ProfileShelf.ForJobAsync(database, job.Id, ct);
        var document = await read(job.Content, job.Name, profiles, pulse, ct);
        var packed = ReadDocumentJson.Pack(document);
        IReadOnlyList<string> earlier;
        await using (var connection = await database.OpenConnectionAsync(ct))
            earlier = await EarlierTexts.FindAsync(
                connection,
                Draft.Of(job.Name, job.Content, document)
            );
        var isLaid = await queue.FinishAsync(job, document, packed, earlier, ct);
        if (isLaid && job.AcceptAtOnce)
            await AcceptDocument.RunAsync(database, job.Id, job.Actor, null, name, ct);
    }

    private async Task<bool> IsThereAsync(string sha256, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await DocumentShelf.FindAsync(connection, sha256) is not null;
    }

    /// <summary>Tells the database that this worker lives; stops the reading when the job is no longer its own.</summary>
    private async Task BeatAsync(long id, Pulse pulse, CancellationTokenSource lost)
    {
        var heard = Environment.TickCount64;
        while (!lost.IsCancellationRequested)
        {
            await Task.Delay(Beat, lost.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (lost.IsCancellationRequested)
                return;
            try
            {
                if (!await queue.KeepAsync(id, pulse.Done, pulse.Pages, lost.Token))
                    await lost.CancelAsync();
                heard = Environment.TickCount64;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (NpgsqlException)
            {
                // By now another worker may have taken it over.
                if (Environment.TickCount64 - heard > JobQueue.Lease.TotalMilliseconds)
                    await lost.CancelAsync();
            }
        }
    }

    private static Message GaveUp(string name) =>
        new(
            $"「{name}」の読み取りは {MostAttempts} 回とも途中で止まりました（読み取る側が落ちたか、応答しなくなりました）。文書を分けるか、別の形式で保存し直してから、もう一度取り込んでください。",
            $"Reading '{name}' broke off {MostAttempts} times: the reader died or stopped answering. Split the document or save it in another format and bring it again."
        );

    private sealed class Pulse : IProgress<(int Done, int Pages)>
    {
        private volatile int done;
        private volatile int pages;

        public int Done => done;
        public int Pages => pages;

        public void Report((int Done, int Pages) value)
        {
            (done, pages) = (value.Done, value.Pages);
        }
    }
}
