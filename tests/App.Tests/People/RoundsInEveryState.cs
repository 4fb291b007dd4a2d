using Dapper;
using Npgsql;
using Shirube.Domain.Rounds;

namespace Shirube.App.Tests.People;

/// <summary>Rounds 1, 2 and 3, in preparation, open and closed, with a duty of one ministry (mext) for each act, in the state
/// that the act needs; rounds 4 to 6, 7 to 9, … are further three for acts that change the round itself.</summary>
internal static class RoundsInEveryState
{
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
    ];

    private static readonly string[] Moves =
    [
        "open",
        "close",
        "reopen",
        "take a data cut",
        "change the questions",
        "correct the due date",
    ];

    public static long Round(string act, RoundState state) =>
        (Array.IndexOf(Moves, act) + 1) * 3 + (int)state + 1;

    public static long Duty(string act, RoundState state) =>
        (long)state * Duties.Length + Array.FindIndex(Duties, d => d.Act == act) + 1;

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
            select 1, 1, '試験', '2026-12-18', '',
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
            select r.id, 1, 'i1', '試験', '試験', o.id, o.name, 'sole' from round r, organisation o where r.id > 3 and o.slug = 'mext';
            insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
            select d.id, 1, 0, false, '{"status":"on-plan","progress":"試験","next":"","evidence":[],"free":{},"isUnchanged":false}',
                'web', gen_random_uuid(), (select min(id) from person), '試験', false from duty d where d.version = 1;
            insert into data_cut (round_id, number, unasked, hash, person_id, person_name)
            select r, 1, 0, repeat('0', 64), min(id), '試験' from person, generate_series(1, 3) r group by r;
            """
        );
    }
}
