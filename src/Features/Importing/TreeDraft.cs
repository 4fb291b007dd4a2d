using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

internal sealed record SectionDraft(Entry Entry, string Code, string? Parent, int Position);

internal sealed record GoalDraft(
    Entry Entry,
    string Code,
    string? Section,
    string? Parent,
    string? RepeatOf,
    string? CrossReference,
    int Position
)
{
    /// <summary>The key of the whole text and of each statement in it.</summary>
    public string[] MatchKeys { get; } =
    [
        .. Entry
            .Text.Split('\n')
            .Prepend(Entry.Text)
            .Select(MatchKey.Of)
            .Where(k => k.Length > 0)
            .Distinct(),
    ];
}

internal sealed record InitiativeDraft(Entry Entry, string Code, string Goal, int Position);

/// <summary>What the register makes of a proposal's tree. Parents are named by entry. A heading between a goal and its
/// initiatives is no section: it stays with them as the entry above.</summary>
internal sealed record TreeDraft(
    IReadOnlyList<SectionDraft> Sections,
    IReadOnlyList<GoalDraft> Goals,
    IReadOnlyList<InitiativeDraft> Initiatives
)
{
    public static TreeDraft Empty { get; } = new([], [], []);

    /// <param name="edition">What the codes are made from besides the texts: the same for every reading of an edition.</param>
    /// <param name="title">The goal of initiatives that stand under no heading at all.</param>
    public static TreeDraft Of(IReadOnlyList<Entry> entries, string edition, string title)
    {
        var ancestry = new Ancestry(entries);
        var standIns = StandInGoals.Of(entries, ancestry, title);
        var codes = new Codes(edition, ancestry);
        var references = entries
            .Where(e => e.Kind == EntryKind.CrossReference && e.Parent is not null)
            .DistinctBy(e => e.Parent)
            .ToDictionary(e => e.Parent!);
        var sections = new List<SectionDraft>();
        var goals = new List<GoalDraft>();
        var initiatives = new List<InitiativeDraft>();
        foreach (var entry in entries)
        {
            if (standIns.At(entry) is { } standIn)
                goals.Add(
                    new(
                        standIn,
                        codes.Of('g', "goal", standIn),
                        standIns.SectionOf(entry),
                        null,
                        null,
                        null,
                        goals.Count
                    )
                );
            if (IsSection(entry) && ancestry.Nearest(entry, IsGoal) is null)
                sections.Add(
                    new(
                        entry,
                        codes.Of('s', "section", entry),
                        ancestry.Nearest(entry, IsSection)?.Id,
                        sections.Count
                    )
                );
            else if (IsGoal(entry))
            {
                var reference = references.GetValueOrDefault(entry.Id);
                goals.Add(
                    new(
                        entry,
                        codes.Of('g', "goal", entry),
                        ancestry.Nearest(entry, IsSection)?.Id,
                        ancestry.Nearest(entry, e => e.Kind == EntryKind.OverarchingGoal)?.Id,
                        ancestry.Goal(entry.RepeatOf ?? reference?.RepeatOf),
                        reference?.Text,
                        goals.Count
                    )
                );
            }
            else if (
                entry.Kind == EntryKind.Initiative
                && (ancestry.Nearest(entry, IsGoal)?.Id ?? standIns.GoalOf(entry)) is { } goal
            )
                initiatives.Add(
                    new(entry, codes.Of('i', "initiative", entry), goal, initiatives.Count)
                );
        }
        return new(sections, goals, initiatives);
    }

    public static bool IsSection(Entry entry) =>
        entry.Kind is EntryKind.Part or EntryKind.Section or EntryKind.Subsection;

    public static bool IsGoal(Entry entry) =>
        entry.Kind is EntryKind.OverarchingGoal or EntryKind.SpecificGoal;
}

/// <summary>Who stands above whom in a proposal.</summary>
internal sealed class Ancestry(IReadOnlyList<Entry> entries)
{
    private readonly Dictionary<string, Entry> byId = entries.ToDictionary(e => e.Id);

    public IEnumerable<Entry> Above(Entry entry)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { entry.Id };
        for (
            var id = entry.Parent;
            id is not null && seen.Add(id) && byId.TryGetValue(id, out var above);
            id = above.Parent
        )
            yield return above;
    }

    public Entry? Nearest(Entry entry, Func<Entry, bool> what) => Above(entry).FirstOrDefault(what);

    public string? Goal(string? id) =>
        id is not null && byId.TryGetValue(id, out var entry) && TreeDraft.IsGoal(entry)
            ? id
            : null;
}

/// <summary>Public codes: from the edition, the texts on the way down and the text itself, so the same promise has the
/// same code on every installation and in a changed file.</summary>
internal sealed class Codes(string edition, Ancestry ancestry)
{
    private readonly Dictionary<string, int> equals = new(StringComparer.Ordinal);

    public string Of(char letter, string kind, Entry entry)
    {
        string[] parts =
        [
            edition,
            kind,
            .. ancestry.Above(entry).Reverse().Select(e => Normal.ForSearch(e.Text)),
            Normal.ForSearch(entry.Text),
        ];
        var first = PublicId.Of(letter, [.. parts, "0"]);
        var ordinal = equals.GetValueOrDefault(first);
        equals[first] = ordinal + 1;
        return ordinal == 0
            ? first
            : PublicId.Of(
                letter,
                [.. parts, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            );
    }
}
