using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Shirube.Data.Migrations;
using Shirube.Domain.Organisations;
using Shirube.Tests;

namespace Shirube.Data.Tests;

public class MigrationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_empty_database_gets_the_tables_and_the_known_organisations_once()
    {
        var options = new DatabaseOptions
        {
            ConnectionString = await postgres.NewEmptyDatabaseAsync(),
        };
        for (var time = 1; time <= 2; time++)
        {
            await using var database = await Database.OpenAsync(options);
            Assert.Equal(
                KnownOrganisations.All.Length,
                await CountAsync(database, "select count(*) from organisation")
            );
            Assert.Equal(
                RegisterMigrations.Ids.Length,
                await CountAsync(database, """select count(*) from "__EFMigrationsHistory" """)
            );
        }
    }

    [Fact]
    public async Task Several_processes_may_open_an_empty_database_at_once()
    {
        var options = new DatabaseOptions
        {
            ConnectionString = await postgres.NewEmptyDatabaseAsync(),
        };
        var opened = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Database.OpenAsync(options))
        );
        Assert.Equal(
            KnownOrganisations.All.Length,
            await CountAsync(opened[0], "select count(*) from organisation")
        );
        foreach (var database in opened)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task A_known_organisation_that_was_changed_is_set_right_when_the_register_is_opened()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await CountAsync(
            database,
            "with u as (update organisation set name = 'x' where slug = 'mic' returning 1) select count(*) from u"
        );
        await using var again = await Database.OpenAsync(
            new() { ConnectionString = database.ConnectionString }
        );
        Assert.Equal(
            1,
            await CountAsync(
                again,
                "select count(*) from organisation where slug = 'mic' and name = '総務省'"
            )
        );
    }

    [Fact]
    public async Task Rounds_that_were_made_before_questions_had_versions_keep_what_they_asked()
    {
        var connectionString = await postgres.NewEmptyDatabaseAsync();
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await RunAsync(
                source,
                """
                create table "__EFMigrationsHistory" ("MigrationId" varchar(150) primary key, "ProductVersion" varchar(32) not null)
                """
            );
            foreach (
                var id in RegisterMigrations.Ids.Where(id =>
                    string.CompareOrdinal(id, RegisterMigrations.Questions) < 0
                )
            )
            {
                using var sql = new StreamReader(
                    typeof(RegisterMigrations).Assembly.GetManifestResourceStream($"{id}.sql")!
                );
                await RunAsync(source, await sql.ReadToEndAsync());
                await RunAsync(
                    source,
                    $"""insert into "__EFMigrationsHistory" values ('{id}', '0')"""
                );
            }
            await RunAsync(
                source,
                """
                insert into strategy (slug, name) values ('s', '試験');
                insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines,
                    read_lines, furniture_lines, unread_lines, imported_at)
                values (repeat('0', 64), 't', '', 'utf-8', 'register', '試験', 'ja', 0, 0, 0, 0, 0, now());
                insert into edition (strategy_id, slug, name) values (1, 'e', '試験');
                insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
                select 1, 1, '試験', '2026-12-18', '', jsonb_build_object('version', 1, 'free', '[]'::jsonb), s
                from unnest(array['preparing', 'open', 'closed']) s
                """
            );
        }
        await using var database = await Database.OpenAsync(
            new() { ConnectionString = connectionString }
        );
        Assert.Equal(
            2,
            await CountAsync(
                database,
                "select count(*) from round r join question_set q on q.round_id = r.id and q.version = 1 and q.content = r.questions where r.state <> 'preparing'"
            )
        );
        Assert.Equal(2, await CountAsync(database, "select count(*) from question_set"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await CountAsync(
            database,
            """
            with i as (
                insert into "__EFMigrationsHistory" values ('9999_newer', '99') returning 1)
            select count(*) from i
            """
        );
        var refusal = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            Database.OpenAsync(new() { ConnectionString = database.ConnectionString })
        );
        Assert.Contains("9999_newer", refusal.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ids_that_the_start_checks_are_those_of_the_migrations()
    {
        var declared = typeof(RegisterMigrations)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(MigrationAttribute), false))
            .Cast<MigrationAttribute>()
            .Select(a => a.Id);
        Assert.Equal(RegisterMigrations.Ids.Order(), declared.Order());
    }

    [Fact]
    public void No_text_of_a_migration_lies_there_without_being_played()
    {
        var texts = typeof(RegisterMigrations)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => Path.GetFileNameWithoutExtension(n));
        Assert.Equal(RegisterMigrations.Ids.Order(), texts.Order());
    }

    [Theory]
    [InlineData("Host=/nonexistent;Username=x;Database=y")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Database=y;Timeout=3")]
    [InlineData("this is no connection string")]
    public async Task A_server_that_cannot_be_reached_is_explained(string connectionString)
    {
        var refusal = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            Database.OpenAsync(new() { ConnectionString = connectionString })
        );
        Assert.Contains("SHIRUBE_DATABASE", refusal.Reason.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var connectionString = await postgres.NewEmptyDatabaseAsync() + ";Database=nowhere";
        var refusal = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            Database.OpenAsync(new() { ConnectionString = connectionString })
        );
        Assert.Contains("createdb nowhere", refusal.Reason.En, StringComparison.Ordinal);
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(Database database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
