using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using Shirube.App.Tests.Cli;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>Clocks differ from server to server and from browser to browser: what came first and what came late says the
/// database's clock alone.</summary>
public sealed partial class ClockTests(PostgresFixture postgres)
{
    private static readonly string[] Rooms = ["Domain", "Data", "Features"];

    [Fact]
    public async Task Whoever_signed_in_can_write_no_time_that_the_database_does_not_hold_to_its_own_clock()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var connection = await database.Source.OpenConnectionAsync();
        var free = await connection.QueryAsync<string>(
            """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type like 'timestamp%'
              and exists (
                  select from information_schema.column_privileges p
                  where p.grantee = 'shirube_web' and p.table_name = c.table_name and p.column_name = c.column_name
                    and p.privilege_type in ('INSERT', 'UPDATE'))
              and not exists (
                  select from pg_trigger g
                  where g.tgrelid = format('public.%I', c.table_name)::regclass
                    and pg_get_triggerdef(g.oid) like '%time_is_the_databases(%''' || c.column_name || '''%')
            order by 1
            """
        );
        // What is to come: until when an invitation is good, and when a release comes out.
        Assert.Equal(["invitation.expires_at", "release_timing.publish_at"], free);
    }

    [Fact]
    public async Task Every_time_that_nobody_writes_is_the_databases()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var connection = await database.Source.OpenConnectionAsync();
        var defaults = (
            await connection.QueryAsync<(string Table, string? Default)>(
                """
                select c.table_name, c.column_default from information_schema.columns c
                where c.table_schema = 'public' and c.column_name = 'at' and c.table_name <> 'ledger'
                  and exists (
                      select from information_schema.column_privileges p
                      where p.grantee = 'shirube_web' and p.table_name = c.table_name and p.privilege_type = 'INSERT')
                  and exists (
                      select from information_schema.tables t where t.table_name = c.table_name and t.table_type = 'BASE TABLE')
                """
            )
        ).ToDictionary(d => d.Table, d => d.Default);
        foreach (
            var table in new[] { "answer", "report_step", "data_cut", "release", "correction" }
        )
            Assert.Contains(table, defaults.Keys);
        Assert.All(defaults, d => Assert.Equal("clock_timestamp()", d.Value));
    }

    [Theory]
    [InlineData(
        "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late, at) values (1, 1, 0, false, '{}', 'web', gen_random_uuid(), 1, '', false, '2020-01-01')"
    )]
    [InlineData(
        "insert into report_step (duty_id, action, version, reason, person_id, person_name, at) values (1, 'submit', 1, '', 1, '', '2020-01-01')"
    )]
    [InlineData("update duty set changed_at = '2020-01-01'")]
    [InlineData("update duty set changed_at = clock_timestamp() + interval '1 hour'")]
    [InlineData(
        "insert into ledger (seq, at, actor, use_case, subject, detail, previous_hash, hash) values (1, '2020-01-01', '', '', '', '{}', repeat('0', 64), repeat('0', 64))"
    )]
    public async Task A_time_of_ones_own_is_refused(string sql)
    {
        await using var site = await RoundSite.OpenAsync(postgres);
        var person = await site.NumberAsync(
            "select person_id from membership where role = 'reporter' limit 1"
        );
        var key = await new SessionShelf(site.Running.Source).BeginAsync(person, []);
        await using var work = await site.Running.Work.BeginAsync(
            new Caller(person, "試験", [], key)
        );
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            work.Connection.ExecuteAsync(sql)
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public void Nothing_below_the_pages_asks_the_clock_of_the_machine_it_runs_on()
    {
        var files = Rooms
            .SelectMany(room =>
                Directory.EnumerateFiles(
                    Path.Combine(Samples.Root(), "src", room),
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count > 100);
        Assert.All(files, f => Assert.DoesNotMatch(MachineClock(), File.ReadAllText(f)));
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)\b|GetUtcNow")]
    private static partial Regex MachineClock();
}
