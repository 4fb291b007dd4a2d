using Dapper;
using Shirube.Data.People;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>In which round a duty is: its address names both.</summary>
public static class FindDuty
{
    /// <returns>Null where there is none that the caller may see.</returns>
    public static async Task<long?> RoundOfAsync(
        WorkSource source,
        Caller caller,
        long id,
        CancellationToken ct = default
    )
    {
        await using var work = await source.BeginAsync(caller, ct);
        return await work.Connection.QuerySingleOrDefaultAsync<long?>(
            "select round_id from duty where id = @id",
            new { id }
        );
    }
}
