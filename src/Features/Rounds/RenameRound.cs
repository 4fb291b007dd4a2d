using System.Globalization;
using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Gives another name to a round that is still being prepared; both stand in the ledger.</summary>
public static class RenameRound
{
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string name,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.RenameRound",
            async connection =>
            {
                if (await PreparedRound.LockAsync(connection, roundId) is not { } round)
                    return Change.Refused(RoundWords.NotThere);
                if (!RoundActs.Is(RoundActs.Rename, round.State))
                    return Change.Refused(Opened);
                name = name.Trim();
                if (RoundName.Fault(name) is { } fault)
                    return Change.Refused(fault);
                if (name == round.Name)
                    return Change.Nothing;
                var at = await connection.QuerySingleAsync<DateTime>(
                    "update round set name = @name where id = @roundId returning clock_timestamp()",
                    new { roundId, name }
                );
                return Change.Done(
                    at,
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new { name, nameBefore = round.Name }
                );
            },
            ct
        );

    private static Message Opened { get; } =
        new(
            "開いたフォローアップの名前は変えられません。回答者がその名前で知っているからです。",
            "A round that was opened keeps its name: those who answer know it by that."
        );
}
