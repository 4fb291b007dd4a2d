using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A duty in a list.</summary>
/// <param name="NewComments">On its initiative, somebody else's, that the caller has not seen yet.</param>
/// <param name="Progress">The first words of what was done; empty without an answer.</param>
public sealed record DutyCard(
    long Id,
    string Initiative,
    string Goal,
    string Organisation,
    string Role,
    string State,
    string? Status,
    DateTime? ChangedAt,
    int Version,
    string Progress,
    int NewComments
);

/// <param name="Organisation">Its id; null: all that the caller sees.</param>
/// <param name="State">Of the answer, or <see cref="Left"/>; null: any.</param>
/// <param name="Words">In the initiative or its goal; empty: any.</param>
/// <param name="Proof">What stands behind what is submitted or approved; null: anything.</param>
public sealed record DutyFilter(
    long? Organisation,
    string? State,
    string Words,
    bool OnlyMine,
    Proof? Proof = null
)
{
    /// <summary>Neither submitted nor approved.</summary>
    public const string Left = "left";
}

/// <param name="Total">How many are like that, on all pages.</param>
public sealed record DutyList(
    string Round,
    RoundState State,
    DateTime DueOn,
    ImmutableArray<DutyCard> Duties,
    int Total
);

/// <summary>Duties of a round, in the order of the edition; three statements.</summary>
public static class GetDuties
{
    public const int PageSize = 50;

    /// <returns>Nothing where there is no such round, or it is not the caller's to see.</returns>
    public static async Task<(DutyList? List, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        DutyFilter filter,
        int page,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<(
            string Name,
            string State,
            DateTime DueOn
        )?>(
            "select name, state, due_on::timestamp from round where id = @roundId",
            new { roundId }
        );
        if (head is not { } round)
            return (null, null);
        var mine = OrganisationsOf(caller);
        var rows = (
            await work.Connection.QueryAsync<Row>(
                """
                with page as (
                    select d.id, count(*) over ()::int as total
                    from duty d
                    where d.round_id = @roundId
                      and (@Organisation::bigint is null or d.organisation_id = @Organisation)
                      and (@State::text is null or d.state = @State
                        or @State = @Left and d.state in ('none', 'draft', 'returned'))
                      and (@proof::text is null or d.state in ('submitted', 'approved') and @proof = case
                        when exists (select from verification v where v.duty_id = d.id and v.version = d.version) then 'verified'
                        when (select jsonb_array_length(a.content -> 'evidence') from answer a
                            where a.duty_id = d.id and a.number = d.version) > 0 then 'evidenced' else 'claimed' end)
                      and (not @OnlyMine or d.organisation_id = any (@mine))
                      and (@Words = '' or strpos(lower(d.initiative_text || ' ' || d.goal_text), lower(@Words)) > 0)
                    order by d.position, d.id
                    limit @PageSize offset @from),
                asked as (
                    select d.id, d.initiative_text as Initiative, d.goal_text as Goal, d.organisation_name as Organisation,
                        d.role, d.state, a.content ->> 'status' as Status, d.changed_at as ChangedAt,
                        d.version, coalesce(left(a.content ->> 'progress', 200), '') as Progress,
                        page.total, d.position, d.initiative_code
                    from page join duty d on d.id = page.id
                    left join answer a on a.duty_id = d.id and a.number = d.version)
                select asked.*, (
                    select count(*)::int from round_comment c
                    left join comment_seen s on s.round_id = c.round_id and s.initiative_code = c.initiative_code
                        and s.person_id = @PersonId
                    where c.round_id = @roundId and c.initiative_code = asked.initiative_code
                      and c.person_id <> @PersonId and c.id > coalesce(s.comment_id, 0)) as NewComments
                from asked order by position, id
                """,
                new
                {
                    roundId,
                    filter.Organisation,
                    filter.State,
                    DutyFilter.Left,
                    proof = filter.Proof?.Name(),
                    filter.OnlyMine,
                    filter.Words,
                    mine,
                    caller.PersonId,
                    PageSize,
                    from = (page - 1) * PageSize,
                }
            )
        ).AsList();
        return (
            new(
                round.Name,
                RoundTransitions.Parse(round.State),
                round.DueOn,
                [.. rows.Select(r => r.Card())],
                rows is [var first, ..] ? first.Total : 0
            ),
            null
        );
    }

    /// <summary>Those for which the caller answers.</summary>
    internal static long[] OrganisationsOf(Caller caller) =>
        [
            .. caller
                .Memberships.Where(m => m.Role == PersonRole.Reporter)
                .Select(m => m.OrganisationId!.Value),
        ];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Initiative { get; init; } = "";
        public string Goal { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string Role { get; init; } = "";
        public string State { get; init; } = "";
        public string? Status { get; init; }
        public DateTime? ChangedAt { get; init; }
        public int Version { get; init; }
        public string Progress { get; init; } = "";
        public int Total { get; init; }
        public int NewComments { get; init; }

        public DutyCard Card() =>
            new(
                Id,
                Initiative,
                Goal,
                Organisation,
                Role,
                State,
                Status,
                ChangedAt,
                Version,
                Progress,
                NewComments
            );
    }
}
