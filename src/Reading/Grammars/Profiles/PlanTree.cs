using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>The headings that are open at a line of a plan. Where the format gives levels they decide; else a heading
/// closes those of its own pattern and all below, and a pattern that is not open yet goes below what is.</summary>
internal sealed class PlanTree
{
    private readonly List<Frame> open = [];

    /// <summary>The heading that what follows stands under; null before the first.</summary>
    public string? Innermost => open is [] ? null : open[^1].Entry;

    /// <summary>Closes what the heading closes.</summary>
    /// <returns>What it is at this place: of sections part, section or subsection.</returns>
    public EntryKind Place(PlanHeading heading)
    {
        var at = open.FindIndex(f =>
            f.Heading.Pattern == heading.Pattern && f.Heading.Level == heading.Level
        );
        if (heading.Level > 0)
            at = open.FindIndex(f => f.Heading.Level == 0 || f.Heading.Level >= heading.Level);
        else if (at < 0 && heading.Kind == EntryKind.OverarchingGoal)
            at = open.FindIndex(f => f.Kind == EntryKind.SpecificGoal);
        else if (at < 0 && heading.IsPart)
            at = open.FindIndex(f =>
                !(
                    f.Heading.Pattern == "第#部"
                    || f.Heading.Pattern is "第#章" or "Ⅰ" && heading.Pattern != "第#部"
                )
            );
        if (at >= 0)
            open.RemoveRange(at, open.Count - at);
        return heading.Kind != EntryKind.Section ? heading.Kind
            : heading.IsPart && open is [] ? EntryKind.Part
            : open.Exists(f => f.Kind is EntryKind.Section or EntryKind.Subsection)
                ? EntryKind.Subsection
            : EntryKind.Section;
    }

    public int Depth => open.Count;

    /// <summary>Closes what was opened since <see cref="Depth"/> was asked.</summary>
    public void CloseTo(int depth)
    {
        if (depth < open.Count)
            open.RemoveRange(depth, open.Count - depth);
    }

    public void Open(PlanHeading heading, EntryKind kind, string entry) =>
        open.Add(new(heading, kind, entry));

    private sealed record Frame(PlanHeading Heading, EntryKind Kind, string Entry);
}
