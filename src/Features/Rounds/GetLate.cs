using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

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
public sealed record LateView(LateHead Round, ImmutableArray<DutyCount> Rows)
{
    /// <summary>Duties of an organisation that should be in and are not.</summary>
    public int Late(DutyCount row) => Round.IsPastDue ? row.Left : 0;
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
        var rows = await DutyCount.SeenAsync(work.Connection, roundId);
        return (new(head, [.. rows.OrderByDescending(r => r.Left)]), null);
    }
}
