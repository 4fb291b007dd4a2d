using System.Collections.Immutable;

namespace Shirube.Domain.Proposals;

/// <summary>How the documents of one family are read (読取プロファイル): what their columns, marks and headings mean.
/// Proposed from a document, corrected by a person, applied to the next document of the family.</summary>
public sealed record ReadingProfile
{
    /// <summary>Of the form in which profiles are shared.</summary>
    public const int Version = 1;

    /// <summary>For people: usually the title of the document it was proposed from.</summary>
    public required string Name { get; init; }

    /// <summary>The heads of the tables of initiatives, as printed: a document with these heads is of the family.</summary>
    public ImmutableArray<string> HeaderWords { get; init; } = [];

    public ImmutableArray<ProfileColumn> Columns { get; init; } = [];

    /// <summary>Marks and words that make an organisation the lead: <c>◎</c>, <c>主</c>.</summary>
    public ImmutableArray<string> LeadMarks { get; init; } = [];

    /// <summary>Marks and words that make an organisation joint: <c>○</c>, <c>△</c>.</summary>
    public ImmutableArray<string> JointMarks { get; init; } = [];

    public ImmutableArray<ProfileHeading> Headings { get; init; } = [];

    /// <summary>Who is responsible where an initiative names nobody; null where that is to be asked.</summary>
    public string? DefaultOrganisation { get; init; }

    public ProfileColumn? Column(string head) => Columns.FirstOrDefault(c => c.Head == head);
}

/// <param name="Head">As printed, without white space; the lines of a head over several rows joined by <c>/</c>.</param>
public sealed record ProfileColumn(string Head, ColumnRole Role);

/// <summary>What a heading with a certain mark is.</summary>
/// <param name="Pattern">The mark with <c>#</c> for its number: <c>基本目標#</c>, <c>第#章</c>, <c>Goal #</c>, <c>#-#</c>.</param>
/// <param name="Kind"><see cref="EntryKind.OverarchingGoal"/>, <see cref="EntryKind.SpecificGoal"/>,
/// <see cref="EntryKind.Section"/> (part or subsection by its place) or <see cref="EntryKind.Initiative"/>.</param>
public sealed record ProfileHeading(string Pattern, EntryKind Kind)
{
    /// <summary>What a heading can be.</summary>
    public static readonly EntryKind[] Kinds =
    [
        EntryKind.OverarchingGoal,
        EntryKind.SpecificGoal,
        EntryKind.Section,
        EntryKind.Initiative,
    ];
}

/// <summary>The profile a document was read with.</summary>
/// <param name="IsProposed">Made from the document itself; false for one that was given.</param>
/// <param name="Choices">What was chosen, and how sure.</param>
public sealed record ProfileUse(
    ReadingProfile Profile,
    bool IsProposed,
    ImmutableArray<ProfileChoice> Choices
);

/// <param name="Subject">The head, the mark or the heading pattern, as in the profile.</param>
/// <param name="Chosen">The role or kind by its name.</param>
/// <param name="Confidence">0 to 1; above 0.9 only where the printed words say so.</param>
/// <param name="Others">Subjects that could be it instead, best first.</param>
public sealed record ProfileChoice(
    string Subject,
    string Chosen,
    double Confidence,
    ImmutableArray<string> Others
);
