using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>For which organisations of a round somebody answers, by the names it asks them under; one statement.</summary>
public static class GetOwnOrganisations
{
    public static async Task<ImmutableArray<(long Id, string Name)>> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        var mine = GetDuties.OrganisationsOf(caller);
        if (mine.Length < 2)
            return [];
        await using var work = await source.BeginAsync(caller, ct);
        return
        [
            .. await work.Connection.QueryAsync<(long, string)>(
                """
                select distinct organisation_id, organisation_name from duty
                where round_id = @roundId and organisation_id = any (@mine) order by organisation_id
                """,
                new { roundId, mine }
            ),
        ];
    }
}
