using System.Collections.Immutable;
using Shirube.Domain.Organisations;

namespace Shirube.Domain.Proposals;

/// <summary>One thing that reading a document proposes to enter in the register.</summary>
public sealed record Entry
{
    private static readonly ImmutableSortedDictionary<string, object> NoFields =
        ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal);

    /// <summary>Unique in its proposal: <c>e12</c>, in the order of the document.</summary>
    public required string Id { get; init; }
    public required EntryKind Kind { get; init; }

    /// <summary>The mark that made it this kind, as printed: <c>&lt;具体目標&gt;</c>, <c>(1)</c>; null without one.</summary>
    public string? Marker { get; init; }

    /// <summary>Broken lines joined, what the break or letter-spacing put in removed; statements separated by a line feed.</summary>
    public required string Text { get; init; }
    public string? Parent { get; init; }

    /// <summary>The earlier entry that this one prints again (再掲) or points to (前掲のとおり).</summary>
    public string? RepeatOf { get; init; }
    public required Place Place { get; init; }

    /// <summary>0 to 1. Above 0.9 only where the document itself says so.</summary>
    public required double Confidence { get; init; }
    public ImmutableArray<Mention> Responsibilities { get; init; } = [];

    /// <summary>Figures and further facts by their name in the read contract (<c>initiatives</c>, <c>ratePercent</c>,
    /// <c>area</c>, …). Values are string, long, decimal, bool or a list of strings.</summary>
    public ImmutableSortedDictionary<string, object> Fields { get; init; } = NoFields;
}

/// <summary>An organisation named by an entry.</summary>
/// <param name="As">As printed, without the mark.</param>
/// <param name="Organisation">Full name with its parent body in front (<c>内閣府 男女共同参画局</c>); null where the
/// document does not say and a question asks.</param>
/// <param name="Role">Null where the entry names who reports, not who is responsible.</param>
public sealed record Mention(string As, string? Organisation, Role? Role);
