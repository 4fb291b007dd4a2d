using Microsoft.EntityFrameworkCore.Migrations;
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

    private static async Task<long> CountAsync(Database database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
