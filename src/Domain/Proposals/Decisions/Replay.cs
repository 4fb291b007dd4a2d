using System.Collections.Immutable;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>Applies decisions one after the other to the entries of a reading.</summary>
internal sealed class Replay(ReadDocument document)
{
    private readonly EntriesInHand entries = new(document);
    private readonly LineFinder lines = new(document);
    private readonly HashSet<int> setAside = [];
    private readonly ImmutableDictionary<string, long>.Builder settled =
        ImmutableDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
    private readonly ImmutableHashSet<long>.Builder loose = ImmutableHashSet.CreateBuilder<long>();
    private readonly List<Misfit> misfits = [];
    private bool changed;

    public void Apply(Decided decided)
    {
        if (Do(decided.What, decided.Number) is { } why)
            misfits.Add(new(decided, why));
        else
            changed = true;
    }

    public Corrected Close()
    {
        var proposal = changed
            ? CorrectedAccount.Close(document, entries, setAside)
            : document.Proposal;
        return new(
            document with
            {
                Proposal = proposal,
            },
            settled.ToImmutable(),
            [.. misfits],
            loose.ToImmutable()
        );
    }

    /// <returns>Why it does not fit; null where it was done.</returns>
    private Message? Do(Decision decision, long number) =>
        decision switch
        {
            Accept accept => Do(accept, number),
            Correct correct => With(correct.Entry, number, e => Do(e, correct.Change)),
            Split split => With(split.Entry, number, e => entries.Split(e, split.Pieces)),
            Join join => Do(join, number),
            Reparent reparent => With(reparent.Entry, number, e => Do(e, reparent, number)),
            Reject reject => With(reject.Entry, number, Remove),
            SetAside aside => Do(aside),
            ReadLine line => Do(line, number),
            _ => throw new ArgumentException($"{decision.GetType().Name} cannot be applied."),
        };

    private Message? With(Anchor anchor, long number, Func<Entry, Message?> apply)
    {
        if (Find(anchor, number) is not { } entry)
            return Misfits.NoSuchEntry(anchor);
        if (apply(entry) is { } why)
            return why;
        if (entries.Knows(entry.Id))
            Settle(entry.Id, number);
        return null;
    }

    private Entry? Find(Anchor anchor, long number)
    {
        var found = entries.Finder.Find(anchor, out var isLike);
        if (found is not null && isLike)
            loose.Add(number);
        return found;
    }

    private void Settle(string id, long number)
    {
        settled[id] = number;
        if (entries[id].Confidence < 1)
            entries.Replace(entries[id] with { Confidence = 1 });
    }

    private Message? Do(Accept accept, long number)
    {
        Message? why = null;
        foreach (var anchor in accept.Entries)
            if (entries.Finder.Find(anchor, out var isLike) is { } entry && !isLike)
                Settle(entry.Id, number);
            else
                // Nobody has seen the other words: they are not accepted with these.
                why ??= Misfits.NotTheSame(anchor);
        changed |= accept.Entries.Length > 1;
        return why;
    }

    private Message? Do(Entry entry, Change change)
    {
        var place = entry.Place;
        if (change.Lines is { } wanted)
        {
            if (lines.Find(wanted) is not { } found)
                return Misfits.NoSuchLines(wanted);
            place = lines.Place(found.First, found.Last);
        }
        entries.Replace(
            entry with
            {
                Kind = change.Kind ?? entry.Kind,
                Text = change.Text ?? entry.Text,
                Marker = change.Marker is { } marker
                    ? marker.Length == 0
                        ? null
                        : marker
                    : entry.Marker,
                Responsibilities = change.Responsibilities ?? entry.Responsibilities,
                Fields = Fields(entry, change),
                Place = place,
            }
        );
        if (change.Lines is not null)
            entries.Cover(entry.Id, [(place.FirstLine, place.LastLine)]);
        if (change.Responsibilities is not null)
            entries.Answered(entry.Id, QuestionKinds.Unmarked, QuestionKinds.Unnamed);
        return null;
    }

    private static ImmutableSortedDictionary<string, object> Fields(Entry entry, Change change)
    {
        var fields = entry.Fields;
        if (change.Fields is not { } wanted)
            return fields;
        foreach (var (name, value) in wanted)
            fields = value is "" ? fields.Remove(name) : fields.SetItem(name, value);
        return fields;
    }

    private Message? Do(Join join, long number)
    {
        var parts = new List<Entry>();
        foreach (var anchor in join.Entries)
            if (Find(anchor, number) is not { } part || parts.Exists(p => p.Id == part.Id))
                return Misfits.NoSuchEntry(anchor);
            else
                parts.Add(part);
        if (parts.Count < 2)
            return Misfits.NothingToJoin;
        if (entries.Join(parts, join.Between) is { } why)
            return why;
        foreach (var part in parts.Skip(1))
            settled.Remove(part.Id);
        Settle(parts[0].Id, number);
        return null;
    }

    private Message? Do(Entry entry, Reparent reparent, long number)
    {
        Entry? parent = null;
        if (reparent.Parent is { } anchor && (parent = Find(anchor, number)) is null)
            return Misfits.NoSuchEntry(anchor);
        if (parent is not null && entries.IsIn(parent.Id, entry.Id))
            return Misfits.Circle;
        entries.Replace(entry with { Parent = parent?.Id });
        entries.Answered(entry.Id, QuestionKinds.Parent);
        return null;
    }

    private Message? Remove(Entry entry)
    {
        entries.Remove(entry);
        settled.Remove(entry.Id);
        return null;
    }

    private Message? Do(SetAside aside)
    {
        if (lines.Find(aside.Lines) is not { } found)
            return Misfits.NoSuchLines(aside.Lines);
        for (var n = found.First; n <= found.Last; n++)
            setAside.Add(n);
        foreach (var entry in entries.OnlyOn(found.First, found.Last).ToArray())
            Remove(entry);
        return null;
    }

    private Message? Do(ReadLine line, long number)
    {
        if (lines.Find(line.Lines) is not { } found)
            return Misfits.NoSuchLines(line.Lines);
        Entry? parent = null;
        if (line.Parent is { } anchor && (parent = Find(anchor, number)) is null)
            return Misfits.NoSuchEntry(anchor);
        var entry = new Entry
        {
            Id = $"d{number}",
            Kind = line.Kind,
            Text = line.Text,
            Parent = parent?.Id,
            Place = lines.Place(found.First, found.Last),
            Confidence = 1,
            Responsibilities = line.Responsibilities,
        };
        entries.Insert(entry);
        settled[entry.Id] = number;
        return null;
    }
}
