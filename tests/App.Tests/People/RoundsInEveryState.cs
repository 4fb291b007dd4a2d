using Dapper;
using Npgsql;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.App.Tests.People;

/// <summary>Rounds 1, 2 and 3, in preparation, open and closed, with a duty of one ministry (mext) for each act, in the state
/// that the act needs; rounds 4 to 6, 7 to 9, … are further three for acts that change the round itself.</summary>
internal static class RoundsInEveryState
{
    public const string GiveFigure = "give a figure";
    public const string TakeOverFigure = "take over a figure";
    public const string ByWorkbook = "save and submit by a workbook";
    public const string FigureKey = "k1/2025-04-01/2026-03-31";
    private const string Publish = "publish a release";
    private const string Correct = "correct a release";

    /// <summary>The duty of round 1 for each act; that of round n is (n - 1) × their number further.</summary>
    private static readonly (string Act, string State, string Role)[] Duties =
    [
        (RoundActs.SeeAnswer, "submitted", "sole"),
        ("save", "none", "sole"),
        ("hand in a file", "none", "sole"),
        ("submit", "draft", "sole"),
        ("takeback", "submitted", "sole"),
        ("return", "submitted", "sole"),
        ("approve", "submitted", "sole"),
        ("verify", "submitted", "sole"),
        ("comment", "none", "sole"),
        ("settle who leads", "none", "unmarked"),
        ("approve many", "submitted", "sole"),
        (GiveFigure, "none", "sole"),
        (TakeOverFigure, "submitted", "sole"),
    ];

    private static readonly string[] Moves =
    [
        "open",
        "close",
        "reopen",
        "take a data cut",
        "change the questions",
        "correct the due date",
        RoundActs.Rename,
        RoundActs.Drop,
        "return a workbook",
        ByWorkbook,
        Publish,
        Correct,
    ];

    public static long Round(string act, RoundState state) =>
        (Array.IndexOf(Moves, act) + 1) * 3 + (int)state + 1;

    public static long Duty(string act, RoundState state) =>
        (long)state * Duties.Length + Array.FindIndex(Duties, d => d.Act == act) + 1;

    /// <summary>The duty of a round of an act that changes the round itself.</summary>
    public static long OnlyDuty(long round) => 3 * Duties.Length + round - 3;

    public static async Task MakeAsync(NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(
            """
            insert into strategy (slug, name) values ('s', '試験');
            insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines,
                read_lines, furniture_lines, unread_lines, imported_at)
            values (repeat('0', 64), 't', '', 'utf-8', 'register', '試験', 'ja', 0, 0, 0, 0, 0, now());
            insert into edition (strategy_id, slug, name) values (1, 'e', '試験');
            """
        );
        await connection.ExecuteAsync(
            """
            insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
            select 1, 1, '試験', '2099-12-18', '',
                '{"version":1,"longestProgress":400,"needsNext":false,"needsEvidence":false,"free":[]}', s
            from generate_series(1, @sets) n, (values (1, 'preparing'), (2, 'open'), (3, 'closed')) v (i, s)
            order by n, i
            """,
            new { sets = Moves.Length + 1 }
        );
        await connection.ExecuteAsync(
            """
            insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
                organisation_name, role, state, version)
            select r, n, 'i' || n, '試験', '試験', o.id, o.name, d.role, d.state, case d.state when 'none' then 0 else 1 end
            from organisation o, generate_series(1, 3) r, unnest(@states, @roles) with ordinality d (state, role, n)
            where o.slug = 'mext' order by r, n
            """,
            new
            {
                states = Duties.Select(d => d.State).ToArray(),
                roles = Duties.Select(d => d.Role).ToArray(),
            }
        );
        await connection.ExecuteAsync(
            """
            insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
                organisation_name, role)
            select r.id, 1, 'i1', '試験', '試験', o.id, o.name, 'sole' from round r, organisation o
            where r.id > 3 and o.slug = 'mext' order by r.id;
            insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
            select d.id, 1, 0, false, '{"status":"on-plan","progress":"試験","next":"","evidence":[],"free":{},"isUnchanged":false,"figures":{"k2/2025-04-01/2026-03-31":{"typed":"5","isMissing":false,"reason":""}}}',
                'web', gen_random_uuid(), (select min(id) from person), '試験', false from duty d where d.version = 1;
            insert into data_cut (round_id, number, unasked, hash, person_id, person_name)
            select r, 1, 0, repeat('0', 64), min(id), '試験' from person, generate_series(1, 3) r group by r;
            """
        );
        await MakeFigureAsync(connection);
        await MakeWorkbooksAndReleasesAsync(connection);
    }

