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
        """;

    private const string Empty = "{}";
}
