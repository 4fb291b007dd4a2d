using System.Collections.Frozen;
using System.Text;

namespace Shirube.Domain.Organisations;

/// <summary>Japan's bodies by the names that English documents call them by. Other countries have a Ministry of Justice
/// too: <see cref="SpeakOfJapan"/> says whether the names of a document mean Japan's.</summary>
public static class EnglishNames
{
    /// <summary>So many names that no other government has.</summary>
    private const int FewestOwn = 2;

    /// <summary>Internal Affairs and Communications: a combination of tasks that is Japan's.</summary>
    private const int WordsOfAnOwnName = 3;

    private static readonly FrozenDictionary<string, KnownOrganisation> Bodies =
        KnownOrganisations.All.ToFrozenDictionary(o => KeyOf(o.NameEn), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, KnownOffice> Offices =
        KnownOffices.All.ToFrozenDictionary(
            o => $"{o.Parent} {KeyOf(o.NameEn)}",
            StringComparer.Ordinal
        );

    public static KnownOrganisation? Find(string name) => Bodies.GetValueOrDefault(KeyOf(name));

    /// <param name="parent">Slug of the body it belongs to.</param>
    public static KnownOffice? Find(string parent, string name) =>
        Offices.GetValueOrDefault($"{parent} {KeyOf(name)}");

    /// <param name="names">All that a document names, with the bodies above them in front, parted by wide spaces.</param>
    public static bool SpeakOfJapan(IEnumerable<string> names) =>
        names
            .SelectMany(n => n.Split('\u3000', StringSplitOptions.TrimEntries))
            .Select(Find)
            .OfType<KnownOrganisation>()
            .Where(o => IsOwn(o.NameEn))
            .DistinctBy(o => o.Slug)
            .Take(FewestOwn)
            .Count() == FewestOwn;

    private static bool IsOwn(string name) =>
        name.Contains("Japan", StringComparison.Ordinal)
        || name.StartsWith("Ministry of", StringComparison.Ordinal)
            && KeyOf(name).Split(' ').Length > WordsOfAnOwnName;

    /// <summary>Spelling, small words and punctuation differ from paper to paper.</summary>
    private static string KeyOf(string name)
    {
        var words = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
            words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        return string.Join(
            ' ',
            words
                .ToString()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w is not ("the" or "of" or "and" or "for"))
                .Select(w =>
                    w switch
                    {
                        "labour" => "labor",
                        "defence" => "defense",
                        "centre" => "center",
                        _ => w.Replace("isation", "ization", StringComparison.Ordinal),
                    }
                )
        );
    }
}