    private static async Task MakeFigureAsync(NpgsqlConnection connection) =>
        await connection.ExecuteAsync(
            """
            insert into indicator (code, edition_id, of_kind, of_code)
            select 'k' || n, 1, 'initiative', 'i' || code from unnest(@codes) with ordinality c (code, n);
            insert into indicator_definition (indicator_id, number, title, title_en, unit, measure, is_public, reason, statement,
                person_id, person_name)
            select i.id, 1, '試験', '', '', 'number', false, '', '', (select min(id) from person), '試験' from indicator i;
            insert into indicator_fact (indicator_id, kind, state, starts_on, ends_on, period, number, value, qualifier, printed,
                reason, person_id, person_name)
            select i.id, 'target', 'value', '2025-04-01', '2026-03-31', 'FY2025', 1, 5, 'exact', '5', '',
                (select min(id) from person), '試験' from indicator i;
            """,
            new
            {
                codes = new[] { GiveFigure, TakeOverFigure }
                    .Select(a => Duty(a, RoundState.Preparing))
                    .ToArray(),
            }
        );

    /// <summary>Workbooks 1 to 3 came back; the cuts of rounds to be published have no reports; releases r… with their answer a…
    /// are out.</summary>
    private static async Task MakeWorkbooksAndReleasesAsync(NpgsqlConnection connection)
    {
        foreach (var state in Enum.GetValues<RoundState>())
            await connection.ExecuteAsync(
                """
                insert into returned_workbook (round_id, organisation_id, sha256, name, content, reading, person_id, person_name)
                select @book, o.id, repeat('0', 64), 't', '', '{}', min(p.id), '試験' from person p, organisation o
                where o.slug = 'mext' group by o.id;
                insert into data_cut (round_id, number, unasked, hash, person_id, person_name)
                select r, 1, 0, h, min(id), '試験' from person, (values (@publish, @hash), (@correct, repeat('0', 64))) v (r, h)
                group by r, h;
                insert into release (code, cut_id, number, round_name, edition_slug, edition_name, title, title_en, note, note_en,
                    manifest, hash, ledger_line, ledger_hash, person_id, person_name)
                select 'r' || @correct, c.id, 1, '試験', 'e', '試験', '試験', 'Test', '', '', '{}',
                    encode(sha256(convert_to('{}', 'UTF8')), 'hex'), 0, '', c.person_id, '試験'
                from data_cut c where c.round_id = @correct;
                insert into release_timing (release_id, number, publish_at, reason, person_id, person_name)
                select id, 1, now() - interval '1 minute', '', person_id, '試験' from release where code = 'r' || @correct;
                insert into release_answer (release_id, code, duty_id, version, position, initiative_code, initiative_text, area_code,
                    area, goal_code, goal, organisation_id, organisation_slug, organisation_name, role, proof, content, hash)
                select r.id, 'a' || @correct, d.id, 1, 1, d.initiative_code, '試験', '', '', '', '', d.organisation_id, 'mext',
                    d.organisation_name, 'sole', 'claimed',
                    '{"status":"on-plan","progress":"試験","next":"","evidence":[],"isUnchanged":false}', repeat('0', 64)
                from release r join duty d on d.round_id = @correct where r.code = 'r' || @correct
                """,
                new
                {
                    book = Round(ByWorkbook, state),
                    publish = Round(Publish, state),
                    correct = Round(Correct, state),
                    hash = CutText.Hash(CutText.First, Round(Publish, state), 1, 0, []),
                }
            );
    }
}
