using Shirube.Tests;

namespace Shirube.App.Tests.Cli;

public sealed class ImportCommandTests(PostgresFixture postgres)
{
    [Fact]
    public async Task One_bad_file_among_good_ones_is_named_and_the_others_are_imported_once()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var environment = new Dictionary<string, string?>
        {
            ["SHIRUBE_DATABASE"] = database.ConnectionString,
        };
        using var folder = new Folder();
        foreach (var sample in Samples.Files)
            File.Copy(sample, Path.Combine(folder.Path, Path.GetFileName(sample)));
        folder.File("broken.txt", [0x89, .. "PNG\r\n"u8]);

        var first = await Shirube.RunAsync(Shirube.Program, ["import", folder.Path], environment);
        Assert.Equal(3, first.ExitCode);
        Assert.Contains("broken.txt", first.Error, StringComparison.Ordinal);
        Assert.Equal(Samples.Files.Length, await CountAsync(database, "source_document"));

        var ledger = await CountAsync(database, "ledger");
        var again = await Shirube.RunAsync(
            Shirube.Program,
            ["import", .. Samples.Files],
            environment
        );
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("登録済み", again.Text, StringComparison.Ordinal);
        Assert.Equal(ledger, await CountAsync(database, "ledger"));

        var verified = await Shirube.RunAsync(Shirube.Program, ["verify-ledger"], environment);
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains($"台帳の行数: {ledger} ", verified.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_changed_behind_its_back_fails_verification_with_1()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var environment = new Dictionary<string, string?>
        {
            ["SHIRUBE_DATABASE"] = database.ConnectionString,
        };
        await Shirube.RunAsync(Shirube.Program, ["import", .. Samples.Files], environment);
        await using (
            var tamper = database.Source.CreateCommand(
                "alter table ledger disable trigger user; update ledger set actor = 'someone else' where seq = 2"
            )
        )
            await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var run = await Shirube.RunAsync(Shirube.Program, ["verify-ledger"], environment);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("2 行目", run.Error, StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(Data.Database database, string table)
    {
        await using var command = database.Source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
