using Shirube.Domain;
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
    private const int MostNames = 8;

    /// <summary>The heads of the document's tables, normalised for search.</summary>
    public static IReadOnlySet<string> HeadsOf(SourceDocument document) =>
        PrintedHeads(new(document), null)
            .Select(Normal.ForSearch)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Why a profile that a person gave cannot be applied to a document: what of it the document does not
    /// print.</summary>
    /// <returns>Null where it fits: a column of titles and half of the columns that matter are there; of a profile without
    /// columns, one of its headings.</returns>
    public static Message? Refusal(ReadingProfile profile, SourceDocument document)
    {
        var lines = new RegisterLines(document);
        if (profile.Columns.Any(Matters))
            return OfColumns(profile, lines);
        if (profile.Headings.IsEmpty || document.Lines.Any(l => IsHeading(l, profile)))
            return null;
        var wanted = Names(profile.Headings.Select(h => h.Pattern));
        return new(
            $"読取プロファイル「{profile.Name}」は、この文書に合いません。見出しの印{wanted.Ja}が、どこにもありません。別のプロファイルを選ぶか、プロファイルを付けずに読んで、文書に提案させてください。",
            $"The reading profile '{profile.Name}' does not fit this document: none of its heading marks ({wanted.En}) is printed. Choose another profile, or read without one and let the document propose its own."
        );
    }

    private static Message? OfColumns(ReadingProfile profile, RegisterLines lines)
    {
        var printed = PrintedHeads(lines, profile)
            .Concat(lines.Document.Lines.Select(l => PlanCard.LabelOf(l.Text)).OfType<string>())
            .Distinct()
            .ToList();
        var keys = printed.Select(Normal.ForSearch).ToHashSet(StringComparer.Ordinal);
        var missing = profile
            .Columns.Where(c => Matters(c) && !keys.Contains(Normal.ForSearch(c.Head)))
            .ToList();
        var titles = profile.Columns.Where(c => c.Role == ColumnRole.Title).ToList();
        if (
            missing.Count * 2 <= profile.Columns.Count(Matters)
            && (titles.Count == 0 || !titles.TrueForAll(missing.Contains))
        )
            return null;
        var wanted = Names(missing.Select(c => c.Head));
        var found = Names(printed);
        return new(
            $"読取プロファイル「{profile.Name}」は、この文書に合いません。列{wanted.Ja}が、表の見出しにありません（"
                + (printed.Count == 0 ? "見出しのある表がありません" : $"文書の見出し：{found.Ja}")
                + "）。別のプロファイルを選ぶか、プロファイルの列の名を直すか、プロファイルを付けずに読んで、文書に提案させてください。",
            $"The reading profile '{profile.Name}' does not fit this document: its columns {wanted.En} are not among the heads of the tables ("
                + (
                    printed.Count == 0
                        ? "no table with a head was found"
                        : $"the document prints {found.En}"
                )
                + "). Choose another profile, correct the names of its columns, or read without one and let the document propose its own."
        );
    }

    private static bool Matters(ProfileColumn column) =>
        column.Role is not (ColumnRole.Other or ColumnRole.Ignore);

    private static bool IsHeading(SourceLine line, ReadingProfile profile) =>
        !line.IsBlank
        && !line.IsRow
        && PlanHeading.Of(line, null) is { } heading
        && profile.Headings.Any(h =>
            h.Pattern == heading.Pattern || h.Pattern == $"level {heading.Level}"
        );

    private static Message Names(IEnumerable<string> names)
    {
        var all = names.Take(MostNames + 1).ToList();
        var shown = all.Take(MostNames).ToList();
        var more = all.Count > MostNames;
        return new(
            string.Concat(shown.Select(n => $"「{n}」")) + (more ? "ほか" : ""),
            string.Join(", ", shown.Select(n => $"'{n}'")) + (more ? " and others" : "")
        );
    }

    private static IEnumerable<string> PrintedHeads(RegisterLines lines, ReadingProfile? profile) =>
        new PlanTables(lines, profile)
            .All.SelectMany(t => t.Head.Columns)
            .Select(c => c.Head)
            .Where(h => h.Length > 0)
            .Distinct();

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
