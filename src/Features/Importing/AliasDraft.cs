using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>What a document calls an organisation, and how we know.</summary>
internal sealed record AliasDraft(string Printed, OrganisationPath? Organisation, string Basis)
{
    // A cell that went wrong may be as long as its document; nobody is called so.
    private const int Longest = 200;

    public static IReadOnlyList<AliasDraft> Of(Proposal proposal, bool isJapan)
    {
        var asked = proposal
            .Questions.Where(q => q.Kind == QuestionKinds.Abbreviation)
            .Select(q => q.Subject)
            .ToHashSet(StringComparer.Ordinal);
        var table = proposal
            .Entries.Where(e => e.Kind == EntryKind.Organisation)
            .SelectMany(e => Abbreviations(e).Select(p => new Mention(p, e.Text, null)))
            .ToArray();
        var inTable = table.Select(m => m.As).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. table
                .Concat(proposal.Entries.SelectMany(e => e.Responsibilities))
                .Where(m => m.As.Length is > 0 and <= Longest)
                .DistinctBy(m => m.As)
                .Select(m => Of(m, inTable.Contains(m.As), asked.Contains(m.As), isJapan)),
        ];
    }

    // One body may have several abbreviations in one cell.
    private static string[] Abbreviations(Entry organisation) =>
        (organisation.Fields.GetValueOrDefault("alias") as string ?? "").Split(
            ['、', '，', ',', '／', '/'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );

    private static AliasDraft Of(Mention mention, bool inTable, bool asked, bool isJapan)
    {
        var path = mention.Organisation is { } name ? OrganisationPath.Of(name, isJapan) : null;
        var basis =
            path is null ? "unknown"
            : inTable ? "table"
            : KnownOrganisations.FindLast(mention.As) is not null ? "name"
            : asked ? "near"
            : "name";
        return new(mention.As, path, basis);
    }
}
