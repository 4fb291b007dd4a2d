using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>Has a cancelled or refused file read again.</summary>
public static class ResumeJob
{
    /// <returns>Whether there was something to resume.</returns>
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
            "Importing.ResumeJob",
            JobChange.QueueAgain,
            "state in ('cancelled', 'refused')",
            ct
        );
}
