using System.Collections.Immutable;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>What a person decided about a reading. Decisions are never changed: a later one withdraws an earlier one.</summary>
public abstract record Decision;

/// <summary>The entries are right as they stand.</summary>
/// <param name="Above">The confidence above which all were accepted at once; null where each was looked at.</param>
public sealed record Accept(ImmutableArray<Anchor> Entries, double? Above = null) : Decision;

/// <summary>The entry should say something else.</summary>
public sealed record Correct(Anchor Entry, Change Change) : Decision;

/// <summary>The entry is several. The first piece keeps what belongs to the entry.</summary>
public sealed record Split(Anchor Entry, ImmutableArray<Piece> Pieces) : Decision;

/// <summary>The entries are one: the first, which takes over the words and what belongs to the others.</summary>
/// <param name="Between">What stands between their texts: empty, a space, a line feed.</param>
public sealed record Join(ImmutableArray<Anchor> Entries, string Between) : Decision;

/// <summary>The entry belongs to another.</summary>
/// <param name="Parent">Null: to none.</param>
public sealed record Reparent(Anchor Entry, Anchor? Parent) : Decision;

/// <summary>The lines carry the page and not the plan (furniture). Entries that stand on them alone go.</summary>
public sealed record SetAside(Anchor Lines) : Decision;

/// <summary>There is no such entry; its lines are unread again and what belonged to it belongs to what is above.</summary>
public sealed record Reject(Anchor Entry) : Decision;

/// <summary>Lines that no entry took are one.</summary>
/// <param name="Parent">Null: it belongs to none.</param>
public sealed record ReadLine(Anchor Lines, EntryKind Kind, string Text, Anchor? Parent) : Decision
{
    public ImmutableArray<Mention> Responsibilities { get; init; } = [];
}

/// <summary>An earlier decision no longer counts.</summary>
public sealed record Withdraw(long Number) : Decision;

/// <summary>What is different; what is null stays.</summary>
public sealed record Change
{
    public EntryKind? Kind { get; init; }
    public string? Text { get; init; }

    /// <summary>Empty takes the marker away.</summary>
    public string? Marker { get; init; }
    public ImmutableArray<Mention>? Responsibilities { get; init; }

    /// <summary>The lines it stands on.</summary>
    public Anchor? Lines { get; init; }

    /// <summary>Figures and further facts by name; an empty string takes one away.</summary>
    public ImmutableSortedDictionary<string, object>? Fields { get; init; }
}

/// <summary>A part of a split entry.</summary>
/// <param name="From">Its first line, counted from 0 at the entry's first.</param>
/// <param name="To">Its last line, likewise, inclusive.</param>
public sealed record Piece(string Text, int From, int To);

/// <summary>A decision as it was taken.</summary>
/// <param name="Number">Later decisions have greater numbers.</param>
/// <param name="At">UTC.</param>
public sealed record Decided(long Number, string Actor, DateTime At, Decision What);

public static class DecisionKinds
{
    /// <summary>The name in the tables and the ledger: <c>read-line</c>.</summary>
    public static string Kind(this Decision decision) =>
        decision switch
        {
            Accept { Above: not null } => "accept-above",
            Accept => "accept",
            Correct => "correct",
            Split => "split",
            Join => "join",
            Reparent => "re-parent",
            SetAside => "furniture",
            Reject => "reject",
            ReadLine => "read-line",
            Withdraw => "withdraw",
            _ => throw new ArgumentException(
                $"{decision.GetType().Name} has no name.",
                nameof(decision)
            ),
        };

    /// <summary>The type that a name stands for.</summary>
    public static Type TypeOf(string kind) =>
        kind switch
        {
            "accept" or "accept-above" => typeof(Accept),
            "correct" => typeof(Correct),
            "split" => typeof(Split),
            "join" => typeof(Join),
            "re-parent" => typeof(Reparent),
            "furniture" => typeof(SetAside),
            "reject" => typeof(Reject),
            "read-line" => typeof(ReadLine),
            "withdraw" => typeof(Withdraw),
            _ => throw new ArgumentException($"No decision is called '{kind}'.", nameof(kind)),
        };
}
