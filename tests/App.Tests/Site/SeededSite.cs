using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>Tests of this collection share one site over the official documents; they only read.</summary>
[CollectionDefinition(nameof(SeededSite))]
public sealed class SeededSiteTests : ICollectionFixture<SeededSite>;

/// <summary>The site over the official documents. Without the documents
/// <see cref="Running"/> skips the test, saying so.</summary>
public sealed class SeededSite(PostgresFixture postgres) : IAsyncLifetime
{
    private RunningSite? site;

    public static string? Folder { get; } = FindSeeds();

    public RunningSite Running
    {
        get
        {
            if (site == null)
                Assert.Skip("The folder ../shared/seeds with the official documents is absent.");
            return site;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Folder == null)
            return;
        var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(database, [Folder], "operator");
        site = await RunningSite.StartAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        if (site != null)
            await site.DisposeAsync();
    }

    private static string? FindSeeds()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "Shirube.slnx")))
            folder = folder.Parent;
        var seeds = Path.Combine(folder?.Parent?.FullName ?? "/", "shared", "seeds");
        return Directory.Exists(seeds) ? seeds : null;
    }
}
