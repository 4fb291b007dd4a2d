using System.Globalization;
using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Sets another due date or other instructions; both texts are in the ledger.</summary>
public static class CorrectRound
{
    /// <param name="pastIsMeant">That another due date which is past is no slip.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        DateOnly? dueOn,
        string instructions,
        bool pastIsMeant = false,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.CorrectRound",
            async connection =>
            {
                await RoundLock.TakeAsync(connection, roundId);
                var round = await connection.QuerySingleOrDefaultAsync<(
                    string State,
                    DateTime DueOn,
                    string Instructions
                )?>(
                    "select state, due_on::timestamp, instructions from round where id = @roundId",
                    new { roundId }
                );
                if (round is not { } found)
                    return Change.Refused(RoundWords.NotThere);
                if (!RoundActs.Is(RoundActs.CorrectDueDate, RoundTransitions.Parse(found.State)))
                    return Change.Refused(RoundWords.ClosedAlready);
                if (dueOn is not { } due)
                    return Change.Refused(RoundWords.NoDay);
                instructions = instructions.Trim();
                if (instructions.Length > RoundWords.LongestInstructions)
                    return Change.Refused(RoundWords.LongInstructions);
                var before = DateOnly.FromDateTime(found.DueOn);
                if (before == due && found.Instructions == instructions)
                    return Change.Nothing;
                if (before != due && !pastIsMeant && await DueDay.IsPastAsync(connection, due))
                    return Change.Refused(DueDay.IsPast);
                var at = await connection.QuerySingleAsync<DateTime>(
                    "update round set due_on = @due, instructions = @instructions where id = @roundId returning clock_timestamp()",
                    new
                    {
                        roundId,
                        due,
                        instructions,
                    }
                );
                return Change.Done(
                    at,
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new
                    {
                        due,
                        dueBefore = before,
                        instructions,
                        instructionsBefore = found.Instructions,
                    }
                );
            },
            ct
        );
}
