using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Domain.Proposals;
using Shirube.Reading.Profiles;

namespace Shirube.Features.Importing.Profiles;

/// <summary>Keeps a profile, new or corrected; from now on the next document of its family is read by it.</summary>
public static class SaveProfile
{
    /// <param name="id">Of the profile that is corrected; null for a new one.</param>
    /// <param name="actor">For the ledger.</param>
    /// <returns>Its id; null where there is none with the given one.</returns>
    public static async Task<long?> RunAsync(
        NpgsqlDataSource database,
        long? id,
        ReadingProfile profile,
        string actor,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var sql = id is null
            ? """
                insert into reading_profile (name, profile, changed_at, changed_by)
                values (@Name, @json::jsonb, clock_timestamp(), @actor) returning id, changed_at
                """
            : """
                update reading_profile set name = @Name, profile = @json::jsonb, changed_at = clock_timestamp(),
                    changed_by = @actor
                where id = @id and dropped_at is null returning id, changed_at
                """;
        var saved = await connection.QuerySingleOrDefaultAsync<(long Id, DateTime At)?>(
            sql,
            new
            {
                id,
                profile.Name,
                json = ProfileFile.Write(profile),
                actor,
            }
        );
        if (saved is not { } done)
            return null;
        await LedgerBook.AppendAsync(
            connection,
            transaction,
            done.At,
            actor,
            "Importing.SaveProfile",
            $"import/profiles/{done.Id}",
            JsonSerializer.Serialize(
                new
                {
                    name = profile.Name,
                    columns = profile.Columns.ToDictionary(c => c.Head, c => c.Role.Name()),
                    headings = profile.Headings.Select(h => $"{h.Pattern} {h.Kind.Name()}"),
                    leadMarks = profile.LeadMarks,
                    jointMarks = profile.JointMarks,
                }
            ),
            isPublic: false,
            ct
        );
        await transaction.CommitAsync(ct);
        return done.Id;
    }
}
