using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;

namespace Shirube.Features.Importing;

/// <summary>What a person does on the desk, told by the ids and line numbers that the page shows.</summary>
public abstract record DeskAction
{
    /// <summary>The entries it is about.</summary>
    internal virtual IEnumerable<string> Entries => [];

    /// <summary>The decision that means the same in any reading, or why there is none.</summary>
    internal abstract (Decision? Decision, Message? Refusal) Decision(DeskReading reading);

    private protected static Anchor? AnchorOf(DeskReading reading, string? id)
    {
        return id is not null && reading.ById.TryGetValue(id, out var entry)
            ? Anchor.Of(entry, entry.Parent is { } p ? reading.ById.GetValueOrDefault(p) : null)
            : null;
    }

    private protected static (Decision?, Message?) About(
        DeskReading reading,
        string id,
        Func<Anchor, Decision> decide
    ) => AnchorOf(reading, id) is { } anchor ? (decide(anchor), null) : (null, NoEntry(id));

    private protected static Anchor? LinesOf(DeskReading reading, int first, int last) =>
        first >= 1 && first <= last && last <= reading.AsRead.Lines.Length
            ? Anchor.Of(reading.AsRead, first, last)
            : null;

    private protected static Message NoEntry(string? id) =>
        new(
            $"記載 {id} はいまの読取にありません。ページを開き直してください。",
            $"Entry {id} is not in the reading as it stands. Open the page again."
        );

    private protected static Message NoLines(int first, int last) =>
        new(
            $"{first}行目から{last}行目までという範囲は、この文書にありません。",
            $"The document has no lines {first} to {last}."
        );

    /// <summary>The lines a decision is about, first to last, for the ledger.</summary>
    internal static int[][] LinesOf(Decision decision) =>
        [.. Anchors(decision).Take(100).Select(a => new[] { a.FirstLine, a.LastLine })];

    private static ImmutableArray<Anchor> Anchors(Decision decision) =>
        decision switch
        {
            Accept accept => accept.Entries,
            Correct correct => [correct.Entry],
            Split split => [split.Entry],
            Join join => join.Entries,
            Reparent reparent => [reparent.Entry],
            SetAside aside => [aside.Lines],
            Reject reject => [reject.Entry],
            ReadLine line => [line.Lines],
            _ => [],
        };

    /// <summary>These entries are right.</summary>
    public sealed record Accepts(params ImmutableArray<string> Ids) : DeskAction
    {
        internal override IEnumerable<string> Entries => Ids;

        internal override (Decision?, Message?) Decision(DeskReading reading)
        {
            var anchors = Ids.Select(id => AnchorOf(reading, id)).ToArray();
            return Array.IndexOf(anchors, null) is var missing and >= 0
                ? (null, NoEntry(Ids[missing]))
                : (new Accept([.. anchors.OfType<Anchor>()]), null);
        }
    }

    /// <summary>All entries of more than this confidence that nobody decided about yet are right.</summary>
    public sealed record AcceptsAbove(double Confidence) : DeskAction
    {
        internal override (Decision?, Message?) Decision(DeskReading reading)
        {
            var entries = reading.Corrected.Proposal.Entries;
            var anchors = entries
                .Where(e =>
                    e.Confidence > Confidence && !reading.Corrected.Settled.ContainsKey(e.Id)
                )
                .Select(e => AnchorOf(reading, e.Id)!)
                .ToImmutableArray();
            return anchors.IsEmpty ? (null, Nothing) : (new Accept(anchors, Confidence), null);
        }

        private static Message Nothing { get; } =
            new(
                "その確からしさを超える、まだ決めていない記載はありません。",
                "There is no entry above that confidence that is still undecided."
            );
    }

    public sealed record Corrects(string Id, Change Change) : DeskAction
    {
        /// <summary>The lines it stands on, where they are wrong.</summary>
        public (int First, int Last)? Lines { get; init; }
        internal override IEnumerable<string> Entries => [Id];

