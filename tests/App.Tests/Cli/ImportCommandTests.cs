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

    [Theory]
    [InlineData("ja_JP.UTF-8", "うち不確か", "合計", "取り込み {0}、取り込めず 1")]
    [InlineData("C", "of them doubtful", "All", "imported {0}, refused 1")]
    public async Task The_summary_counts_what_is_doubtful_and_sums_it_up(
        string locale,
        string doubtful,
        string all,
        string counts
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        var environment = new Dictionary<string, string?>
        {
            ["SHIRUBE_DATABASE"] = database.ConnectionString,
            ["LC_ALL"] = locale,
        };
        using var folder = new Folder();
        var run = await Shirube.RunAsync(
            Shirube.Program,
            ["import", .. Samples.Files, folder.File("broken.txt", [0x89, .. "PNG\r\n"u8])],
            environment
        );
        Assert.Contains(doubtful, run.Text, StringComparison.Ordinal);
        counts = counts.Replace("{0}", $"{Samples.Files.Length}", StringComparison.Ordinal);
        var last = run.Text.Split('\n').Single(l => l.Contains(counts, StringComparison.Ordinal));
        Assert.Contains(all, last, StringComparison.Ordinal);
        await using var command = database.Source.CreateCommand(
            "select count(*) || ' ' || count(*) filter (where confidence <= 0.9) from entry"
        );
        var entries = (string)
            (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(
            entries,
            string.Join(' ', last.Split('│', StringSplitOptions.TrimEntries)[3..5])
        );
    }

    [Fact]
    public async Task For_review_the_files_wait_on_the_desk_and_the_next_step_is_named()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var environment = new Dictionary<string, string?>
        {
            ["SHIRUBE_DATABASE"] = database.ConnectionString,
        };
        var run = await Shirube.RunAsync(
            Shirube.Program,
            ["import", "--review", .. Samples.Files],
            environment
        );
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("/import", run.Text, StringComparison.Ordinal);
        Assert.Contains("./shirube work", run.Text, StringComparison.Ordinal);
        Assert.Equal(Samples.Files.Length, await CountAsync(database, "import_job"));
        Assert.Equal(0, await CountAsync(database, "source_document"));

        var both = await Shirube.RunAsync(
            Shirube.Program,
            ["import", "--review", "--profile", "p.json", Samples.Files[0]],
            environment
        );
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("--profile", both.Error, StringComparison.Ordinal);
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
