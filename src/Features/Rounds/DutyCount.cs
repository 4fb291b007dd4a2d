using System.Collections.Immutable;
using Dapper;
using Npgsql;

namespace Shirube.Features.Rounds;

/// <summary>How far one organisation is with its duties in a round.</summary>
/// <param name="Aside">With a text beside the one that stands.</param>
/// <param name="Claimed">Submitted or approved, with nothing behind it; then those with evidence, and those verified.</param>
/// <param name="AfterDue">Submitted or approved, and written after the due date.</param>
public sealed record DutyCount(
    long OrganisationId,
    string Organisation,
    string Slug,
    int Duties,
    int None,
    int Draft,
    int Returned,
    int Submitted,
    int Approved,
    int Aside,
    int Claimed,
    int Evidenced,
    int Verified,
    int AfterDue
)
{
    /// <summary>Neither submitted nor approved.</summary>
    public int Left => None + Draft + Returned;

    /// <summary>In the official order, of what the caller sees of the round: the database keeps the counts, and counts anew for
    /// whoever sees only some of the duties.</summary>
    internal static async Task<ImmutableArray<DutyCount>> SeenAsync(
        NpgsqlConnection connection,
        long roundId
    ) =>
        [
            .. await connection.QueryAsync<DutyCount>(
                """
                select n.organisation_id as OrganisationId, n.organisation_name as Organisation, o.slug, n.duties, n.none,
                    n.draft, n.returned, n.submitted, n.approved, n.aside, n.claimed, n.evidenced, n.verified,
                    n.after_due as AfterDue
                from seen_counts(@roundId) n join organisation o on o.id = n.organisation_id
                order by o.rank, o.slug
                """,
                new { roundId }
            ),
        ];
}
