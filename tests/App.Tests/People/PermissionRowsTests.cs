using Dapper;
using Npgsql;
using Shirube.Data;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>Every cell of the table of permissions again, in SQL and without the program's own check: the database itself
/// refuses.</summary>
public sealed class PermissionRowsTests(PostgresFixture postgres)
{
    // The desk is no table of the web role's; a survey workbook shows what the rows of SeeRounds show.
    private static readonly Dictionary<UseCase, string> Statements = new()
    {
        [UseCase.SeePeople] = "select id from person where email = 'other@example.go.jp'",
        [UseCase.InvitePerson] =
            "insert into invitation (token_hash, email, name, role, invited_by, expires_at) values ('\\x01', 'a@b.c', 'x', 'reader', 'x', clock_timestamp() + interval '7 days')",
        [UseCase.ChangeMembership] =
            "insert into membership (person_id, role) select id, 'administrator' from (values (2::bigint)) p (id)",
        [UseCase.EndAccess] =
            "update person set ended_at = now() where email = 'other@example.go.jp'",
        [UseCase.SeeRounds] = "select id from round where id = 2",
        [UseCase.RunRound] = "update round set state = 'open' where id = 1",
        [UseCase.AnswerDuty] =
            "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) values (1, 1, 0, false, '{}', 'web', gen_random_uuid(), 1, '試験', false)",
        [UseCase.ReturnWorkbook] =
            "insert into returned_workbook (round_id, organisation_id, sha256, name, content, reading, person_id, person_name) select 2, id, repeat('1', 64), 'a.xlsx', '', '{}', 1, '試験' from organisation where slug = 'mext'",
        [UseCase.ReviewReport] =
            "update duty set state = 'approved' where id = 2; insert into report_step (duty_id, action, version, reason, person_id, person_name) values (2, 'approve', 1, '', 1, '試験')",
        [UseCase.VerifyReport] =
            "insert into verification (duty_id, version, how, person_id, person_name) values (2, 1, '試験', 1, '試験')",
        [UseCase.Comment] =
            "insert into round_comment (round_id, initiative_code, words, save_key, role, organisation_id, organisation_name, person_id, person_name) select 2, 'i1', '試験', gen_random_uuid(), m.role, m.organisation_id, '', 1, '試験' from membership m where m.person_id = 1 and m.role in ('reporter', 'reviewer', 'secretariat')",
        [UseCase.RemindLate] =
            "select n::bigint from mail_people('late', 2, null, null, null, 'x', 'x', '/x') n where n > 0",
        [UseCase.KeepOutbox] =
            "update mail set state = 'by-hand', secret = null where id = (select min(id) from mail)",
        [UseCase.SeeCuts] = "select id from data_cut where id = 1",
        [UseCase.TakeCut] =
            "insert into data_cut (round_id, number, unasked, hash, person_id, person_name) values (3, 9, 0, repeat('0', 64), 1, '試験')",
        [UseCase.SeeReleases] = "select id from release where code = 'rwaits'",
        [UseCase.PublishRelease] =
            "insert into release (code, cut_id, number, round_name, edition_slug, edition_name, title, title_en, note, note_en, manifest, hash, ledger_line, ledger_hash, person_id, person_name) values ('rnew', 1, 1, '', '', '', '', '', '', '', '{}', encode(sha256('{}'), 'hex'), 1, '', 1, '試験')",
        [UseCase.CorrectRelease] =
            "insert into correction (code, answer_id, number, field, before, after, reason, person_id, person_name) values ('c', 1, 1, 'progress', '\"試験\"', '\"正\"', '試験', 1, '試験')",
        [UseCase.SeeIndicators] = "select id from indicator",
        [UseCase.KeepIndicators] =
            "insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed, reason, person_id, person_name) values (1, 'actual', 'value', '2025-04-01', '2026-03-31', 'FY2025', 1, 1, 'exact', '1', '', 1, '試験')",
        [UseCase.ChangeOwnAccount] = "select id from person where id = my_id()",
    };

