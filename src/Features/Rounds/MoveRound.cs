using System.Globalization;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Opens, closes and reopens a round. Closing it takes a data cut.</summary>
public static class MoveRound
{
    /// <param name="pastIsMeant">That it is opened after its due date on purpose.</param>
    /// <param name="reason">Why it is reopened; for the ledger.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        RoundAction action,
        string reason,
        bool pastIsMeant = false,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.MoveRound",
            async connection =>
            {
                await RoundLock.TakeAsync(connection, roundId);
                var round = await connection.QuerySingleOrDefaultAsync<(
                    string State,
                    DateTime DueOn,
                    int Unsettled
                )?>(
                    """
                    select state, due_on::timestamp,
                        (select count(distinct initiative_code)::int from duty where round_id = @roundId and role = 'unmarked')
                    from round where id = @roundId
                    """,
                    new { roundId }
                );
                if (round is not { } found)
                    return Change.Refused(RoundWords.NotThere);
                var (to, refusal) = RoundTransitions.Of(
                    RoundTransitions.Parse(found.State),
                    action
                );
                if (to is not { } state)
                    return Change.Refused(refusal!.Value);
                if (action == RoundAction.Open && found.Unsettled > 0)
                    return Change.Refused(Unsettled(found.Unsettled));
                if (
                    action == RoundAction.Open
                    && !pastIsMeant
                    && await DueDay.IsPastAsync(connection, DateOnly.FromDateTime(found.DueOn))
                )
                    return Change.Refused(DueDay.IsPast);
                if (action == RoundAction.Reopen && reason.Trim().Length == 0)
                    return Change.Refused(NoReason);
                var at = await MoveAsync(connection, roundId, state);
                await RoundMails.MovedAsync(connection, roundId, action);
                var cut =
                    action == RoundAction.Close
                        ? await DataCut.TakeAsync(connection, caller, roundId)
                        : null;
                return Change.Done(
                    at,
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new
                    {
                        from = found.State,
                        to = state.Name(),
                        reason = reason.Trim(),
                        cut,
                    }
                );
            },
            ct
        );

    private static Task<DateTime> MoveAsync(NpgsqlConnection connection, long id, RoundState to) =>
        connection.QuerySingleAsync<DateTime>(
            "update round set state = @to where id = @id returning clock_timestamp()",
            new { id, to = to.Name() }
        );

    private static Message Unsettled(int count) =>
        new(
            $"主担当の分からない取組が{count}件あります。決めてから開いてください。",
            $"{count} initiatives have no known lead. Settle them first."
        );

    private static Message NoReason { get; } =
        new("再び開く理由を書いてください。", "Say why it is reopened.");
}
