using Dapper;
using Npgsql;

namespace Shirube.Features.Publishing.Releases;

/// <summary>The manifest of a release that is out, to the byte, with its SHA-256.</summary>
public sealed class GetManifest(NpgsqlDataSource database)
{
    public async Task<(string Json, string Hash)?> RunAsync(
        string code,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<(string, string)?>(
            new CommandDefinition(
                "select manifest, hash from released where code = @code",
                new { code },
                cancellationToken: ct
            )
        );
    }
}
