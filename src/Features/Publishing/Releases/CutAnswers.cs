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
                """
                select c.duty_id as DutyId, c.version, c.position, c.initiative_code as InitiativeCode,
                    d.initiative_text as InitiativeText, c.area_code as AreaCode, c.area, c.goal_code as GoalCode, c.goal,
                    c.organisation_id as OrganisationId, o.slug as OrganisationSlug,
                    c.organisation_name as OrganisationName, c.role, c.proof, a.content, d.state, d.version as VersionToday
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
}
