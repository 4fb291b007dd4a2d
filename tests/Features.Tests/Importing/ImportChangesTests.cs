using Shirube.Data;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class ImportChangesTests(PostgresFixture postgres)
{
    private static readonly string Register = File.ReadAllText(
        Documents.Sample("ai-strategy-2026.txt")
    );

    [Fact]
    public async Task A_changed_register_takes_the_place_of_the_old_one_whose_pages_stay()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var first = await ImportAsync(database, Register);
        var second = await ImportAsync(database, Register + "\n\nおわり");
        Assert.Equal(ImportState.Replaced, second.State);
        Assert.Equal(first.Sha256, second.ReplacedSha256);
        Assert.Equal(
            [second.Sha256!],
            await database.TextsAsync(
                "select d.sha256 from edition e join source_document d on d.id = e.current_document_id"
            )
        );
        Assert.Equal(
            2 * first.Initiatives,
            await database.CountAsync("select count(*) from initiative")
        );
        Assert.Equal(
            first.Initiatives,
            await database.CountAsync("select count(distinct code) from initiative")
        );
    }

    [Fact]
    public async Task Between_equal_registers_nothing_differs()
    {
        await using var database = await postgres.NewDatabaseAsync();
        Assert.Empty(await DifferencesAsync(database, Register + "\n\nおわり"));
    }

    [Fact]
    public async Task Rows_that_were_added_removed_reworded_or_given_to_another_are_told_apart()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var rows = Register.Split('\n').ToList();
        var table = rows.FindIndex(r => r.Contains('\t') && rows.IndexOf(r) > 40);
        var at = Enumerable.Range(table + 1, 60).Where(i => IsPlainRow(rows, i)).ToArray();
        var (reworded, removed, reassigned) = (at[0], at[1], at[2]);
        rows[reassigned] = rows[reassigned].Split('\t')[0] + "\t財";
        rows[reworded] = "とくに" + rows[reworded];
        rows[removed] = "砂丘の移り変わりを空から写す観測網の試作\t環";
        var changes = await DifferencesAsync(database, string.Join('\n', rows));
        Assert.Equal(
            ["Added", "Reassigned", "Removed", "Reworded"],
            changes.Where(c => c.What == "initiative").Select(c => c.Kind.ToString()).Order()
        );
    }

    // A row that is whole on its line, with one ministry that is not the one it will be given.
    private static bool IsPlainRow(List<string> rows, int i) =>
        rows[i].Split('\t') is [{ Length: > 10 }, { Length: 1 } named]
        && named != "財"
        && rows[i - 1].Contains('\t')
        && rows[i + 1].Contains('\t');

    private static async Task<IReadOnlyList<DocumentChange>> DifferencesAsync(
        Database database,
        string changed
    )
    {
        var first = await ImportAsync(database, Register);
        var second = await ImportAsync(database, changed);
        var changes = await CompareDocuments.RunAsync(
            database.Source,
            first.Sha256![..12],
            second.Sha256!
        );
        return changes!;
    }

    private static async Task<ImportResult> ImportAsync(Database database, string text)
    {
        using var folder = new Folder();
        var path = folder.Write("register.txt", text);
        return Assert.Single(await ImportFolder.RunAsync(database, [path], "operator"));
    }

    [Fact]
    public async Task Progress_is_tied_to_its_goals_and_ministries_whichever_came_first()
    {
        string[] files =
        [
            Documents.Sample("ai-strategy-2026.txt"),
            Documents.Sample("ai-strategy-2026-progress.txt"),
        ];
        await using var one = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(one, files, "operator");
        await using var other = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(other, [files[1]], "operator");
        await ImportFolder.RunAsync(other, [files[0]], "operator");
        Assert.Equal(await Snapshot.OfAsync(one), await Snapshot.OfAsync(other));
        Assert.True(await one.CountAsync("select count(*) from progress_goal") > 0);
        Assert.Equal(
            0,
            await one.CountAsync(
                "select count(*) from progress_organisation where printed = 'データ室' and organisation_id is null"
            )
        );
    }
}
