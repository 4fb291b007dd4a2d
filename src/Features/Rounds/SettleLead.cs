using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>Says who leads an initiative where the document marks nobody; also where that was carried over from an earlier
/// round. The document's own words stay as they are.</summary>
public static class SettleLead
{
    /// <param name="dutyId">Of the organisation that leads.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.SettleLead",
            async connection =>
            {
                var settled = (
                    await connection.QueryAsync<(long Id, string Code, string Name, DateTime At)>(
                        """
                        update duty d set role = case when d.id = @dutyId then 'lead' else 'joint' end, lead_from = null
                        from duty chosen
                        where chosen.id = @dutyId and (chosen.role = 'unmarked' or chosen.lead_from is not null)
                          and d.round_id = chosen.round_id and d.initiative_code = chosen.initiative_code
                          and (d.role = 'unmarked' or d.lead_from is not null)
                        returning d.id, d.initiative_code, d.organisation_name, clock_timestamp()
                        """,
                        new { dutyId }
                    )
                ).AsList();
                return settled.Find(s => s.Id == dutyId) is { Id: > 0 } lead
                    ? Change.Done(
                        lead.At,
                        $"duties/{dutyId}",
                        new { initiative = lead.Code, lead = lead.Name }
                    )
                    : Change.Refused(Settled);
            },
            ct
        );

    private static Message Settled { get; } =
        new(
            "その取組の主担当は、すでに決まっています。",
            "The lead of that initiative is settled already."
        );
}
