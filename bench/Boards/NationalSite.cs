using System.Diagnostics;
using Shirube.Bench.Generators;
using Shirube.Data;

namespace Shirube.Bench.Boards;

/// <summary>A throw-away database of national size on a private server.</summary>
internal sealed class NationalSite(DirectoryInfo folder, Database database) : IAsyncDisposable
{
    public Database Database => database;

    public static async Task<NationalSite> MakeAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("shirube-bench-");
        var database = await Database.OpenAsync(
            new() { DataPath = folder.FullName, Durable = false }
        );
        var from = Stopwatch.GetTimestamp();
        var site = new NationalSite(folder, database);
        (site.OpenRound, site.Secretariat) = await NationalSize.MakeAsync(database, rounds);
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"{NationalSize.Initiatives} initiatives, {NationalSize.Organisations} organisations, {rounds} rounds closed with a cut: made in {Stopwatch.GetElapsedTime(from).TotalSeconds:F1} s"
            )
        );
        return site;
    }

    public long OpenRound { get; private set; }
    public Domain.People.Caller Secretariat { get; private set; } = Domain.People.Caller.Public;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
