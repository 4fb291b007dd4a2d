using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;
using Shirube.Reading.Profiles;

namespace Shirube.Features.Importing.Profiles;

/// <summary>Has a file on the desk read again with a corrected profile. What people decided about it is kept and replayed
/// on the new reading.</summary>
public static class ReadWithProfile
{
    /// <param name="profile">For this file only; <see cref="SaveProfile"/> keeps it for the next of the family.</param>
    /// <returns>Whether there was something to read.</returns>
    public static async Task<bool> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        ReadingProfile profile,
        string actor,
        CancellationToken ct = default
    )
    {
        await using (var connection = await database.OpenConnectionAsync(ct))
            await connection.ExecuteAsync(
                """
                insert into job_profile (job_id, profile, at, actor)
                select id, @json::jsonb, clock_timestamp(), @actor from import_job where id = @jobId
                on conflict (job_id) do update
                    set profile = excluded.profile, at = excluded.at, actor = excluded.actor
                """,
                new
                {
                    jobId,
                    json = ProfileFile.Write(profile),
                    actor,
                }
            );
        return await ReadAgain.RunAsync(database, jobId, actor, ct);
    }
}
