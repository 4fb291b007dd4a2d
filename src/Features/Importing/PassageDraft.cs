using System.Globalization;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>A text that search finds, and where it leads.</summary>
/// <param name="Path">Of its page on the site.</param>
/// <param name="Weight">The register before progress before source lines.</param>
internal sealed record PassageDraft(
    string Kind,
    string Path,
    string Body,
    IReadOnlyList<Mention> Named,
    double Weight
)
{
    public static IEnumerable<PassageDraft> Of(Draft draft, string? editionSlug)
    {
        foreach (var initiative in draft.Tree.Initiatives)
            yield return new(
                "initiative",
                $"/initiatives/{initiative.Code}",
                initiative.Entry.Text,
                initiative.Entry.Responsibilities,
                1.0
            );
        foreach (var goal in draft.Tree.Goals)
            yield return new("goal", $"/goals/{goal.Code}", goal.Entry.Text, [], 0.9);
        foreach (var section in draft.Tree.Sections)
            yield return new(
                "section",
                $"/editions/{editionSlug}#{section.Code}",
                section.Entry.Text,
                [],
                0.8
            );
        foreach (var report in draft.Progress.Reports)
            yield return new(
                "progress",
                $"/progress/{report.Code}",
                report.Entry.Text,
                report.Entry.Responsibilities,
                0.7
            );
        foreach (var research in ResearchOf(draft))
            yield return research;
        foreach (var line in draft.Lines.Where(l => !l.Line.IsBlank))
            yield return new(
                "line",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/sources/{draft.Facts.Sha256[..12]}#L{line.Line.Number}"
                ),
                line.Line.Text,
                [],
                0.3
            );
    }

    // The same words as those of 0006_research_passages.sql.
    private static readonly string[] Said =
    [
        "subtitle",
        "contact",
        "leader",
        "affiliation",
        "country",
        "abbreviation",
    ];

    /// <summary>What has a place on the page of the research portfolio, with who heads it and where they work.</summary>
    private static IEnumerable<PassageDraft> ResearchOf(Draft draft) =>
        draft.Facts.Family != ResearchEntries.Family
            ? []
            : draft
                .Proposal.Entries.Where(e => ResearchEntries.HasRow(e.Kind.Name()))
                .Select(e => new PassageDraft(
                    "research",
                    $"/portfolio#{ResearchEntries.Anchor(draft.Facts.Sha256, e.Id)}",
                    string.Join(
                        ' ',
                        Said.Select(f => e.Fields.GetValueOrDefault(f) as string)
                            .OfType<string>()
                            .Prepend(e.Text)
                    ),
                    [],
                    0.75
                ));
}
