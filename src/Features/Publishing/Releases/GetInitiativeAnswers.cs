using System.Collections.Immutable;
using Dapper;
using Npgsql;

namespace Shirube.Features.Publishing.Releases;

/// <summary>What was released of an initiative, newest release first; one statement.</summary>
public sealed class GetInitiativeAnswers(NpgsqlDataSource database)
{
    /// <param name="code">The initiative's public id.</param>
    public async Task<ImmutableArray<ReleasedAnswer>> RunAsync(
        string code,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return
        [
            .. await connection.QueryAsync<ReleasedAnswer>(
                new CommandDefinition(
                    ReleasedAnswer.Select
                        + " where a.initiative_code = @code order by a.publish_at desc, a.release_id desc, a.id",
                    new { code },
                    cancellationToken: ct
                )
            ),
        ];
    }
}
