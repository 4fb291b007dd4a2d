using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>An initiative that was commented on in a round.</summary>
/// <param name="DutyId">The caller's own where there is one, else the lead's.</param>
/// <param name="New">Somebody else's, not seen yet.</param>
public sealed record Talk(
    long DutyId,
    string Initiative,
    int Comments,
    int New,
    string By,
    string Organisation,
    DateTime At
);

/// <summary>What is talked about in a round, the newest first; two statements.</summary>
public static class GetTalks
{
    public const int PageSize = 50;

    public static async Task<(
        string? Round,
        ImmutableArray<Talk> Talks,
        int Total,
        Message? Refusal
    )> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        int page,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.Comment) is { } refusal)
            return (null, [], 0, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var round = await work.Connection.QuerySingleOrDefaultAsync<(string Name, int Total)?>(
            """
            select r.name, (select count(distinct c.initiative_code)::int from round_comment c where c.round_id = r.id)
            from round r where r.id = @roundId
            """,
            new { roundId }
        );
        if (round is not { } found)
            return (null, [], 0, null);
        var talks = await work.Connection.QueryAsync<Talk>(
            """
            select d.id as DutyId, d.initiative_text as Initiative, t.comments, t.fresh as New, c.person_name as By,
                c.organisation_name as Organisation, c.at
            from (
                select c.initiative_code, max(c.id) as last, count(*)::int as comments,
                    (count(*) filter (where c.person_id <> @PersonId and c.id > coalesce(s.comment_id, 0)))::int as fresh
                from round_comment c
                left join comment_seen s on s.round_id = c.round_id and s.initiative_code = c.initiative_code
                    and s.person_id = @PersonId
                where c.round_id = @roundId
                group by c.initiative_code
                order by max(c.id) desc limit @PageSize offset @from) t
            join round_comment c on c.id = t.last
            join lateral (
                select d.id, d.initiative_text from duty d
                where d.round_id = @roundId and d.initiative_code = t.initiative_code
                order by d.organisation_id = any (@mine) desc, d.role in ('sole', 'lead') desc, d.id limit 1) d on true
            order by t.last desc
            """,
            new
            {
                roundId,
                caller.PersonId,
                PageSize,
                from = (page - 1) * PageSize,
                mine = GetDuties.OrganisationsOf(caller),
            }
        );
        return (found.Name, [.. talks], found.Total, null);
    }
}
