using Shirube.Data;

namespace Shirube.Features.Tests.Importing;

/// <summary>What the register says, without the numbers that depend on the order in which it learned it.</summary>
internal static class Snapshot
{
    private static readonly string[] Queries =
    [
        "select concat_ws('|', 'edition', s.name, e.slug, e.name, e.as_of, d.sha256) from edition e join strategy s on s.id = e.strategy_id left join source_document d on d.id = e.current_document_id",
        "select concat_ws('|', 'organisation', o.slug, o.name, o.rank, p.slug) from organisation o left join organisation p on p.id = o.parent_id",
        "select concat_ws('|', 'alias', d.sha256, a.printed, a.basis, o.slug) from alias a join source_document d on d.id = a.document_id left join organisation o on o.id = a.organisation_id",
        "select concat_ws('|', 'entry', d.sha256, e.key, e.kind, md5(e.text), e.fields) from entry e join source_document d on d.id = e.document_id",
        "select concat_ws('|', 'goal', g.code, s.code, p.code, r.code, g.position) from goal g left join section s on s.id = g.section_id left join goal p on p.id = g.parent_id left join goal r on r.id = g.repeat_of_id",
        "select concat_ws('|', 'responsibility', i.code, r.position, o.slug, r.role) from responsibility r join initiative i on i.id = r.initiative_id left join organisation o on o.id = r.organisation_id",
        "select concat_ws('|', 'progress', p.code, p.kind, p.area, o.code, p.position) from progress p left join progress o on o.id = p.repeat_of_id",
        "select concat_ws('|', 'link', p.code, g.code, l.basis) from progress_goal l join progress p on p.id = l.progress_id join goal g on g.id = l.goal_id",
        "select concat_ws('|', 'reporter', p.code, r.position, r.printed, o.slug) from progress_organisation r join progress p on p.id = r.progress_id left join organisation o on o.id = r.organisation_id",
        "select concat_ws('|', 'figures', s.*) from (select d.sha256, r.area, r.initiatives, r.on_plan, r.incomplete, r.rate_percent from scoreboard_row r join source_document d on d.id = r.document_id) s",
        "select concat_ws('|', 'passage', p.kind, p.path, md5(p.norm), p.weight, (select string_agg(o.slug, ',' order by o.slug) from organisation o where o.id = any (p.organisations))) from passage p",
        "select concat_ws('|', 'question', d.sha256, q.position, q.kind, q.subject) from question q join source_document d on d.id = q.document_id",
    ];

    public static async Task<string> OfAsync(Database database)
    {
        var lines = new List<string>();
        foreach (var query in Queries)
            lines.AddRange(await database.TextsAsync(query));
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }
}
