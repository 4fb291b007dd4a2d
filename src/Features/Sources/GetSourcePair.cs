using Dapper;
using Npgsql;

namespace Shirube.Features.Sources;

/// <summary>Two documents to be compared.</summary>
public sealed class GetSourcePair(NpgsqlDataSource database)
{
    /// <param name="before">First 12 digits or more of the SHA-256; <paramref name="after"/> likewise.</param>
    /// <returns>Null unless both are in the register.</returns>
    public async Task<(SourceCard Before, SourceCard After)?> Run(
        string before,
        string after,
        CancellationToken cancellation
    )
    {
        if (!GetSource.IsDigest(before) || !GetSource.IsDigest(after))
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var cards = await connection.QueryAsync<SourceCard>(
            new(
                SourceCard.Select
                    + " where starts_with(d.sha256, @before) or starts_with(d.sha256, @after) order by d.id",
                new { before, after },
                cancellationToken: cancellation
            )
        );
        var found = cards.ToList();
        var older = found.Find(c => c.Sha256.StartsWith(before, StringComparison.Ordinal));
        var newer = found.Find(c => c.Sha256.StartsWith(after, StringComparison.Ordinal));
        return older == null || newer == null ? null : (older, newer);
    }
}
