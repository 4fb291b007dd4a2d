using System.Globalization;
using System.Text;
using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class KilledImportTests(PostgresFixture postgres)
{
    private const string DatabaseVariable = "SHIRUBE_TEST_DATABASE";
    private const string FileVariable = "SHIRUBE_TEST_FILE";

    [Fact]
    public async Task An_import_that_is_killed_leaves_the_register_as_it_was_and_can_be_repeated()
    {
        using var folder = new Folder();
        var file = folder.Write("large.txt", LargeRegister(goals: 300, rows: 20));
        await using var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(
            database,
            [Documents.Sample("ai-strategy-2026.txt")],
            "operator"
        );
        var before = await Snapshot.OfAsync(database);
        await using (
            var child = new ChildTest(
                $"{typeof(KilledImportTests).FullName}.{nameof(Import_until_killed)}",
                (DatabaseVariable, database.ConnectionString),
                (FileVariable, file)
            )
        )
        {
            while (await database.CountAsync(WritingNow) == 0)
            {
                child.AssertRunning();
                Assert.Equal(1, await database.CountAsync("select count(*) from source_document"));
            }
            await child.KillAsync();
        }
        while (await database.CountAsync(OthersNow) > 0)
            await Task.Delay(20);
        Assert.Equal(before, await Snapshot.OfAsync(database));
        Assert.Equal(2, (await LedgerBook.VerifyAsync(database.Source)).Lines);

        var again = Assert.Single(await ImportFolder.RunAsync(database, [file], "operator"));
        Assert.Equal(ImportState.Imported, again.State);
        Assert.Equal(6000, again.Initiatives);
        Assert.Equal(
            6000,
            await database.CountAsync(
                "select count(*) from initiative i join edition e on e.current_document_id = i.document_id where e.name like '%2031'"
            )
        );
        Assert.Empty((await LedgerBook.VerifyAsync(database.Source)).Faults);
    }

    [Fact(Explicit = true)]
    public async Task Import_until_killed()
    {
        var text = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipWhen(text is null, "Only run by another test.");
        await using var database = await Database.OpenAsync(new() { ConnectionString = text });
        var file = Environment.GetEnvironmentVariable(FileVariable)!;
        while (true)
            await ImportFolder.RunAsync(database, [file], "operator");
    }

    private const string OthersNow = """
        select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
        """;

    // In the middle: the document's row is written, its transaction still open.
    private const string WritingNow = $"""
        {OthersNow} and query ~ '^copy (entry|goal|initiative|passage|responsibility)'
        """;

    private static string LargeRegister(int goals, int rows)
    {
        var text = new StringBuilder(
            "「みなとAI戦略2031」の取組\n\n(2031年4月時点)\n\n第一部 港\n\n(1) 岸壁\n\n"
        );
        for (var g = 1; g <= goals; g++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<具体目標>\n\n第{g}の岸壁を写し取る\n\n取 組\t関係府省庁\n"
            );
            for (var r = 1; r <= rows; r++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"第{g}の岸壁の{r}番目の傾斜計を整備\t財\n"
                );
            text.Append('\n');
        }
        return text.Append("略称\t府省庁名\n財\t財政省\n").ToString();
    }
}
