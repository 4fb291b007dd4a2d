namespace Shirube.Domain.Proposals;

/// <summary>What an entry of a proposal is. The names people and programs see are in <see cref="EntryKinds"/>.</summary>
public enum EntryKind
{
    Part,
    Section,
    Subsection,
    OverarchingGoal,
    SpecificGoal,
    Initiative,
    CrossReference,
    Organisation,
    Progress,
    Overview,
    Direction,
    Highlight,
    ScoreboardRow,
    Indicator,
    Statement,
    Footnote,
    Concept,
    ResearchTheme,
    Question,
    Principle,
    Policy,
    Measure,
    Target,
    Institution,
    CountryStrategy,
    Programme,
    Budget,
    ResearchArea,
    Event,
    Strength,
    Purpose,
    Pillar,
    Action,
    Expansion,
    Scheme,
    ResearchGroup,
    Term,
}

public static class EntryKinds
{
    private static readonly string[] Names = Enum.GetNames<EntryKind>().Select(Kebab).ToArray();

    /// <summary>The name in the read contract, the API and the tables: <c>specific-goal</c>.</summary>
    public static string Name(this EntryKind kind) => Names[(int)kind];

    /// <summary>Whether other entries usually belong to one of this kind.</summary>
    public static bool IsHeading(this EntryKind kind) =>
        kind
            is EntryKind.Part
                or EntryKind.Section
                or EntryKind.Subsection
                or EntryKind.OverarchingGoal
                or EntryKind.SpecificGoal
                or EntryKind.Policy
                or EntryKind.Programme;

    public static EntryKind Parse(string name) =>
        Array.IndexOf(Names, name) is var i and >= 0
            ? (EntryKind)i
            : throw new ArgumentException($"No entry kind is called '{name}'.", nameof(name));

    private static string Kebab(string pascal) =>
        string.Concat(
            pascal.Select(
                (c, i) =>
                    i > 0 && char.IsUpper(c)
                        ? "-" + char.ToLowerInvariant(c)
                        : char.ToLowerInvariant(c).ToString()
            )
        );
}
