using Shirube.Data;
using Shirube.Data.Ledgers;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

public class ImportSeedsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_four_official_documents_stand_in_the_register_as_they_are_printed()
    {
        var seeds = Documents.Seeds();
        await using var database = await postgres.NewDatabaseAsync();
        var results = await ImportFolder.RunAsync(database, seeds, "operator");
        Assert.All(results, r => Assert.Equal(ImportState.Imported, r.State));

        Assert.Equal(240, await Count("initiative"));
        Assert.Equal(8, await Count("goal where level = 'overarching'"));
        Assert.Equal(40, await Count("goal where level = 'specific'"));
        Assert.Equal(3, await Count("goal where cross_reference is not null"));
        Assert.Equal(497, await Count("responsibility"));
        Assert.Equal(101, await Rows("lead"));
        Assert.Equal(132, await Rows("sole"));
        Assert.Equal(7, await Rows("unmarked"));
        Assert.Equal(4, await Count("source_document"));
        Assert.Equal(5, (await LedgerBook.VerifyAsync(database.Source)).Lines);
        Assert.Contains("ai-strategy-2022", await database.TextsAsync("select slug from edition"));

        Task<long> Count(string from) => database.CountAsync($"select count(*) from {from}");
        Task<long> Rows(string role) =>
            Count(
                $"initiative i where exists (select from responsibility r where r.initiative_id = i.id and role = '{role}')"
            );
    }

    [Fact]
    public async Task Every_line_is_accounted_for_once_in_the_register_too()
    {
        var seeds = Documents.Seeds();
        await using var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(database, seeds, "operator");
        var wrong = await database.CountAsync(
            """
            select count(*) from source_document d
            where (lines, blank_lines, read_lines, furniture_lines, unread_lines) <> (
                select count(*)::int, count(*) filter (where state = 'blank')::int,
                    count(*) filter (where state = 'read')::int,
                    count(*) filter (where state = 'furniture')::int,
                    count(*) filter (where state = 'unread')::int
                from source_line l where l.document_id = d.id)
            """
        );
        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task The_same_bytes_twice_change_nothing()
    {
        var seeds = Documents.Seeds();
        await using var database = await postgres.NewDatabaseAsync();
        await ImportFolder.RunAsync(database, seeds, "operator");
        var before = await Snapshot.OfAsync(database);
        var again = await ImportFolder.RunAsync(database, seeds, "operator");
        Assert.All(again, r => Assert.Equal(ImportState.AlreadyThere, r.State));
        Assert.Equal(before, await Snapshot.OfAsync(database));
        Assert.Equal(5, (await LedgerBook.VerifyAsync(database.Source)).Lines);
    }

    [Fact]
    public async Task The_order_of_imports_makes_no_difference()
    {
        var seeds = Documents.Seeds();
        string? first = null;
        foreach (var order in Orders(seeds))
        {
            await using var database = await postgres.NewDatabaseAsync();
            foreach (var file in order)
                await ImportFolder.RunAsync(database, [file], "operator");
            var snapshot = await Snapshot.OfAsync(database);
            Assert.Equal(first ??= snapshot, snapshot);
        }
    }

    private static IEnumerable<string[]> Orders(string[] files) =>
        files.Length <= 1
            ? [files]
            : files.SelectMany(f =>
                Orders([.. files.Where(o => o != f)]).Select(rest => (string[])[f, .. rest])
            );
}
