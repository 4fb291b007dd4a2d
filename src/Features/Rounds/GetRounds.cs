using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>A round in the list.</summary>
public sealed record RoundCard(
    long Id,
    string Name,
    string Edition,
    string State,
    DateTime DueOn,
    int Duties,
    int Submitted
);

/// <summary>The rounds that the caller may see, newest first; for reporters the figures are of their own organisations.</summary>
public static class GetRounds
{
    public static async Task<(ImmutableArray<RoundCard> Rounds, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return ([], refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var rounds = await work.Connection.QueryAsync<RoundCard>(
            """
            select r.id, r.name, e.name as Edition, r.state, r.due_on::timestamp as DueOn,
                n.duties, n.submitted
            from round r join edition e on e.id = r.edition_id
            cross join lateral (
                select coalesce(sum(c.duties), 0)::int as duties,
                    coalesce(sum(c.submitted + c.approved), 0)::int as submitted
                from duty_count c where c.round_id = r.id) n
            order by r.id desc
            """
        );
        return ([.. rounds], null);
    }

    /// <summary>Editions over which a round can be made.</summary>
    public static async Task<ImmutableArray<(string Slug, string Name)>> EditionsAsync(
        WorkSource source,
        Caller caller,
        CancellationToken ct = default
    )
    {
        await using var work = await source.BeginAsync(caller, ct);
        return
        [
            .. await work.Connection.QueryAsync<(string, string)>(
                "select slug, name from edition where current_document_id is not null order by id desc"
            ),
        ];
    }
}
