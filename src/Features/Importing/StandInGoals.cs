using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>Goals for initiatives that stand under none: the heading they stand under, or the plan itself. In the register
/// every initiative belongs to a goal.</summary>
internal sealed class StandInGoals
{
    private readonly Dictionary<string, Entry> goals = [];
    private readonly Dictionary<string, string> goalOf = [];
    private readonly Dictionary<string, string> sectionOf = [];

    /// <param name="title">Of the plan.</param>
    public static StandInGoals Of(IReadOnlyList<Entry> entries, Ancestry ancestry, string title)
    {
        var found = new StandInGoals();
        Entry? plan = null;
        foreach (var entry in entries)
            if (
                entry.Kind == EntryKind.Initiative
                && ancestry.Nearest(entry, TreeDraft.IsGoal) is null
            )
            {
                var section = ancestry.Nearest(entry, TreeDraft.IsSection);
                var at = section ?? (plan ??= entry);
                found.goals.TryAdd(
                    at.Id,
                    at with
                    {
                        Kind = EntryKind.SpecificGoal,
                        Text = section?.Text ?? title,
                        Marker = section?.Marker,
                    }
                );
                if (section is not null)
                    found.sectionOf[at.Id] = section.Id;
                found.goalOf[entry.Id] = at.Id;
            }
        return found;
    }

    /// <summary>The goal that an entry stands in for.</summary>
    public Entry? At(Entry entry) => goals.GetValueOrDefault(entry.Id);

    public string? SectionOf(Entry entry) => sectionOf.GetValueOrDefault(entry.Id);

    public string? GoalOf(Entry initiative) => goalOf.GetValueOrDefault(initiative.Id);
}
