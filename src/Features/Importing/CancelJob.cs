using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>Takes a file off its way into the register; it can be resumed.</summary>
public static class CancelJob
{
    /// <returns>Whether there was something to cancel.</returns>
    public static Task<bool> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        string actor,
        CancellationToken ct = default
    ) =>
        JobChange.RunAsync(
            database,
            jobId,
            actor,
            "Importing.CancelJob",
            "state = 'cancelled', lease_until = null, worker = null",
            "state in ('queued', 'reading', 'review')",
            ct
        );
}
