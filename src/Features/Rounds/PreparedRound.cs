using Dapper;
using Npgsql;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A round that is about to be renamed or dropped, locked until the transaction ends.</summary>
internal sealed record PreparedRound(string Name, RoundState State)
{
    /// <returns>Null where there is none that the caller may see.</returns>
    public static async Task<PreparedRound?> LockAsync(NpgsqlConnection connection, long roundId)
    {
        await RoundLock.TakeAsync(connection, roundId);
        var found = await connection.QuerySingleOrDefaultAsync<(string Name, string State)?>(
            "select name, state from round where id = @roundId",
            new { roundId }
        );
        return found is { } round ? new(round.Name, RoundTransitions.Parse(round.State)) : null;
    }
}
