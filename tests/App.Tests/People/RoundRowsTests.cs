using Dapper;
using Npgsql;
using Shirube.Data;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.People;

/// <summary>The same cells in SQL, without the program's own check, and every step of an answer that is in no table: the
/// database itself refuses.</summary>
public sealed class RoundRowsTests(PostgresFixture postgres)
{
    // {r}: the round; {d}: the duty. Several statements: each must touch a row. A workbook and a cut show what the rows of
    // "see an answer" and "see a data cut" show.
    private static readonly Dictionary<string, string> Cells = new()
    {
        ["see the board"] = "select id from round where id = {r}",
        [RoundActs.SeeAnswer] = "select number from answer where duty_id = {d}",
        ["settle who leads"] = "update duty set role = 'lead' where id = {d}",
        // The same move from two states: each act is tried where the other is not meant.
        ["open"] = "update round set state = 'open' where id = {r} and state <> 'closed'",
        ["close"] = "update round set state = 'closed' where id = {r}",
        ["reopen"] = "update round set state = 'open' where id = {r} and state <> 'preparing'",
        ["save"] =
            "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) select {d}, 1, 0, false, '{}', 'web', gen_random_uuid(), 1, '試験', state = 'closed' from round where id = {r}; update duty set state = 'draft', version = 1 where id = {d}",
        ["hand in a file"] =
            "select length(attach_evidence({d}, 'a.pdf', 'application/pdf', '\\x01'))::bigint",
        ["change the questions"] =
            "update round set questions = questions || jsonb_build_object('version', case state when 'preparing' then 1 else 2 end, 'longestProgress', 300) where id = {r}",
        ["correct the due date"] = "update round set due_on = '2027-01-15' where id = {r}",
        ["submit"] = Step("submit", "submitted"),
        ["takeback"] = Step("takeback", "draft"),
        ["return"] = Step("return", "returned"),
        ["approve"] = Step("approve", "approved"),
        ["verify"] =
            "insert into verification (duty_id, version, how, person_id, person_name) values ({d}, 1, '試験', 1, '試験')",
        ["comment"] =
            "insert into round_comment (round_id, initiative_code, words, save_key, role, organisation_id, organisation_name, person_id, person_name) select {r}, 'i8', '試験', gen_random_uuid(), m.role, m.organisation_id, '', 1, '試験' from membership m where m.role in ('reporter', 'reviewer', 'secretariat') and m.person_id = 1",
        ["remind who is late"] =
            "select n::bigint from mail_people('late', {r}, null, null, null, 'x', 'x', '/x') n where n > 0",
        ["take a data cut"] =
            "insert into data_cut (round_id, number, unasked, hash, person_id, person_name) values ({r}, 2, 0, repeat('0', 64), 1, '試験')",
        [RoundActs.Rename] = "update round set name = '改名' where id = {r}",
        [RoundActs.Drop] =
            "insert into dropped_round (round_id, reason, person_id, person_name) values ({r}, '試験', 1, '試験')",
        ["see a data cut"] = "select id from data_cut where round_id = {r}",
        [RoundsInEveryState.GiveFigure] =
            $"insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) select {{d}}, 1, 0, false, '{{\"figures\":{{\"{RoundsInEveryState.FigureKey}\":{{\"typed\":\"5\"}}}}}}', 'web', gen_random_uuid(), 1, '試験', state = 'closed' from round where id = {{r}}; update duty set state = 'draft', version = 1 where id = {{d}}",
        ["return a workbook"] =
            "insert into returned_workbook (round_id, organisation_id, sha256, name, content, reading, person_id, person_name) select {r}, o.id, repeat('1', 64), 't', '', '{}', 1, '試験' from organisation o where o.slug = 'mext'",
        [RoundsInEveryState.ByWorkbook] =
            "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late, workbook_id) select d.id, 1, 0, false, '{}', 'workbook', gen_random_uuid(), 1, '試験', r.state = 'closed', w.id from duty d join round r on r.id = d.round_id join returned_workbook w on w.round_id = r.id where r.id = {r}; update duty set state = 'draft', version = 1 where round_id = {r}; update duty set state = 'submitted' where round_id = {r}; insert into report_step (duty_id, action, version, reason, person_id, person_name) select id, 'submit', 1, '', 1, '試験' from duty where round_id = {r}; insert into workbook_acceptance (workbook_id, taken, aside, left_out, submitted, person_id, person_name) select id, 1, 0, '{}', 1, 1, '試験' from returned_workbook where round_id = {r}",
        ["approve many"] = Step("approve", "approved"),
        [RoundsInEveryState.TakeOverFigure] = Step("approve", "approved") + "; " + Figure,
        ["publish a release"] =
            "insert into release (code, cut_id, number, round_name, edition_slug, edition_name, title, title_en, note, note_en, manifest, hash, ledger_line, ledger_hash, person_id, person_name) select 'r{r}', c.id, 1, '試験', 'e', '試験', '試験', 'Test', '', '', '{}', encode(sha256(convert_to('{}', 'UTF8')), 'hex'), 0, '', 1, '試験' from data_cut c where c.round_id = {r}; insert into release_timing (release_id, number, publish_at, reason, person_id, person_name) select id, 1, clock_timestamp(), '', 1, '試験' from release where code = 'r{r}'",
        ["correct a release"] =
            "insert into correction (code, answer_id, number, field, before, after, reason, person_id, person_name) select 'c{r}', id, 1, 'progress', '\"a\"', '\"b\"', '試験', 1, '試験' from release_answer where code = 'a{r}'",
    };

