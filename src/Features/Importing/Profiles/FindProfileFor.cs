using Npgsql;
using Shirube.Reading.Documents;
using Shirube.Reading.Profiles;

namespace Shirube.Features.Importing.Profiles;

/// <summary>The saved profile by which a document would be read.</summary>
public static class FindProfileFor
{
    /// <returns>Null where no saved profile is of its family.</returns>
    public static async Task<SavedProfile?> RunAsync(
        NpgsqlDataSource database,
        SourceDocument document,
        CancellationToken ct = default
    )
    {
        var saved = await GetProfiles.RunAsync(database, ct);
        var best = ProfileFit.Best([.. saved.Reverse().Select(s => s.Profile)], document);
        return saved.FirstOrDefault(s => ReferenceEquals(s.Profile, best));
    }
}
