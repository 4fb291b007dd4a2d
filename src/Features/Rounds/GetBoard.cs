using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>An initiative of which the document marks no lead, and who could be.</summary>
public sealed class Unsettled
{
    public string Code { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>A duty each of the organisations, in their order.</summary>
    public long[] Duties { get; init; } = [];
    public string[] Organisations { get; init; } = [];

    /// <summary>The duty of the lead that was carried over from an earlier round; null: not known.</summary>
    public long? Lead { get; init; }
}

/// <param name="Unsettled">Also those whose lead was carried over, while the round is prepared.</param>
public sealed record BoardView(
    RoundHead Round,
    ImmutableArray<DutyCount> Rows,
    ImmutableArray<Unsettled> Unsettled
)
{
    public ImmutableArray<UnaskedNames> Unasked => AnswerJson.ReadRows<UnaskedNames>(Round.Unasked);
}

/// <param name="NewComments">Somebody else's, that the caller may see and has not.</param>
/// <param name="Unasked">Names whose organisation is not known, as JSON; null for whoever does not run rounds.</param>
/// <param name="Cuts">The number of the last data cut that the caller sees; 0: none.</param>
public sealed record RoundHead(
    long Id,
    string Name,
    string Edition,
    string EditionSlug,
    string State,
    DateTime DueOn,
    bool IsPastDue,
    string Instructions,
    int Unnamed,
    int Cuts,
    int NewComments,
    string? Unasked
);

/// <summary>Who has answered and who has not; four statements.</summary>
public static class GetBoard
{
    public static async Task<(BoardView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<RoundHead>(
            """
            select r.id, r.name, e.name as Edition, e.slug as EditionSlug, r.state, r.due_on::timestamp as DueOn,
                (clock_timestamp() at time zone 'Asia/Tokyo')::date > r.due_on as IsPastDue, r.instructions,
                (select count(*)::int from initiative i where i.document_id = r.document_id and not exists (
                    select from responsibility p where p.initiative_id = i.id and p.organisation_id is not null)) as Unnamed,
                coalesce((select max(c.number) from data_cut c where c.round_id = r.id), 0) as Cuts,
                (select count(*)::int from round_comment c
                    left join comment_seen s on s.round_id = c.round_id and s.initiative_code = c.initiative_code
                        and s.person_id = @PersonId
                    where c.round_id = r.id and c.person_id <> @PersonId and c.id > coalesce(s.comment_id, 0)) as NewComments,
                case when @runs then r.unasked::text end as Unasked
            from round r join edition e on e.id = r.edition_id where r.id = @roundId
            """,
            new
            {
                roundId,
                caller.PersonId,
                runs = Permissions.Refusal(caller, UseCase.RunRound) is null,
            }
        );
        if (head is null)
            return (null, null);
        var rows = await DutyCount.SeenAsync(work.Connection, roundId);
        var unsettled = await work.Connection.QueryAsync<Unsettled>(
            """
            select initiative_code as Code, initiative_text as Text, array_agg(id order by id) as Duties,
                array_agg(organisation_name order by id) as Organisations,
                min(id) filter (where role = 'lead') as Lead
            from duty
            where round_id = @roundId
              and (role = 'unmarked' or lead_from is not null
                and (select r.state from round r where r.id = @roundId) = 'preparing')
            group by initiative_code, initiative_text order by min(position)
            """,
            new { roundId }
        );
        return (new(head, rows, [.. unsettled]), null);
    }
}
