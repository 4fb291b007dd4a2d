using Dapper;
using Shirube.Data.People;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>The round that a reporter came for: the only open one in which the caller has duties; one statement.</summary>
public static class GetFirstRound
{
    /// <returns>Null where there is none, or a choice.</returns>
    public static async Task<long?> RunAsync(
        WorkSource source,
        Caller caller,
        CancellationToken ct = default
    )
    {
        var mine = GetDuties.OrganisationsOf(caller);
        if (mine.Length == 0)
            return null;
        await using var work = await source.BeginAsync(caller, ct);
        var open = (
            await work.Connection.QueryAsync<long>(
                """
                select r.id from round r where r.state = 'open'
                  and exists (select from duty d where d.round_id = r.id and d.organisation_id = any (@mine))
                limit 2
                """,
                new { mine }
            )
        ).AsList();
        return open is [var only] ? only : null;
    }
}
