using Npgsql;
using Shirube.Features.Importing;

namespace Shirube.App.Jobs;

/// <summary>The workers of this process.</summary>
internal sealed class ImportWorkers(NpgsqlDataSource database) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        RunAsync(database, stoppingToken);

    /// <summary>As many as there are processors, until they are told to stop.</summary>
    public static Task RunAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        var process = $"{Environment.MachineName}/{Environment.ProcessId}";
        return Task.WhenAll(
            Enumerable
                .Range(1, Environment.ProcessorCount)
                .Select(n =>
                    Task.Run(
                        () =>
                            new ImportWorker(
                                database,
                                $"{process}/{n}/{Guid.NewGuid():N}",
                                ReadingProcess.ReadAsync
                            ).RunAsync(stop),
                        stop
                    )
                )
        );
    }
}
