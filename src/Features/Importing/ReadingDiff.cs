using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>What a newer reading of a file would change, decisions applied to both.</summary>
/// <param name="HasEarlier">False where the file was read once or never: nothing to compare.</param>
/// <param name="Counts">Of all differences, by what they are.</param>
/// <param name="Total">Of all differences.</param>
/// <param name="Entries">One page of them, in the order of the newer reading; what is gone stands last.</param>
/// <param name="Misfits">Decisions that fitted the earlier reading and do not fit the newer one.</param>
public sealed record ReadingDiff(
    JobCard Job,
    bool HasEarlier,
    IReadOnlyDictionary<Difference, int> Counts,
    int Total,
    IReadOnlyList<EntryDiff> Entries,
    IReadOnlyList<DeskMisfit> Misfits
);

/// <summary>An entry that is not the same in two readings.</summary>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it is gone.</param>
/// <param name="What">Added or gone alone; else all that changed.</param>
public sealed record EntryDiff(
    EntryInReading? Before,
    EntryInReading? After,
    IReadOnlyList<Difference> What
);

/// <param name="Page">Of the desk, from 1.</param>
/// <param name="Parent">The words of the entry it belongs to.</param>
public sealed record EntryInReading(Entry Entry, int Page, string? Parent);

public enum Difference
{
    Added,
    Gone,
    Words,
    Kind,
    Parent,
    Responsibilities,
    Confidence,
}
