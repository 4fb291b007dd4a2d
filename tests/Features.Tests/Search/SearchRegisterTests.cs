using Dapper;
using Shirube.Data;
using Shirube.Domain.Texts;
using Shirube.Features.Search;
using Shirube.Tests;

namespace Shirube.Features.Tests.Search;

public class SearchRegisterTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hit_shows_the_text_as_printed_with_its_marks_and_what_it_stands_under()
    {
        await using var database = await WithOneInitiativeAsync();
        using var current = new CurrentIndex(database.Source);
        var page = await new SearchRegister(database.Source, current).RunAsync(new("AI"), Ct);

        Assert.Equal(2, page.Total);
        var hit = page.Hits[0];
        Assert.Equal("initiative", hit.Kind);
        Assert.Equal("/initiatives/i0000000001", hit.Path);
        Assert.Equal("港でのA I活用", hit.Text);
        Assert.Equal([new TextRange(3, 3)], hit.Marks);
        Assert.Equal(["港の部", "港の目標"], hit.Above);
        Assert.Equal(
            new("aaaaaaaaaaaa", "試しの計画", "try-2026", "試し 2026", "試し"),
            hit.Source
        );
        Assert.Equal("line", page.Hits[1].Kind);
        Assert.Equal([("initiative", 1), ("line", 1)], page.Kinds.Select(k => (k.Value, k.Hits)));
        Assert.Equal("取組", page.Kinds[0].Label.Ja);
        Assert.Equal([("mext", 1)], page.Organisations.Select(o => (o.Value, o.Hits)));
        Assert.Equal("文部科学省", page.Organisations[0].Label.Ja);
        Assert.Equal(1, page.Pages);
    }

    [Fact]
    public async Task What_a_replaced_document_said_is_no_hit()
    {
        await using var database = await WithOneInitiativeAsync();
        await using var connection = await database.Source.OpenConnectionAsync(Ct);
        await connection.ExecuteAsync(
            $"""
            insert into source_document (sha256, name, content, encoding, family, title, language,
                replaces_id, lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at)
            select '{new string(
                'b',
                64
            )}', 'b', '', 'utf-8', 'outline', 'b', 'ja', id, 0, 0, 0, 0, 0, now()
            from source_document
            """
        );
        using var current = new CurrentIndex(database.Source);
        var page = await new SearchRegister(database.Source, current).RunAsync(new("AI"), Ct);
        Assert.Equal(0, page.Total);
        Assert.Empty(page.Hits);
    }

    [Fact]
    public async Task The_index_stays_as_it_was_until_it_is_loaded_anew()
    {
        await using var database = await postgres.NewDatabaseAsync();
        using var current = new CurrentIndex(database.Source);
        var search = new SearchRegister(database.Source, current);
        Assert.Equal(0, (await search.RunAsync(new("AI"), Ct)).Total);
        await FillAsync(database);
        Assert.Equal(0, (await search.RunAsync(new("AI"), Ct)).Total);
        await current.ReloadAsync(Ct);
        Assert.Equal(2, (await search.RunAsync(new("AI"), Ct)).Total);
    }

    [Fact]
    public async Task A_passage_that_has_gone_since_is_left_out_of_the_page()
    {
        await using var database = await WithOneInitiativeAsync();
        using var current = new CurrentIndex(database.Source);
        await current.ReloadAsync(Ct);
        await using var connection = await database.Source.OpenConnectionAsync(Ct);
        await connection.ExecuteAsync("delete from passage where kind = 'line'");
        var page = await new SearchRegister(database.Source, current).RunAsync(new("AI"), Ct);
        Assert.Equal("initiative", Assert.Single(page.Hits).Kind);
    }

    [Fact]
    public async Task Nothing_asked_and_too_much_asked_cost_no_statement()
    {
        await using var database = await postgres.NewDatabaseAsync();
        using var current = new CurrentIndex(database.Source);
        await database.Source.DisposeAsync();
        var search = new SearchRegister(database.Source, current);
        Assert.Equal(0, (await search.RunAsync(new(" \u3000"), Ct)).Total);
        var refused = await search.RunAsync(new(new string('港', 10_000)), Ct);
        Assert.NotNull(refused.Query.Refusal);
    }

    private async Task<Database> WithOneInitiativeAsync()
    {
        var database = await postgres.NewDatabaseAsync();
        await FillAsync(database);
        return database;
    }

    private static async Task FillAsync(Database database)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Ct);
        await connection.ExecuteAsync(
            $"""
            insert into strategy (slug, name) values ('try', '試し');
            insert into edition (strategy_id, slug, name) select id, 'try-2026', '試し 2026' from strategy;
            insert into source_document (sha256, name, content, encoding, family, title, language,
                edition_id, lines, blank_lines, read_lines, furniture_lines, unread_lines, imported_at)
            select '{new string('a', 64)}', 'a', '', 'utf-8', 'register', '試しの計画', 'ja',
                id, 3, 0, 3, 0, 0, now() from edition;
            insert into entry (document_id, key, position, kind, text, first_line, last_line, quote, confidence, fields)
            select id, 'e' || n, n, 'part', '', n, n, '', 1, jsonb_build_object() from source_document, generate_series(1, 3) n;
            insert into section (document_id, entry_key, code, edition_id, level, text, position)
            select d.id, 'e1', 's0000000001', edition_id, 'part', '港の部', 1 from source_document d;
            insert into goal (document_id, entry_key, code, edition_id, section_id, level, text, match_keys, position)
            select document_id, 'e2', 'g0000000001', edition_id, id, 'specific', '港の目標', array[]::text[], 2 from section;
            insert into initiative (document_id, entry_key, code, edition_id, goal_id, text, norm, position)
            select document_id, 'e3', 'i0000000001', edition_id, id, '港でのA I活用', 'ai', 3 from goal;
            insert into passage (document_id, kind, path, body, norm, organisations, weight)
            select d.id, 'line', '/sources/a#L3', '港でのA I活用 ◎学', @line, array[]::bigint[], 0.3 from source_document d;
            insert into passage (document_id, kind, path, body, norm, organisations, weight)
            select d.id, 'initiative', '/initiatives/i0000000001', '港でのA I活用', @initiative,
                array(select id from organisation where slug = 'mext'), 1 from source_document d;
            """,
            new
            {
                line = Normal.ForSearch("港でのA I活用 ◎学"),
                initiative = Normal.ForSearch("港でのA I活用"),
            }
        );
    }
}
