using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Strategies;
using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>Everything that one document brings into the register, worked out before the database is asked.</summary>
internal sealed record Draft(
    string Name,
    byte[] Content,
    ReadDocument Document,
    EditionName? Edition,
    TreeDraft Tree,
    ProgressDraft Progress,
    IReadOnlyList<AliasDraft> Aliases,
    IReadOnlyList<LineState> Lines,
    bool IsOfJapan,
    string EditionKey
)
{
    private const string Outline = "outline";
    private const string Portfolio = "portfolio-slides";
    private const string Register = "register";
    private const string Plan = "plan";

    private const int LongestTitle = 200;

    public bool IsRegister => HoldsRegister(Facts);
    public Proposal Proposal => Document.Proposal;
    public DocumentFacts Facts => Proposal.Document;

    /// <summary>The body that a full name of this document means.</summary>
    public OrganisationPath? PathOf(string fullName) => OrganisationPath.Of(fullName, IsOfJapan);

    public IEnumerable<OrganisationPath> NamedOrganisations() =>
        FullNames(Proposal).Select(PathOf).OfType<OrganisationPath>();

    private static IEnumerable<string> FullNames(Proposal proposal) =>
        proposal
            .Entries.SelectMany(e => e.Responsibilities)
            .Select(m => m.Organisation)
            .OfType<string>()
            .Concat(
                proposal.Entries.Where(e => e.Kind == EntryKind.Organisation).Select(e => e.Text)
            )
            .Distinct();

    public static Draft Of(string name, byte[] content, ReadDocument document)
    {
        var proposal = document.Proposal;
        if (proposal.Document.Title.Length > LongestTitle)
            proposal = proposal with { Document = WithShortTitle(proposal.Document) };
        document = document with { Proposal = proposal };
        var facts = proposal.Document;
        var isOfJapan = EnglishNames.SpeakOfJapan(FullNames(proposal));
        var title = facts.Title.Length > 0 ? facts.Title : name;
        var edition = EditionName.FromTitle(title);
        // A paper about many things that mentions some plan in its title is not an edition of it.
        if (edition is { Year: null } && facts.Family is Outline or Portfolio)
            edition = null;
        // A register belongs to an edition even where its title does not name one as we know it.
        if (edition is null && HoldsRegister(facts))
            edition = new(title, null);
        var key = edition is null ? facts.Sha256 : Normal.ForSearch(edition.Name);
        var isSlides = facts.Family is "progress-slides" or "follow-up-slides";
        return new(
            name,
            content,
            document,
            edition,
            HoldsRegister(facts) ? TreeDraft.Of(proposal.Entries, key, title) : TreeDraft.Empty,
            isSlides ? ProgressDraft.Of(proposal.Entries, key) : ProgressDraft.Empty,
            AliasDraft.Of(proposal, isOfJapan),
            LineState.Of(document),
            isOfJapan,
            key
        );
    }

    /// <summary>Goals and initiatives, whichever grammar found them.</summary>
    private static bool HoldsRegister(DocumentFacts facts) => facts.Family is Register or Plan;

    // A line of megabytes at the head of a document is no title that a page could show.
    private static DocumentFacts WithShortTitle(DocumentFacts facts) =>
        facts with
        {
            Title = facts.Title[..LongestTitle] + "…",
        };
}
