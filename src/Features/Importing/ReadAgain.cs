using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>Has a file read by this version of the program, for its decisions to be kept and compared.</summary>
public static class ReadAgain
{
    /// <returns>Whether there was something to read.</returns>
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
            "Importing.ReadAgain",
            JobChange.QueueAgain,
            "state in ('review', 'accepted')",
            ct
        );
}