        internal override (Decision?, Message?) Decision(DeskReading reading)
        {
            var change = Change;
            if (Lines is var (first, last))
                if (LinesOf(reading, first, last) is { } lines)
                    change = change with { Lines = lines };
                else
                    return (null, NoLines(first, last));
            return About(reading, Id, anchor => new Correct(anchor, change));
        }
    }

    public sealed record Splits(string Id, ImmutableArray<Piece> Pieces) : DeskAction
    {
        internal override IEnumerable<string> Entries => [Id];

        internal override (Decision?, Message?) Decision(DeskReading reading) =>
            About(reading, Id, anchor => new Split(anchor, Pieces));
    }

    /// <param name="Between">Null: a space between words of letters, nothing between Japanese.</param>
    public sealed record Joins(ImmutableArray<string> Ids, string? Between = null) : DeskAction
    {
        internal override IEnumerable<string> Entries => Ids;

        internal override (Decision?, Message?) Decision(DeskReading reading)
        {
            var anchors = Ids.Select(id => AnchorOf(reading, id)).ToArray();
            if (Array.IndexOf(anchors, null) is var missing and >= 0)
                return (null, NoEntry(Ids[missing]));
            var texts = anchors.OfType<Anchor>().Select(a => a.Text).ToArray();
            var isSpaced =
                texts.Length > 1
                && texts[0] is [.., var last]
                && texts[1] is [var first, ..]
                && char.IsAscii(last)
                && char.IsAscii(first);
            return (
                new Join([.. anchors.OfType<Anchor>()], Between ?? (isSpaced ? " " : "")),
                null
            );
        }
    }

    /// <param name="ParentId">Null: it belongs to none.</param>
    public sealed record Moves(string Id, string? ParentId) : DeskAction
    {
        internal override IEnumerable<string> Entries => [Id];

        internal override (Decision?, Message?) Decision(DeskReading reading)
        {
            var parent = AnchorOf(reading, ParentId);
            return ParentId is not null && parent is null
                ? (null, NoEntry(ParentId))
                : About(reading, Id, anchor => new Reparent(anchor, parent));
        }
    }

    public sealed record Rejects(string Id) : DeskAction
    {
        internal override IEnumerable<string> Entries => [Id];

        internal override (Decision?, Message?) Decision(DeskReading reading) =>
            About(reading, Id, anchor => new Reject(anchor));
    }

    /// <summary>The lines are furniture.</summary>
    public sealed record SetsAside(int FirstLine, int LastLine) : DeskAction
    {
        internal override (Decision?, Message?) Decision(DeskReading reading) =>
            LinesOf(reading, FirstLine, LastLine) is { } lines
                ? (new SetAside(lines), null)
                : (null, NoLines(FirstLine, LastLine));
    }

    /// <summary>The lines are an entry that nobody read.</summary>
    /// <param name="ParentId">Null: it belongs to none.</param>
    public sealed record Reads(
        int FirstLine,
        int LastLine,
        EntryKind Kind,
        string Text,
        string? ParentId
    ) : DeskAction
    {
        public ImmutableArray<Mention> Responsibilities { get; init; } = [];

        internal override (Decision?, Message?) Decision(DeskReading reading)
        {
            if (LinesOf(reading, FirstLine, LastLine) is not { } lines)
                return (null, NoLines(FirstLine, LastLine));
            var parent = AnchorOf(reading, ParentId);
            return ParentId is not null && parent is null
                ? (null, NoEntry(ParentId))
                : (
                    new ReadLine(lines, Kind, Text, parent) { Responsibilities = Responsibilities },
                    null
                );
        }
    }

    /// <summary>An earlier decision no longer counts.</summary>
    public sealed record Withdraws(long Number) : DeskAction
    {
        internal override (Decision?, Message?) Decision(DeskReading reading) =>
            reading.Decisions.Any(d => d.Number == Number && d.What is not Withdraw)
                ? (new Withdraw(Number), null)
                : (null, NoDecision(Number));

        private static Message NoDecision(long number) =>
            new(
                $"決定 {number} はこの文書についてのものではありません。",
                $"Decision {number} is not about this document."
            );
    }
}
