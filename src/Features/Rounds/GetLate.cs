using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>How late one organisation is.</summary>
/// <param name="AfterDue">Submitted or approved, and written after the due date.</param>
/// <param name="Claimed">Of what is submitted or approved: with nothing behind it; then with evidence; then checked.</param>
public sealed record LateRow(
    long OrganisationId,
    string Organisation,
    string Slug,
    int Duties,
    int None,
    int Draft,
    int Returned,
    int Submitted,
    int Approved,
    int AfterDue,
    int Claimed,
    int Evidenced,
    int Verified
)
{
    /// <summary>Neither submitted nor approved.</summary>
    public int Left => None + Draft + Returned;
}

/// <param name="DaysLeft">To the due date, by the database's date in Japan; below 0: past due.</param>
public sealed record LateHead(
    long Id,
    string Name,
    string Edition,
    string State,
    DateTime DueOn,
    int DaysLeft
)
{
    public bool IsPastDue => DaysLeft < 0;
}

/// <param name="Rows">Those with the most left first; then in the official order.</param>
public sealed record LateView(LateHead Round, ImmutableArray<LateRow> Rows)
{
    /// <summary>Duties of an organisation that should be in and are not.</summary>
    public int Late(LateRow row) => Round.IsPastDue ? row.Left : 0;
}

/// <summary>Who is late in a round; two statements and the session's. Whoever reports sees of it what they see of the
/// round.</summary>
public static class GetLate
{
    public static async Task<(LateView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<LateHead>(
            """
            select r.id, r.name, e.name as Edition, r.state, r.due_on::timestamp as DueOn,
                r.due_on - (clock_timestamp() at time zone 'Asia/Tokyo')::date as DaysLeft
            from round r join edition e on e.id = r.edition_id where r.id = @roundId
            """,
            new { roundId }
        );
        if (head is null)
            return (null, null);
        var rows = await work.Connection.QueryAsync<LateRow>(
            """
            with d as materialized (
                select id, organisation_id, organisation_name, state, version from duty where round_id = @roundId)
            select d.organisation_id as OrganisationId, min(d.organisation_name collate "C") as Organisation, o.slug,
                count(*)::int as Duties,
                (count(*) filter (where d.state = 'none'))::int as None,
                (count(*) filter (where d.state = 'draft'))::int as Draft,
                (count(*) filter (where d.state = 'returned'))::int as Returned,
                (count(*) filter (where d.state = 'submitted'))::int as Submitted,
                (count(*) filter (where d.state = 'approved'))::int as Approved,
                (count(*) filter (where (c.at at time zone 'Asia/Tokyo')::date > @DueOn::date))::int as AfterDue,
                (count(*) filter (where c.number is not null and v.version is null and not c.evidenced))::int as Claimed,
                (count(*) filter (where c.number is not null and v.version is null and c.evidenced))::int as Evidenced,
                (count(*) filter (where v.version is not null))::int as Verified
            from d join organisation o on o.id = d.organisation_id
            left join lateral (
                select a.number, a.at, jsonb_array_length(a.content -> 'evidence') > 0 as evidenced from answer a
                where a.duty_id = d.id and a.number = d.version and d.state in ('submitted', 'approved')) c on true
            left join verification v on v.duty_id = d.id and v.version = c.number
            group by d.organisation_id, o.slug, o.rank
            order by count(*) filter (where d.state in ('none', 'draft', 'returned')) desc, o.rank, o.slug
            """,
            new { roundId, head.DueOn }
        );
        return (new(head, [.. rows]), null);
    }
}
