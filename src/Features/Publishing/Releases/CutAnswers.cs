using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

/// <summary>The answers that a data cut counts, with where their duties stand today. Nobody moves those until the
/// transaction ends.</summary>
internal sealed class CutAnswer
{
    public long DutyId { get; init; }
    public int Version { get; init; }
    public int Position { get; init; }
    public string InitiativeCode { get; init; } = "";
    public string InitiativeText { get; init; } = "";
    public string AreaCode { get; init; } = "";
    public string Area { get; init; } = "";
    public string GoalCode { get; init; } = "";
    public string Goal { get; init; } = "";
    public long OrganisationId { get; init; }
    public string OrganisationSlug { get; init; } = "";
    public string OrganisationName { get; init; } = "";
    public string Role { get; init; } = "";
    public string Proof { get; init; } = "";
    public string Content { get; init; } = "";

    /// <summary>Of public indicators, those that became an actual: nothing that was not approved with the answer.</summary>
    public string FiguresJson { get; init; } = "[]";
    public string State { get; init; } = "";
    public int VersionToday { get; init; }

    public bool IsApproved => State == "approved" && VersionToday == Version;

    public string Code(string release) =>
        PublicId.Of('a', release, InitiativeCode, OrganisationSlug);

    public static async Task<IReadOnlyList<CutAnswer>> ReadAsync(
        NpgsqlConnection connection,
        long cutId
    ) =>
        [
            .. await connection.QueryAsync<CutAnswer>(
                $"""
                select c.duty_id as DutyId, c.version, c.position, c.initiative_code as InitiativeCode,
                    d.initiative_text as InitiativeText, c.area_code as AreaCode, c.area, c.goal_code as GoalCode, c.goal,
                    c.organisation_id as OrganisationId, o.slug as OrganisationSlug,
                    c.organisation_name as OrganisationName, c.role, c.proof, a.content, d.state, d.version as VersionToday,
                    {Figures} as FiguresJson
                from cut_report c
                join duty d on d.id = c.duty_id
                join organisation o on o.id = c.organisation_id
                join answer a on a.duty_id = c.duty_id and a.number = c.version
                where c.cut_id = @cutId order by c.position, c.duty_id
                for share of d
                """,
                new { cutId }
            ),
        ];

    // A figure is kept by indicator and period: k…/2025-04-01/2026-03-31.
    private const string Figures = """
        coalesce((
            select jsonb_agg(jsonb_build_object('indicator', i.code, 'title', n.title, 'titleEn', n.title_en,
                'unit', n.unit, 'period', g.period, 'value', g.said ->> 'typed',
                'isMissing', (g.said ->> 'isMissing')::boolean, 'reason', g.said ->> 'reason')
                order by i.code collate "C", g.period)
            from (
                select split_part(e.key, '/', 1) as code, split_part(e.key, '/', 2) || '/' || split_part(e.key, '/', 3) as period,
                    e.value as said
                from jsonb_each(a.content -> 'figures') e) g
            join indicator i on i.code = g.code and i.of_kind = 'initiative' and i.of_code = c.initiative_code
            join lateral (
                select * from indicator_definition n where n.indicator_id = i.id order by n.number desc limit 1) n
                on n.is_public
            where c.role <> 'joint' and exists (
                select from indicator_fact f
                where f.indicator_id = i.id and f.kind = 'actual'
                    and to_char(f.starts_on, 'YYYY-MM-DD') || '/' || to_char(f.ends_on, 'YYYY-MM-DD') = g.period
                    and (f.duty_id is null or figure_is_public(f.duty_id, f.version)
                        or f.duty_id = a.duty_id and f.version = a.number))), '[]')::text
        """;
}