    public static TheoryData<PersonRole> Roles => [.. Enum.GetValues<PersonRole>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task The_database_lets_everybody_do_what_the_table_says_and_nothing_else(
        PersonRole role
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await PersonAsync(database, "me@example.go.jp", role);
        await PersonAsync(database, "other@example.go.jp", PersonRole.Reader);
        await PersonAsync(database, "late@example.go.jp", PersonRole.Reporter);
        await RunAsync(database, TwoRounds.Sql);
        var key =
            role == PersonRole.Public
                ? null
                : await new SessionShelf(database.Source).BeginAsync(1, []);
        var caller = new Caller(1, "試験", [], key);
        foreach (var (useCase, sql) in Statements)
        {
            await using var work = await database.Work.BeginAsync(caller);
            var rows = await RowsAsync(work.Connection, sql);
            Assert.True(
                Permissions.Allows(role, useCase) == (rows > 0),
                $"{role} {useCase}: {rows} rows"
            );
        }
    }

    [Theory]
    [InlineData("select password_hash from person")]
    [InlineData("select * from person_token")]
    [InlineData("select token_hash from invitation")]
    [InlineData("select key_hash from session")]
    [InlineData("select detail from ledger")]
    [InlineData("delete from membership")]
    [InlineData("delete from data_cut")]
    [InlineData("delete from indicator_fact")]
    [InlineData("update indicator_definition set title = 'x'")]
    [InlineData("update cut_report set status = 'done'")]
    [InlineData("update returned_workbook set content = ''")]
    [InlineData("delete from workbook_acceptance")]
    [InlineData("update person set password_hash = 'x'")]
    [InlineData("select secret from mail")]
    [InlineData("delete from mail")]
    [InlineData("update mail set address = 'me@example.go.jp'")]
    [InlineData("select mail_people('comment', 2, 'i1', null, null, 'x', 'x', '')")]
    [InlineData("select content from import_job")]
    [InlineData("select xml from cookie_key")]
    [InlineData("set role none; select password_hash from person")]
    [InlineData("set session authorization shirube")]
    [InlineData("alter table person disable row level security")]
    [InlineData("create table mine (id int)")]
    public async Task Not_even_an_administrators_session_reads_secrets_or_rewrites_what_happened(
        string sql
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await PersonAsync(database, "me@example.go.jp", PersonRole.Administrator);
        var key = await new SessionShelf(database.Source).BeginAsync(1, []);
        await using var work = await database.Work.BeginAsync(new(1, "試験", [], key));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            work.Connection.ExecuteAsync(sql)
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_cut_that_stands()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await PersonAsync(database, "me@example.go.jp", PersonRole.Secretariat);
        await RunAsync(database, TwoRounds.Sql);
        var key = await new SessionShelf(database.Source).BeginAsync(1, []);
        await using var work = await database.Work.BeginAsync(new(1, "試験", [], key));
        const string add =
            "insert into cut_report (cut_id, duty_id, position, initiative_code, area_code, area, goal_code, goal, organisation_id, organisation_name, role) select max(c.id), 1, 1, 'i1', '', '', 'g', 'g', 1, 'x', 'sole' from data_cut c";
        const string count =
            "insert into cut_initiative (cut_id, code, position, area_code, goal_code, leads, organisations) select max(c.id), 'i9', 1, '', 'g', '{}', '{}' from data_cut c";
        await work.Connection.ExecuteAsync(
            $"{Statements[UseCase.TakeCut]}; {add}; {count}; savepoint taken"
        );
        foreach (var sql in new[] { add, count })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                work.Connection.ExecuteAsync(
                    sql.Replace("max(c.id)", "min(c.id)", StringComparison.Ordinal)
                )
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            await work.Connection.ExecuteAsync("rollback to savepoint taken");
        }
    }

    [Fact]
    public async Task A_session_that_ended_is_nobodys_in_the_database_too()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await PersonAsync(database, "me@example.go.jp", PersonRole.Administrator);
        var shelf = new SessionShelf(database.Source);
        var key = await shelf.BeginAsync(1, []);
        var caller = new Caller(1, "試験", [], key);
        await using (var work = await database.Work.BeginAsync(caller))
            Assert.Equal(1, await RowsAsync(work.Connection, "select id from person"));
        await shelf.EndAsync(key);
        await using (var work = await database.Work.BeginAsync(caller))
            Assert.Equal(0, await RowsAsync(work.Connection, "select id from person"));
    }

    [Theory]
    [InlineData("mext", "update duty set state = 'draft' where id = 2", true)]
    [InlineData("mext", "update duty set state = 'approved' where id = 1", false)]
    [InlineData("mext", "update duty set role = 'joint' where id = 1", false)]
    [InlineData("mext", "update duty set initiative_text = 'x' where id = 1", false)]
    [InlineData("mext", "delete from answer", false)]
    [InlineData("mic", "update duty set state = 'draft' where id = 2", false)]
    [InlineData("mic", "select id from duty where id = 1", false)]
    [InlineData("mext", "select id from duty where id = 1", true)]
    [InlineData(
        "mic",
        "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) values (1, 1, 0, false, '{}', 'web', gen_random_uuid(), 1, '試験', false)",
        false
    )]
    [InlineData(
        "mext",
        "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) values (1, 1, 0, false, '{}', 'web', gen_random_uuid(), 2, '他人', false)",
        false
    )]
    [InlineData(
        "mext",
        "insert into report_step (duty_id, action, version, reason, person_id, person_name) values (2, 'approve', 1, '', 1, '試験')",
        false
    )]
    public async Task A_reporter_moves_what_is_the_own_ministrys_and_approves_nothing(
        string organisation,
        string sql,
        bool may
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await PersonAsync(database, "me@example.go.jp", PersonRole.Reporter, organisation);
        await PersonAsync(database, "other@example.go.jp", PersonRole.Reporter);
        await RunAsync(database, TwoRounds.Sql);
        var key = await new SessionShelf(database.Source).BeginAsync(1, []);
        await using var work = await database.Work.BeginAsync(new(1, "試験", [], key));
        Assert.Equal(may ? 1 : 0, await RowsAsync(work.Connection, sql));
    }

    private static async Task RunAsync(Database database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private static async Task PersonAsync(
        Database database,
        string email,
        PersonRole role,
        string organisation = "mext"
    )
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            with p as (insert into person (email, normalised_email, name) values (@email, upper(@email), '試験') returning id)
            insert into membership (person_id, role, organisation_id)
            select id, @role, case when @role = 'reporter' then (select o.id from organisation o where o.slug = @organisation) end from p
            where @role <> 'public'
            """,
            new
            {
                email,
                role = role.Name(),
                organisation,
            }
        );
    }

    /// <summary>How many rows came or went; 0 where the database refused.</summary>
    private static async Task<int> RowsAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            return sql.StartsWith("select", StringComparison.Ordinal)
                ? (await connection.QueryAsync<long>(sql)).Count()
                : await connection.ExecuteAsync(sql);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
    }
}
