using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

/// <summary>Progress as it happens: <c>event: job</c> with the job as JSON, one after every change.</summary>
internal static class JobEvents
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <param name="only">Null: of all jobs.</param>
    public static async IAsyncEnumerable<SseItem<string>> Of(
        NpgsqlDataSource database,
        JobTidings tidings,
        Localiser l,
        long? only,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        using var watch = tidings.Start();
        foreach (var job in await CurrentAsync(database, only, ct))
            yield return Item(job, l);
        while (!ct.IsCancellationRequested)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Silence);
            long changed;
            try
            {
                changed = await watch.Changes.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                changed = -1;
            }
            if (ct.IsCancellationRequested)
                yield break;
            if (changed == -1)
                // Something must be said now and then, or what stands between takes the line for dead.
                yield return new SseItem<string>("{}", "still");
            else if (changed == 0)
                foreach (var job in await CurrentAsync(database, only, ct))
                    yield return Item(job, l);
            else if (
                (only is null || only == changed)
                && await GetJobs.OneAsync(database, changed, ct) is { } job
            )
                yield return Item(job, l);
        }
    }

    private static async Task<IReadOnlyList<JobCard>> CurrentAsync(
        NpgsqlDataSource database,
        long? only,
        CancellationToken ct
    ) =>
        only is { } id
            ? await GetJobs.OneAsync(database, id, ct) is { } job
                ? [job]
                : []
            : (await GetJobs.RunAsync(database, 1, ct)).Jobs;

    private static SseItem<string> Item(JobCard job, Localiser l) =>
        new(JsonSerializer.Serialize(Shown(job, l)), "job");

    public static object Shown(JobCard job, Localiser l) =>
        new
        {
            id = job.Id,
            name = job.Name,
            state = job.State.ToString().ToLowerInvariant(),
            words = l[JobWords.State(job.State)],
            done = job.Done,
            pages = job.Pages,
            entries = job.Entries,
            doubtful = job.Doubtful,
            unread = job.Unread,
            reason = job.Reason is { } reason ? l[reason] : null,
        };
}
