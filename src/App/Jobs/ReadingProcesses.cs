using Shirube.Domain.Proposals;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;
using Shirube.Reading.Documents;

namespace Shirube.App.Jobs;

/// <summary>Has files read by other processes: as many as read at the same time, each kept for the next file until it has
/// had nothing to do for a while.</summary>
internal sealed class ReadingProcesses(ReadingLimits limits) : IDisposable
{
    // A start of the program for each would be most of the time, and the reader of text takes no more than its size.
    private const int ShortText = 1 << 20;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly Stack<(ReadingProcess Process, long Since)> idle = new();
    private Timer? rest;
    private bool isOver;

    /// <summary>As <see cref="ReadFile"/> wants it.</summary>
    public async Task<ReadDocument> ReadAsync(
        byte[] bytes,
        string name,
        ProfilesToUse profiles,
        IProgress<(int Done, int Pages)>? progress,
        CancellationToken ct
    )
    {
        if (bytes.Length <= ShortText && Reader.KindOf(bytes, name) == FileKind.Text)
            return await WholeReading.HereAsync(bytes, name, profiles, progress, ct);
        var process = Take();
        try
        {
            return await process.ReadAsync(bytes, name, profiles, progress, ct);
        }
        finally
        {
            Return(process);
        }
    }

    public void Dispose()
    {
        lock (idle)
        {
            isOver = true;
            rest?.Dispose();
            while (idle.TryPop(out var one))
                one.Process.Dispose();
        }
    }

    private ReadingProcess Take()
    {
        lock (idle)
            while (idle.TryPop(out var one))
                if (one.Process.IsFit)
                    return one.Process;
                else
                    one.Process.Dispose();
        return new(limits);
    }

    private void Return(ReadingProcess process)
    {
        lock (idle)
            if (!isOver && process.IsFit)
            {
                idle.Push((process, Environment.TickCount64));
                rest ??= new(_ => DismissIdle(), null, Idle, Idle);
                return;
            }
        process.Dispose();
    }

    private void DismissIdle()
    {
        lock (idle)
        {
            var all = idle.Reverse().ToArray();
            idle.Clear();
            foreach (var one in all)
                if (Environment.TickCount64 - one.Since < Idle.TotalMilliseconds)
                    idle.Push(one);
                else
                    one.Process.Dispose();
        }
    }
}
