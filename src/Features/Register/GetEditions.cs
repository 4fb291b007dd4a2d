using Dapper;
using Npgsql;

namespace Shirube.Features.Register;

/// <summary>Every edition, newest first within its strategy.</summary>
public sealed class GetEditions(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<EditionSummary>> Run(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return
        [
            .. await connection.QueryAsync<EditionSummary>(
                new CommandDefinition(EditionSummary.Select, cancellationToken: cancellation)
            ),
        ];
    }
}
