using Shirube.Data;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.Features.Tests.Importing;

/// <summary>The AI Strategy 2019 in English, its figures counted by reading it.</summary>
public sealed class ImportEnglishPlanTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_English_strategy_stands_in_the_register_as_it_is_printed()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var result = Assert.Single(await ImportAsync(database, Strategy()));
        Assert.Equal(ImportState.Imported, result.State);

        Assert.Equal(["AI Strategy"], await database.TextsAsync("select name from strategy"));
        Assert.Equal(
            ["ai-strategy-2019|AI Strategy 2019|2019"],
            await database.TextsAsync("select concat_ws('|', slug, name, year) from edition")
        );
        Assert.Equal(11, await Count("goal g where level = 'overarching'"));
        Assert.Equal(43, await Count($"goal g where level = 'specific' and {IsPrinted}"));
        Assert.Equal(259, await Count("initiative"));
        Assert.Equal(608, await Count("responsibility"));
        Assert.Equal(149, await Count("responsibility where role = 'lead'"));
        Assert.Equal(339, await Count("responsibility where role = 'joint'"));
        Assert.Equal(100, await Count("responsibility where role = 'sole'"));
        Assert.Equal(20, await Count("responsibility where role = 'unmarked'"));
        Assert.Equal(0, await Count("responsibility where organisation_id is null"));
        Assert.Equal(
            254,
            await Count($"initiative i join entry e {OfItsEntry} where e.fields ? 'deadlines'")
        );
        Assert.Equal(
            7,
            await Count($"initiative i join entry e {OfItsEntry} where e.repeat_of_key is not null")
        );
        Assert.Equal(6, await Count("question where kind = 'unmarked'"));
        Assert.Equal(4, await Count("question where kind = 'unnamed'"));
        Assert.Equal(22, await Count("alias where basis = 'table'"));

        Task<long> Count(string from) => database.CountAsync($"select count(*) from {from}");
    }

    [Fact]
    public async Task Its_ministries_are_those_of_the_Japanese_register_and_not_their_doubles()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await ImportAsync(database, [.. Documents.Seeds(), .. Strategy()]);
        Assert.Empty(
            await database.TextsAsync(
                "select name_en from organisation where name_en is not null group by name_en, parent_id having count(*) > 1"
            )
        );
        Assert.Equal(
            ["AI Strategy 2019", "AI戦略2022"],
            await database.TextsAsync(
                """
                select distinct e.name from responsibility r join organisation o on o.id = r.organisation_id
                join initiative i on i.id = r.initiative_id join edition e on e.id = i.edition_id
                where o.slug = 'mext' order by e.name
                """
            )
        );
        Assert.Equal(
            ["AI戦略|AI Strategy"],
            await database.TextsAsync("select concat_ws('|', name, name_en) from strategy")
        );
        Assert.Contains(
            "ai-strategy-2019-en",
            await database.TextsAsync("select slug from edition")
        );
    }

    // Initiatives of a table belong to the heading in its first column, which stands in as their goal.
    private const string IsPrinted =
        "exists (select from entry e where e.document_id = g.document_id and e.key = g.entry_key and e.kind like '%goal')";

    private const string OfItsEntry = "on e.document_id = i.document_id and e.key = i.entry_key";

    private static Task<IReadOnlyList<ImportResult>> ImportAsync(
        Database database,
        string[] files
    ) => ImportFolder.RunAsync(database, files, "operator");

    private static string[] Strategy()
    {
        var file = Path.Combine(Documents.Root, "../shared/data/pdf/ai-strategy-2019-en.pdf");
        if (!File.Exists(file))
            Assert.Skip("../shared/data is absent: nothing to import.");
        return [file];
    }
}
