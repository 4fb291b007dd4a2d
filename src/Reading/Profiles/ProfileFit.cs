using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars;
using Shirube.Reading.Grammars.Profiles;

namespace Shirube.Reading.Profiles;

/// <summary>Whether a document is of the family that a profile is for.</summary>
public static class ProfileFit
{
    /// <summary>From here on a profile is applied by itself.</summary>
    public const double Fits = 0.8;

    /// <summary>The heads of the document's tables, normalised for search.</summary>
    public static IReadOnlySet<string> HeadsOf(SourceDocument document) =>
        new PlanTables(new RegisterLines(document), null)
            .All.SelectMany(t => t.Head.Columns)
            .Select(c => Normal.ForSearch(c.Head))
            .Where(h => h.Length > 0)
            .ToHashSet(StringComparer.Ordinal);

    /// <returns>The profile that fits best, the later one where two fit as well; null where none does.</returns>
    public static ReadingProfile? Best(
        IReadOnlyList<ReadingProfile> profiles,
        SourceDocument document
    )
    {
        if (profiles.Count == 0)
            return null;
        var heads = HeadsOf(document);
        return profiles
            .Select((profile, n) => (Profile: profile, Fit: Of(profile, heads), Order: n))
            .Where(p => p.Fit >= Fits)
            .OrderByDescending(p => p.Fit)
            .ThenByDescending(p => p.Profile.HeaderWords.Length)
            .ThenByDescending(p => p.Order)
            .Select(p => p.Profile)
            .FirstOrDefault();
    }

    /// <returns>0 to 1: the share of the profile's header words that the document prints; 0 where the profile has
    /// fewer than two.</returns>
    public static double Of(ReadingProfile profile, IReadOnlySet<string> heads) =>
        profile.HeaderWords.Length < 2 || heads.Count == 0
            ? 0
            : (double)profile.HeaderWords.Count(w => heads.Contains(Normal.ForSearch(w)))
                / profile.HeaderWords.Length;
}
