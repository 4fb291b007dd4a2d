namespace Shirube.App.Tests.Site;

/// <summary>A register whose every word tries to be markup.</summary>
internal static class HostileRegister
{
    private const string Evil = "<script>alert(1)</script>\" onload=\"x\"<img src=x>";

    public const string Sql = $"""
        insert into strategy (slug, name) values ('s', '{Evil}');
        insert into edition (strategy_id, slug, name) select id, 'e', '{Evil}' from strategy;
        insert into source_document (sha256, name, content, encoding, family, title, language, edition_id, lines, blank_lines,
            read_lines, furniture_lines, unread_lines, imported_at)
            select repeat('a', 64), '{Evil}', '', 'utf-8', 'register', '{Evil}', 'ja', id, 1, 0, 1, 0, 0, now() from edition;
        update edition set current_document_id = (select id from source_document);
        insert into entry (document_id, key, position, kind, text, first_line, last_line, quote, confidence, fields)
            select id, k, 1, 'initiative', '{Evil}', 1, 1, '{Evil}', 1, '{Empty}' from source_document, unnest(array['e1','e2','e3']) k;
        insert into section (document_id, entry_key, code, edition_id, level, marker, text, position)
            select d.id, 'e1', 's1', d.edition_id, 'part', '{Evil}', '{Evil}', 0 from source_document d;
        insert into goal (document_id, entry_key, code, edition_id, section_id, level, text, match_keys, position)
            select d.id, 'e2', 'g1', d.edition_id, s.id, 'specific', '{Evil}', '{Empty}', 0 from source_document d, section s;
        insert into initiative (document_id, entry_key, code, edition_id, goal_id, text, norm, position)
            select d.id, 'e3', 'i1', d.edition_id, g.id, '{Evil}', '{Evil}', 0 from source_document d, goal g;
        insert into responsibility (initiative_id, position, printed, role) select id, 1, '{Evil}', 'sole' from initiative;
        insert into question (document_id, position, kind, entry_key, subject, text_ja, text_en, lines, candidates)
            select id, 1, '{Evil}', 'e3', '{Evil}', '{Evil}', '{Evil}', array[1], array['{Evil}'] from source_document;
        insert into scoreboard_row (document_id, entry_key, position, area, is_total, initiatives, on_plan, incomplete, rate_percent)
            select id, 'e1', 0, '{Evil}', false, 1, 1, 0, 100 from source_document;
        insert into source_line (document_id, number, text, state, why) select id, 1, '{Evil}', 'furniture', '{Evil}' from source_document;
        insert into organisation (slug, name, name_en, rank) values ('o1', '{Evil}', '{Evil}', 1);
        insert into alias (document_id, printed, organisation_id, basis)
            select d.id, '{Evil}', o.id, 'table' from source_document d, organisation o where o.slug = 'o1';
        insert into responsibility (initiative_id, position, printed, role, organisation_id)
            select i.id, 2, '{Evil}', 'joint', o.id from initiative i, organisation o where o.slug = 'o1';
        insert into progress (document_id, entry_key, code, edition_id, kind, area, text, position)
            select id, 'e1', 'p1', edition_id, 'progress', '{Evil}', '{Evil}', 0 from source_document;
        insert into progress_goal (progress_id, goal_id, basis) select p.id, g.id, 'block' from progress p, goal g;
        insert into progress_organisation (progress_id, position, organisation_id, printed)
            select p.id, 1, o.id, '{Evil}' from progress p, organisation o where o.slug = 'o1';
        """;

    /// <summary>A text of 2,500 lines, one of them 5 MB long.</summary>
    public const string LongSource = """
        insert into source_document (sha256, name, content, encoding, family, title, language, lines, blank_lines, read_lines,
            furniture_lines, unread_lines, imported_at)
            values (repeat('b', 64), 'b', '', 'utf-8', 'outline', 'b', 'ja', 2500, 0, 0, 0, 2500, now());
        insert into source_line (document_id, number, text, state)
            select d.id, n, case n when 7 then repeat('x', 5000000) when 2345 then 'needle' else 'line' end, 'unread'
            from source_document d, generate_series(1, 2500) n where d.sha256 = repeat('b', 64);
        insert into passage (document_id, kind, path, body, norm, organisations, weight)
            select id, 'line', '/sources/bbbbbbbbbbbb#L2345', 'needle', 'needle', array[]::bigint[], 0.3
            from source_document where sha256 = repeat('b', 64);
        """;

    private const string Empty = "{}";
}