    private const string Figure =
        "insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed, reason, duty_id, version, person_id, person_name) select i.id, 'actual', 'value', '2025-04-01', '2026-03-31', 'FY2025', 1, 5, 'exact', '5', '', {d}, 1, 1, '試験' from indicator i where i.code = 'k2'";

    public static TheoryData<PersonRole, string> Everybody => RoundCellsTests.Everybody;

    [Fact]
    public void No_act_is_without_its_statement() =>
        Assert.Equal(
            RoundActs.All.Select(a => a.Name).Where(n => n != "take the workbook").Order(),
            Cells.Keys.Order()
        );

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task In_each_state_the_database_lets_everybody_do_what_the_table_says_and_nothing_else(
        PersonRole role,
        string organisation
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        var caller = await PersonAsync(database, role, organisation);
        foreach (var state in Enum.GetValues<RoundState>())
        foreach (var act in RoundActs.All.Where(a => Cells.ContainsKey(a.Name)))
        {
            var did = await DoesAsync(
                database,
                caller,
                Cells[act.Name]
                    .Replace(
                        "{r}",
                        $"{RoundsInEveryState.Round(act.Name, state)}",
                        StringComparison.Ordinal
                    )
                    .Replace(
                        "{d}",
                        $"{RoundsInEveryState.Duty(act.Name, state)}",
                        StringComparison.Ordinal
                    )
            );
            Assert.True(
                act.Allows(role, organisation == "mext", state) == did,
                $"{act.Name} in {state.Name()}: {(did ? "done" : "refused")}"
            );
        }
    }

    [Theory]
    [InlineData(PersonRole.Reporter, "mext")]
    [InlineData(PersonRole.Secretariat, "")]
    public async Task From_no_state_does_an_answer_take_a_step_that_is_not_in_the_table(
        PersonRole role,
        string organisation
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        var caller = await PersonAsync(database, role, organisation);
        foreach (var round in Enum.GetValues<RoundState>())
        foreach (var from in Enum.GetValues<ReportState>())
        foreach (var action in Enum.GetValues<ReportAction>().Where(a => a != ReportAction.Save))
        {
            var duty = RoundsInEveryState.Duty("submit", round);
            await using (var owner = await database.Source.OpenConnectionAsync())
                await owner.ExecuteAsync(
                    $"update duty set state = '{from.Name()}' where id = {duty}"
                );
            var to = ReportTransitions.All.First(t => t.Action == action).To;
            var did = await DoesAsync(
                database,
                caller,
                Step(action.ToString().ToLowerInvariant(), to.Name())
                    .Replace("{d}", $"{duty}", StringComparison.Ordinal)
            );
            var isInTable =
                ReportTransitions.Of(from, action, round).Step is { } step && step.By == role;
            Assert.True(isInTable == did, $"{round} {from} {action}: {(did ? "done" : "refused")}");
        }
    }

