using Shirube.Domain.Organisations;
using Shirube.Domain.Texts;

namespace Shirube.Features.Register;

/// <summary>Which initiatives of an edition are asked for. Empty parts ask nothing.</summary>
/// <param name="Organisation">Slug.</param>
/// <param name="Role">The role that it (or, without one, any organisation) has.</param>
/// <param name="Section">Code of the section under which they stand.</param>
public sealed record EditionFilter(string Organisation, Role? Role, string Section, string Text)
{
    public bool IsActive =>
        Organisation.Length > 0 || Role != null || Section.Length > 0 || Text.Length > 0;

    /// <summary>Over <c>initiative i</c>; of a filter that asks nothing, only the document: a short question with a short plan.</summary>
    internal string Where => Norm.Length + Organisation.Length + RoleName.Length == 0 ? All : Some;

    private const string All = "i.document_id = @document";

    private const string Some = $"""
        {All}
        and (@text = '' or position(@text in i.norm) > 0)
        and ((@organisation = '' and @role = '') or exists (
            select from responsibility fr left join organisation fo on fo.id = fr.organisation_id
            where fr.initiative_id = i.id
                and (@organisation = '' or fo.slug = @organisation) and (@role = '' or fr.role = @role)))
        """;

    internal string Norm => Normal.ForSearch(Text);
    internal string RoleName => Role?.Name() ?? "";
}
