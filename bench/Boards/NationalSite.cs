using System.Diagnostics;
using Dapper;
using Shirube.Bench.Generators;
using Shirube.Data;
using Shirube.Data.People;
using Shirube.Domain.People;

namespace Shirube.Bench.Boards;

/// <summary>A database of national size on a private server: a throw-away one, or one in a folder that is kept and found
/// again.</summary>
internal sealed class NationalSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly bool isKept;

    private NationalSite(DirectoryInfo folder, bool isKept, Database database)
    {
        (this.folder, this.isKept, Database) = (folder, isKept, database);
    }

    public Database Database { get; }
    public long OpenRound { get; private set; }
    public Caller Secretariat { get; private set; } = Caller.Public;

    /// <param name="keep">A folder; null: a throw-away one.</param>
    public static async Task<NationalSite> MakeAsync(int rounds, string? keep = null)
    {
        var folder = keep is null
            ? Directory.CreateTempSubdirectory("shirube-bench-")
            : Directory.CreateDirectory(keep);
        var database = await Database.OpenAsync(
            new() { DataPath = folder.FullName, Durable = false }
        );
        var site = new NationalSite(folder, keep is not null, database);
        if (await site.FindAsync())
            return site;
        var from = Stopwatch.GetTimestamp();
        (site.OpenRound, site.Secretariat) = await NationalSize.MakeAsync(database, rounds);
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"{NationalSize.Initiatives} initiatives, {NationalSize.Organisations} organisations, {rounds} rounds closed with a cut: made in {Stopwatch.GetElapsedTime(from).TotalSeconds:F1} s"
            )
        );
        return site;
    }

    private async Task<bool> FindAsync()
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        if (
            await connection.ExecuteScalarAsync<long?>(
                "select max(id) from round where state = 'open'"
            )
                is not { } open
            || await connection.ExecuteScalarAsync<long?>("select min(id) from person")
                is not { } person
        )
            return false;
        var key = await new SessionShelf(Database.Source).BeginAsync(person, []);
        OpenRound = open;
        Secretariat = new(person, "事務局", [new(PersonRole.Secretariat, null)], key);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (!isKept)
            folder.Delete(recursive: true);
    }
}