    [Theory]
    [InlineData("update duty set state = 'submitted', version = 2 where id = {submit}")] // unwritten
    [InlineData("update duty set version = 0 where id = {submit}")]
    [InlineData("update duty set version = 2 where id = {approve}")] // submitted
    [InlineData("update duty set state = state where id = {submit}")] // nothing moves
    [InlineData("update duty set changed_at = clock_timestamp() where id = {submit}")]
    [InlineData("update duty set state = 'submitted' where id in ({submit}, {approve})")] // one may
    [InlineData(
        "insert into report_step (duty_id, action, version, reason, person_id, person_name) values ({approve}, 'submit', 1, '', 1, '試験')"
    )] // without its move
    [InlineData(
        "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) values ({save}, 1, 0, false, '{}', 'web', gen_random_uuid(), 1, '試験', true)"
    )] // late in an open round
    [InlineData(
        "insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late) values ({approve}, 2, 1, false, '{}', 'web', gen_random_uuid(), 1, '試験', false)"
    )] // over what was submitted
    public async Task What_a_reporter_may_do_is_done_in_its_order(string sql) =>
        Assert.False(await TriesAsync(PersonRole.Reporter, "mext", sql));

    [Theory]
    [InlineData("update duty set state = 'submitted' where id = {submit}")] // answered on the web
    [InlineData("update duty set state = 'draft' where id = {approve}")] // another's to take back
    [InlineData("update duty set version = 2 where id = {submit}")] // with no workbook
    [InlineData("update duty set role = role where id = {submit}")] // nothing moves
    [InlineData("update duty set state = 'returned' where id in ({submit}, {approve})")] // one may
    [InlineData(Figure)] // unapproved
    public async Task The_secretariat_answers_only_by_a_workbook_and_takes_no_figure_that_it_did_not_approve(
        string sql
    ) =>
        Assert.False(
            await TriesAsync(
                PersonRole.Secretariat,
                "",
                sql.Replace("{d}", "{take over a figure}", StringComparison.Ordinal)
            )
        );

    /// <summary>With the duties of an open round.</summary>
    private async Task<bool> TriesAsync(PersonRole role, string organisation, string sql)
    {
        await using var database = await postgres.NewDatabaseAsync();
        var caller = await PersonAsync(database, role, organisation);
        foreach (
            var act in new[] { "save", "submit", "approve", RoundsInEveryState.TakeOverFigure }
        )
            sql = sql.Replace(
                "{" + act + "}",
                $"{RoundsInEveryState.Duty(act, RoundState.Open)}",
                StringComparison.Ordinal
            );
        return await DoesAsync(database, caller, sql);
    }

    private static string Step(string action, string to) =>
        $"update duty set state = '{to}' where id = {{d}}; insert into report_step (duty_id, action, version, reason, person_id, person_name) values ({{d}}, '{action}', 1, '', 1, '試験')";

    private static async Task<Caller> PersonAsync(
        Database database,
        PersonRole role,
        string organisation
    )
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into person (email, normalised_email, name) values ('a@b.c', 'A@B.C', '試験'), ('l@b.c', 'L@B.C', '遅い');
            insert into membership (person_id, role, organisation_id)
            select 2, 'reporter', o.id from organisation o where o.slug = 'mext';
            insert into membership (person_id, role, organisation_id)
            select 1, @role, (select o.id from organisation o where o.slug = @organisation) where @role <> 'public'
            """,
            new { role = role.Name(), organisation }
        );
        await RoundsInEveryState.MakeAsync(connection);
        var key =
            role == PersonRole.Public
                ? null
                : await new SessionShelf(database.Source).BeginAsync(1, []);
        return new(1, "試験", [], key);
    }

    /// <summary>Whether every statement touched a row; nothing is kept.</summary>
    private static async Task<bool> DoesAsync(Database database, Caller caller, string sql)
    {
        await using var work = await database.Work.BeginAsync(caller);
        try
        {
            foreach (var one in sql.Split("; "))
                if (
                    (
                        one.StartsWith("select", StringComparison.Ordinal)
                            ? (await work.Connection.QueryAsync<long>(one)).Count()
                            : await work.Connection.ExecuteAsync(one)
                    ) == 0
                )
                    return false;
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }
}
