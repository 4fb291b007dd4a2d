using System.Collections.Immutable;
using System.Text;
using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;
using Shirube.Reading.Profiles;

namespace Shirube.Features.Importing.Profiles;

/// <summary>What a file is to be read with.</summary>
/// <param name="Given">The profile a person chose for it; null where none was.</param>
/// <param name="Saved">Those of which the fitting one is applied.</param>
public sealed record ProfilesToUse(ReadingProfile? Given, ImmutableArray<ReadingProfile> Saved)
{
    public static ProfilesToUse None { get; } = new(null, []);
}

/// <summary>The saved profiles in the database.</summary>
internal static class ProfileShelf
{
    /// <summary>In the order in which they were saved.</summary>
    public static async Task<ImmutableArray<ReadingProfile>> AllAsync(
        NpgsqlDataSource database,
        CancellationToken ct
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var texts = await connection.QueryAsync<string>(
            "select profile::text from reading_profile where dropped_at is null order by changed_at, id"
        );
        return [.. texts.Select(Parsed)];
    }

    public static async Task<ProfilesToUse> ForJobAsync(
        NpgsqlDataSource database,
        long jobId,
        CancellationToken ct
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var given = await connection.QuerySingleOrDefaultAsync<string>(
            "select profile::text from job_profile where job_id = @jobId",
            new { jobId }
        );
        return new(given is null ? null : Parsed(given), await AllAsync(database, ct));
    }

    public static ReadingProfile Parsed(string json) =>
        ProfileFile.Parse(Encoding.UTF8.GetBytes(json), "reading_profile");
}
