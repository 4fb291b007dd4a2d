using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Tests;

namespace Shirube.App.Tests.Cli;

/// <summary>The first administrator's link.</summary>
public sealed class AddAdministratorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Without_an_address_of_the_site_the_path_is_printed_and_no_port_is_guessed()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var said = await RunAsync(site, "people", "add-admin", "ueda@example.go.jp");
        Assert.Matches("^/invitations/[A-Za-z0-9_-]{20,}\n$", said.Text);
        Assert.Contains("serve", said.Error, StringComparison.Ordinal);
        Assert.Contains("--public-url", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("5480", said.Text, StringComparison.Ordinal);
        using var visitor = new Visitor(site);
        Assert.Contains(
            "ueda@example.go.jp",
            await visitor.Text(said.Text.Trim()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task With_it_the_whole_address_is_printed()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        var said = await RunAsync(
            site,
            "people",
            "add-admin",
            "ueda@example.go.jp",
            "--public-url",
            "https://register.example/"
        );
        Assert.Matches("^https://register\\.example/invitations/[A-Za-z0-9_-]{20,}\n$", said.Text);
        Assert.Empty(said.Error);
    }

    private static async Task<Shirube.Outcome> RunAsync(
        RunningSite site,
        params string[] arguments
    ) =>
        await Shirube.RunAsync(
            Shirube.Program,
            arguments,
            new Dictionary<string, string?> { ["SHIRUBE_DATABASE"] = site.ConnectionString }
        );
}
