using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing.Profiles;

/// <param name="ChangedAt">UTC.</param>
public sealed record SavedProfile(
    long Id,
    ReadingProfile Profile,
    DateTime ChangedAt,
    string ChangedBy
);

/// <summary>The saved profiles, the last changed first, and one of them.</summary>
public static class GetProfiles
{
    private const string Columns =
        "select id, profile::text, changed_at, changed_by from reading_profile where dropped_at is null";

    public static async Task<IReadOnlyList<SavedProfile>> RunAsync(
        NpgsqlDataSource database,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(long, string, DateTime, string)>(
            $"{Columns} order by changed_at desc, id desc"
        );
        return [.. rows.Select(Of)];
    }

    public static async Task<SavedProfile?> OneAsync(
        NpgsqlDataSource database,
        long id,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<(long, string, DateTime, string)?>(
            $"{Columns} and id = @id",
            new { id }
        );
        return row is { } found ? Of(found) : null;
    }

    private static SavedProfile Of((long Id, string Json, DateTime At, string By) row) =>
        new(row.Id, ProfileShelf.Parsed(row.Json), row.At, row.By);
}
