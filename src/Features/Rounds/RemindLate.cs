using System.Globalization;
using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.Mails;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>Writes to those who are late with a round: one mail a person, whatever is missing, and not twice within a day
/// unless that is said.</summary>
public static class RemindLate
{
    /// <param name="organisations">Whose reporters; empty: all who are late.</param>
    /// <param name="again">Also to those who were written to within the last day.</param>
    /// <returns>To how many.</returns>
    public static async Task<(int Told, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        long[] organisations,
        bool again,
        CancellationToken ct = default
    )
    {
        var told = 0;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.RemindLate,
            "Rounds.RemindLate",
            async connection =>
            {
                // Two who press the button at once write once.
                await connection.ExecuteAsync(
                    "select pg_advisory_xact_lock(hashtextextended('remind ' || @roundId, 0))",
                    new { roundId }
                );
                var (view, why) = await GetReminders.FindAsync(connection, roundId);
                if (view is null)
                    return Change.Refused(why ?? RoundWords.NotThere);
                foreach (
                    var person in view.People.Where(p =>
                        (again || !p.IsRecent)
                        && (
                            organisations.Length == 0 || p.Organisations.Any(organisations.Contains)
                        )
                    )
                )
                    told += await Outbox.TellAsync(
                        connection,
                        person.Letter,
                        roundId,
                        persons: [person.Id]
                    );
                return told == 0
                    ? Change.Refused(Nobody)
                    : Change.Done(
                        await connection.QuerySingleAsync<DateTime>("select clock_timestamp()"),
                        string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                        new
                        {
                            told,
                            organisations,
                            again,
                        }
                    );
            },
            ct
        );
        return (refusal is null ? told : 0, refusal);
    }

    private static Message Nobody { get; } =
        new(
            "催促する相手がいません。未提出がないか、回答者が登録されていないか、1日以内に催促済みです。もう一度送るには、その欄に印をつけてください。",
            "There is nobody to remind: nothing is missing, nobody reports for them, or they were written to within the last day. Tick the box to write again."
        );
}
