namespace Shirube.Features.Register;

/// <summary>An edition and what it holds, as cards show it.</summary>
/// <param name="AsOf">ISO 8601 with the precision of the source.</param>
/// <param name="WithLead">Initiatives that name their only organisation or mark a lead.</param>
/// <param name="Organisations">Known organisations with a role in it.</param>
public sealed record EditionSummary(
    string Slug,
    string Name,
    string Strategy,
    string? StrategyEn,
    string? AsOf,
    int Goals,
    int Initiatives,
    int WithLead,
    int Organisations,
    int Progress,
    int Questions
)
{
    /// <summary>In whole percent, half rounded up; null without initiatives.</summary>
    public int? LeadPercent => Domain.Scoreboards.ScoreboardRow.Rate(WithLead, Initiatives);

    internal const string Select = """
        select e.slug, e.name, s.name as strategy, s.name_en as strategyen, e.as_of as asof,
            (select count(*)::int from goal g where g.document_id = e.current_document_id) as goals,
            i.initiatives, i.with_lead as withlead, i.organisations,
            (select count(*)::int from progress p where p.edition_id = e.id and p.repeat_of_id is null
                and not exists (select from source_document later where later.replaces_id = p.document_id)) as progress,
            (select count(*)::int from question q join source_document d on d.id = q.document_id where d.edition_id = e.id
                and not exists (select from source_document later where later.replaces_id = d.id)) as questions
        from edition e
        join strategy s on s.id = e.strategy_id
        cross join lateral (
            select count(distinct i.id)::int as initiatives,
                (count(distinct i.id) filter (where r.role in ('sole', 'lead')))::int as with_lead,
                count(distinct r.organisation_id)::int as organisations
            from initiative i left join responsibility r on r.initiative_id = i.id
            where i.document_id = e.current_document_id
        ) i
        order by s.name, e.year desc nulls last, e.as_of desc nulls last, e.slug
        """;
}
