using System.Text.RegularExpressions;
using Shirube.Domain;
using Shirube.Domain.Organisations;

namespace Shirube.Features.Importing;

/// <summary>An organisation as a printed full name gives it, with the bodies above it.</summary>
/// <param name="Slug">Of the known organisation, or made from the names on the way down.</param>
internal sealed partial record OrganisationPath(
    string Slug,
    string Name,
    OrganisationPath? Parent,
    int Rank
)
{
    private const int RankUnknown = 1000;
    private const string Secretariat = "事務局";

    /// <summary>Null for a name without a word in it.</summary>
    public static OrganisationPath? Of(string fullName)
    {
        if (KnownOrganisations.FindLast(fullName) is { } known)
            return Known(known);
        OrganisationPath? path = null;
        foreach (var word in Parting().Split(fullName))
            if (word.Length > 0 && (path is null || word != Secretariat))
                path = Below(path, word);
        return path;
    }

    private static OrganisationPath Below(OrganisationPath? parent, string word)
    {
        if (KnownOrganisations.FindLast(word) is { } known)
            return Known(known);
        var slug = PublicId.Of('o', [parent?.Slug ?? "", word]);
        return new(slug, word, parent, parent?.Rank ?? RankUnknown);
    }

    private static OrganisationPath Known(KnownOrganisation known) =>
        new(known.Slug, known.Name, null, known.Rank);

    public IEnumerable<OrganisationPath> DownToSelf() =>
        Parent is null ? [this] : [.. Parent.DownToSelf(), this];

    /// <summary>Between Latin letters a space stands within a name (Ministry of Ports), and a wide one between names.</summary>
    [GeneratedRegex(@"[\t\u3000]+|(?<![!-~]) +| +(?![ !-~])")]
    private static partial Regex Parting();
}
