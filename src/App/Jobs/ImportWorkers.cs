using Npgsql;
using Shirube.Features.Importing;

namespace Shirube.App.Jobs;

/// <summary>The workers of this process.</summary>
internal sealed class ImportWorkers(NpgsqlDataSource database) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        RunAsync(database, stoppingToken);

    /// <summary>As many as there are processors, until they are told to stop.</summary>
    public static async Task RunAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        using var readers = new ReadingProcesses(ReadingLimits.FromEnvironment());
        var process = $"{Environment.MachineName}/{Environment.ProcessId}";
        await Task.WhenAll(
            Enumerable
                .Range(1, Environment.ProcessorCount)
                .Select(n =>
                    Task.Run(
                        () =>
                            new ImportWorker(
                                database,
                                $"{process}/{n}/{Guid.NewGuid():N}",
                                readers.ReadAsync
                            ).RunAsync(stop),
                        stop
                    )
                )
        );
    }
}
