using System.Text.RegularExpressions;
using Shirube.Domain;
using Shirube.Domain.Organisations;

namespace Shirube.Features.Importing;

/// <summary>An organisation as a printed full name gives it, with the bodies above it.</summary>
/// <param name="Slug">Of the known organisation, or made from the names on the way down.</param>
/// <param name="NameEn">Null where nobody knows it.</param>
internal sealed partial record OrganisationPath(
    string Slug,
    string Name,
    string? NameEn,
    OrganisationPath? Parent,
    int Rank
)
{
    private const int RankUnknown = 1000;
    private const string Secretariat = "事務局";

    /// <summary>Null for a name without a word in it.</summary>
    /// <param name="isJapan">English names mean Japan's bodies, as <see cref="EnglishNames.SpeakOfJapan"/> says of the
    /// document.</param>
    public static OrganisationPath? Of(string fullName, bool isJapan)
    {
        if (KnownOrganisations.FindLast(fullName) is { } known)
            return Known(known);
        OrganisationPath? path = null;
        foreach (var word in Parting().Split(fullName))
            if (word.Length > 0 && (path is null || word != Secretariat))
                path = Below(path, word, isJapan);
        return path;
    }

    private static OrganisationPath Below(OrganisationPath? parent, string word, bool isJapan)
    {
        if (
            (KnownOrganisations.FindLast(word) ?? (isJapan ? EnglishNames.Find(word) : null)) is
            { } known
        )
            return Known(known);
        var above = parent?.Slug ?? "";
        var office =
            KnownOffices.Find(above, word) ?? (isJapan ? EnglishNames.Find(above, word) : null);
        var name = office?.Name ?? word;
        return new(
            PublicId.Of('o', [above, name]),
            name,
            office?.NameEn ?? (IsEnglish(word) ? word : null),
            parent,
            parent?.Rank ?? RankUnknown
        );
    }

    private static bool IsEnglish(string word) =>
        word.Any(char.IsAsciiLetter) && word.All(c => c < '\u2e80');

    private static OrganisationPath Known(KnownOrganisation known) =>
        new(known.Slug, known.Name, known.NameEn, null, known.Rank);

    public IEnumerable<OrganisationPath> DownToSelf() =>
        Parent is null ? [this] : [.. Parent.DownToSelf(), this];

    /// <summary>Between Latin letters a space stands within a name (Ministry of Ports), and a wide one between names.</summary>
    [GeneratedRegex(@"[\t\u3000]+|(?<![!-~]) +| +(?![ !-~])")]
    private static partial Regex Parting();
}
