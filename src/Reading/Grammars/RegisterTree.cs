using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The headings that are open at a line. A heading closes those of its own kind and all below them; a kind that
/// is not open yet goes below what is: so <c>(1)</c> is a section right under a part, a subsection under <c>1.</c></summary>
internal sealed class RegisterTree
{
    private readonly List<Frame> open = [];

    /// <summary>Null before the first heading.</summary>
    public string? Innermost => open is [] ? null : open[^1].Entry;

    /// <summary>What a specific goal stands under: the overarching goal of its section, else the section.</summary>
    public string? ParentOfGoal => open is [] ? null : open[^1].OverarchingGoal ?? open[^1].Entry;

    public (EntryKind Kind, string? Parent) Place(HeadingMark mark)
    {
        var same = open.FindIndex(f => f.Level == mark.Level && mark.Level != HeadingLevel.Style);
        if (same < 0 && mark.IsPart)
            same = open.FindIndex(f => !IsAbove(f.Level, mark.Level));
        if (mark.Level == HeadingLevel.Style)
            same = open.FindIndex(f => f.Style >= mark.Style);
        if (same >= 0)
            open.RemoveRange(same, open.Count - same);
        var kind =
            mark.IsPart && open is [] ? EntryKind.Part
            : open.Any(f => f.Kind != EntryKind.Part) ? EntryKind.Subsection
            : EntryKind.Section;
        return (kind, Innermost);
    }

    public void Open(HeadingMark mark, EntryKind kind, string entry) =>
        open.Add(new(mark.Level, mark.Style, kind, entry));

    public void SetOverarchingGoal(string entry)
    {
        if (open is [])
            open.Add(new(HeadingLevel.Group, 0, EntryKind.Section, null));
        open[^1].OverarchingGoal = entry;
    }

    private static bool IsAbove(HeadingLevel level, HeadingLevel other) =>
        level is HeadingLevel.Part
        || (level is HeadingLevel.Chapter && other is HeadingLevel.Roman)
        || (level is HeadingLevel.Roman && other is HeadingLevel.Chapter);

    private sealed class Frame(HeadingLevel level, int style, EntryKind kind, string? entry)
    {
        public HeadingLevel Level => level;
        public int Style => style;
        public EntryKind Kind => kind;
        public string? Entry => entry;
        public string? OverarchingGoal { get; set; }
    }
}
