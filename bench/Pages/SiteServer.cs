using System.Diagnostics;
using Shirube.App.Startup;
using Shirube.Data;
using Shirube.Features.Importing;

namespace Shirube.Bench.Pages;

/// <summary>The product's site over a throw-away register of the given files, with the number of SQL statements it has run
/// to be asked at <c>/bench/statements</c>.</summary>
internal static class SiteServer
{
    public static async Task RunAsync(int port, string[] files)
    {
        var folder = Directory.CreateTempSubdirectory("shirube-bench-");
        try
        {
            await using var database = await Database.OpenAsync(
                new() { DataPath = folder.FullName, Durable = false }
            );
            var from = Stopwatch.GetTimestamp();
            var results = await ImportFolder.RunAsync(database, files, "bench");
            Console.WriteLine(
                string.Create(
                    Stamp.Figures,
                    $"import of {results.Count} documents: {Stopwatch.GetElapsedTime(from).TotalSeconds:F2} s ({string.Join(", ", results.Select(r => r.State))})"
                )
            );
            var statements = new Statements();
            await using var site = Site.Build(
                database.Source,
                new($"http://127.0.0.1:{port}", Logging: false)
            );
            site.MapGet("/bench/statements", () => statements.Count);
            using var listening = statements.Listen();
            await site.RunAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Statements
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public ActivityListener Listen()
        {
            var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                    ActivitySamplingResult.PropagationData,
                ActivityStarted = activity =>
                {
                    if (activity.Kind == ActivityKind.Client)
                        Interlocked.Increment(ref count);
                },
            };
            ActivitySource.AddActivityListener(listener);
            return listener;
        }
    }
}
