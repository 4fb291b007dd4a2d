using System.Globalization;
using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Takes a further data cut of a round that is closed, with the answers that came late.</summary>
public static class TakeCut
{
    public static async Task<(int? Number, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        int? number = null;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.TakeCut,
            "Rounds.TakeCut",
            async connection =>
            {
                await RoundLock.TakeAsync(connection, roundId);
                var round = await connection.QuerySingleOrDefaultAsync<(
                    string State,
                    DateTime At
                )?>(
                    "select state, clock_timestamp() from round where id = @roundId",
                    new { roundId }
                );
                if (round is not { } found)
                    return Change.Refused(RoundWords.NotThere);
                if (!RoundActs.IsFor(UseCase.TakeCut, RoundTransitions.Parse(found.State)))
                    return Change.Refused(NotClosed);
                var cut = await DataCut.TakeAsync(connection, caller, roundId);
                number = cut.Number;
                return Change.Done(
                    found.At,
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new { cut }
                );
            },
            ct
        );
        return (refusal is null ? number : null, refusal);
    }

    private static Message NotClosed { get; } =
        new(
            "データ締切をつくれるのは、締め切ったフォローアップだけです。締め切ると、最初のデータ締切ができます。",
            "A data cut is taken of a round that is closed. Closing it takes the first."
        );
}
