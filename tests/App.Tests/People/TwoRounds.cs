namespace Shirube.App.Tests.People;

/// <summary>A round that waits to be opened, and one that is open, with two duties of one ministry: without an answer, and
/// submitted. And one that is closed, with three data cuts: without a release, with one that is out, with one that waits.</summary>
internal static class TwoRounds
{
    public const string Sql = """
        insert into strategy (slug, name) values ('s', '試験');
        insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines,
            read_lines, furniture_lines, unread_lines, imported_at)
        values (repeat('0', 64), 't', '', 'utf-8', 'register', '試験', 'ja', 0, 0, 0, 0, 0, now());
        insert into edition (strategy_id, slug, name) values (1, 'e', '試験');
        insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
        select 1, 1, '試験', '2099-12-18', '',
            '{"version":1,"longestProgress":400,"needsNext":true,"needsEvidence":false,"free":[]}', s
        from (values (1, 'preparing'), (2, 'open'), (3, 'closed')) v (n, s) order by n;
        insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
            organisation_name, role, state, version)
        select 2, n, 'i' || n, '試験', '試験', o.id, o.name, 'sole', s, n - 1
        from organisation o, (values (1, 'none'), (2, 'submitted')) v (n, s) where o.slug = 'mext' order by n;
        insert into answer (duty_id, number, base, aside, content, via, save_key, person_id, person_name, is_late)
        select 2, 1, 0, false, '{"status":"on-plan","progress":"試験","next":"","evidence":[],"free":{},"isUnchanged":false}',
            'web', gen_random_uuid(), min(id), '試験', false from person;
        insert into mail (cause, address, name, subject, words, path, secret, made_by)
        values ('invitation', 'x@example.go.jp', '試験', '試験', '試験', '/invitations/', 'geheim', '試験');
        insert into data_cut (round_id, number, unasked, hash, person_id, person_name)
        select 3, n, 0, encode(sha256(convert_to(format(E'cut 1\t3\t%s\t0\n', n), 'UTF8')), 'hex'), min(id), '試験'
        from person, (values (1), (2), (3)) v (n) group by n order by n;
        insert into release (code, cut_id, number, round_name, edition_slug, edition_name, title, title_en, note, note_en,
            manifest, hash, ledger_line, ledger_hash, person_id, person_name)
        select code, cut, cut - 1, '試験', 'e', '試験', '試験', 'Trial', '', '', '{}', encode(sha256('{}'), 'hex'), 1,
            repeat('0', 64), (select min(id) from person), '試験'
        from (values ('rout', 2), ('rwaits', 3)) v (code, cut) order by cut;
        insert into release_answer (release_id, code, duty_id, version, position, initiative_code, initiative_text, area_code,
            area, goal_code, goal, organisation_id, organisation_slug, organisation_name, role, proof, content, hash)
        select 1, 'aout', d.id, 1, 1, d.initiative_code, '試験', '', '', '', '', d.organisation_id, 'mext', '試験', 'sole',
            'claimed', '{"status":"on-plan","progress":"試験","next":"","evidence":[],"isUnchanged":false}', repeat('0', 64)
        from duty d where d.id = 2;
        insert into release_timing (release_id, number, publish_at, reason, person_id, person_name)
        select r.id, 1, case r.code when 'rout' then now() - interval '1 day' else now() + interval '1 day' end, '',
            r.person_id, '試験' from release r;
        insert into indicator (code, of_kind, of_code) values ('ktest', 'initiative', 'inone');
        insert into indicator_definition (indicator_id, number, title, title_en, unit, measure, is_public, reason, statement,
            person_id, person_name)
        select 1, 1, '試験', '', '件', 'number', false, '', '', min(id), '試験' from person
        """;
}
