using System.Diagnostics;
using Shirube.App.Startup;
using Shirube.Data;
using Shirube.Features.Importing;
using Shirube.Features.Register;

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
                database,
                new($"http://127.0.0.1:{port}", Logging: false)
            );
            site.MapGet("/bench/statements", () => statements.Count);
            MapTable(site, database);
            using var listening = statements.Listen();
            await site.RunAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The largest edition, and what its page of 50 rows asks the database, without the page.
    private static void MapTable(WebApplication site, Database database)
    {
        var slug = LargestAsync();
        site.MapGet("/bench/largest", () => slug);
        site.MapGet(
            "/bench/table",
            async (CancellationToken ct) =>
            {
                var view = await new GetEdition(database.Source).Table(
                    await slug,
                    new("", null, "", ""),
                    "",
                    1,
                    ct
                );
                return view!.Rows.Count;
            }
        );

        async Task<string> LargestAsync() =>
            (await new GetEditions(database.Source).Run(CancellationToken.None))
                .MaxBy(e => e.Initiatives)!
                .Slug;
    }
}
