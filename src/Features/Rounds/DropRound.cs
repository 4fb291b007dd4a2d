using System.Globalization;
using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Drops a round that was made by mistake, before it is opened. Nothing is deleted: it is marked, and no page has it
/// any more.</summary>
public static class DropRound
{
    private const int LongestReason = 500;

    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string reason,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.DropRound",
            async connection =>
            {
                if (await PreparedRound.LockAsync(connection, roundId) is not { } round)
                    return Change.Refused(RoundWords.NotThere);
                if (!RoundActs.Is(RoundActs.Drop, round.State))
                    return Change.Refused(Opened);
                reason = reason.Trim();
                if (reason.Length is 0 or > LongestReason)
                    return Change.Refused(NoReason);
                await connection.ExecuteAsync(
                    """
                    insert into dropped_round (round_id, reason, person_id, person_name)
                    values (@roundId, @reason, @PersonId, @Name)
                    """,
                    new
                    {
                        roundId,
                        reason,
                        caller.PersonId,
                        caller.Name,
                    }
                );
                return Change.Done(
                    await connection.QuerySingleAsync<DateTime>("select clock_timestamp()"),
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new { name = round.Name, reason }
                );
            },
            ct
        );

    private static Message Opened { get; } =
        new(
            "開いたフォローアップは取りやめられません。回答を受け付けないときは、締め切ってください。",
            "A round that was opened is not dropped. Close it where no more answers are wanted."
        );

    private static Message NoReason { get; } =
        new(
            $"取りやめる理由を{LongestReason}文字までで書いてください。",
            $"Say in at most {LongestReason} characters why it is dropped."
        );
}
