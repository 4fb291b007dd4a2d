using System.Collections.Immutable;

namespace Shirube.Domain.Proposals.Decisions;

/// <summary>The entries of a reading while decisions change them: their order, who belongs to whom, and the lines each
/// covers.</summary>
internal sealed class EntriesInHand
{
    private readonly ReadDocument document;
    private readonly LinkedList<string> order = [];
    private readonly Dictionary<string, LinkedListNode<string>> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<(int First, int Last)>> covers = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, string?> became = new(StringComparer.Ordinal);
    private readonly HashSet<(string Entry, string Kind)> answered = [];

    public EntriesInHand(ReadDocument document)
    {
        this.document = document;
        Finder = new(id => byId[id]);
        foreach (var entry in document.Proposal.Entries)
            Place(entry, order.AddLast(entry.Id));
        foreach (var entry in document.Proposal.Entries)
            Finder.Add(entry);
    }

    public EntryFinder Finder { get; }

    public IEnumerable<Entry> InOrder => order.Select(id => byId[id]);

    public Entry this[string id] => byId[id];

    public bool Knows(string id) => byId.ContainsKey(id);

    public ImmutableArray<(int First, int Last)> CoveredBy(string id) => covers[id];

    /// <summary>What became of an entry that is gone: the one it was joined to; null where it was rejected.</summary>
    public string? Now(string id)
    {
        string? now = id;
        while (now is not null && !byId.ContainsKey(now))
            now = became.GetValueOrDefault(now);
        return now;
    }

    public bool IsAnswered(Question question) =>
        question.Entry is { } entry
        && (Now(entry) is null || answered.Contains((entry, question.Kind)));

    public void Answered(string entry, params IEnumerable<string> kinds)
    {
        foreach (var kind in kinds)
            answered.Add((entry, kind));
    }

    /// <summary>Whether one entry is the other or belongs to it, however far below.</summary>
    public bool IsIn(string id, string above)
    {
        var steps = byId.Count;
        for (string? at = id; at is not null && steps-- >= 0; at = byId[at].Parent)
            if (at == above)
                return true;
        return false;
    }

    public void Replace(Entry entry)
    {
        var old = byId[entry.Id];
        Finder.Remove(old);
        Leave(old);
        byId[entry.Id] = entry;
        Enter(entry);
        Finder.Add(entry);
    }

    public void Cover(string id, ImmutableArray<(int First, int Last)> lines) => covers[id] = lines;

    /// <summary>Takes the place behind the last entry that begins before it.</summary>
    public void Insert(Entry entry)
    {
        var before = order.Last;
        while (before is not null && byId[before.Value].Place.FirstLine > entry.Place.FirstLine)
            before = before.Previous;
        Place(entry, before is null ? order.AddFirst(entry.Id) : order.AddAfter(before, entry.Id));
        Finder.Add(entry);
    }

    /// <param name="into">The entry that what belongs to it belongs to from now on; null: to its own parent.</param>
    public void Remove(Entry entry, string? into = null)
    {
        // As it is now: what it belonged to may have gone since it was handed out.
        entry = byId[entry.Id];
        foreach (var child in children.GetValueOrDefault(entry.Id, []).ToArray())
            Replace(byId[child] with { Parent = into ?? entry.Parent });
        Finder.Remove(entry);
        Leave(entry);
        byId.Remove(entry.Id);
        order.Remove(nodes[entry.Id]);
        nodes.Remove(entry.Id);
        became[entry.Id] = into;
    }

    public IEnumerable<Entry> OnlyOn(int first, int last) =>
        byId.Values.Where(e => covers[e.Id].All(c => c.First >= first && c.Last <= last));

    /// <returns>Why it cannot be; null where it was done.</returns>
    public Message? Split(Entry entry, ImmutableArray<Piece> pieces)
    {
        if (pieces.Length < 2 || pieces.Any(p => string.IsNullOrWhiteSpace(p.Text)))
            return Misfits.NothingToSplit;
        var node = nodes[entry.Id];
        var whole = covers[entry.Id];
        for (var i = 0; i < pieces.Length; i++)
        {
            var (part, lines) = Part(entry, pieces[i], whole);
            if (i == 0)
            {
                Replace(part);
                Cover(part.Id, lines);
                continue;
            }
            var id = $"{entry.Id}-{i + 1}";
            while (byId.ContainsKey(id) || became.ContainsKey(id))
                id += "'";
            part = part with { Id = id, Marker = null, RepeatOf = null };
            node = order.AddAfter(node, id);
            Place(part, node);
            Cover(part.Id, lines);
            Finder.Add(part);
        }
        return null;
    }

    /// <summary>A piece stands only on lines that the entry stood on, not on what lay between them.</summary>
    private (Entry Part, ImmutableArray<(int First, int Last)> Lines) Part(
        Entry entry,
        Piece piece,
        ImmutableArray<(int First, int Last)> whole
    )
    {
        var (first, last) = (entry.Place.FirstLine, entry.Place.LastLine);
        var from = Math.Clamp(first + piece.From, first, last);
        var to = Math.Clamp(first + piece.To, from, last);
        ImmutableArray<(int First, int Last)> lines =
        [
            .. whole
                .Select(r => (First: Math.Max(r.First, from), Last: Math.Min(r.Last, to)))
                .Where(r => r.First <= r.Last),
        ];
        if (lines.IsEmpty)
            lines = [(from, to)];
        return (entry with { Text = piece.Text, Place = On(lines) }, lines);
    }

    /// <returns>Why it cannot be; null where it was done.</returns>
    public Message? Join(List<Entry> parts, string between)
    {
        var first = parts[0];
        if (parts.Skip(1).Any(p => IsIn(first.Id, p.Id)))
            return Misfits.Circle;
        var lines = Runs([.. parts.SelectMany(p => covers[p.Id])]);
        var whole = first with
        {
            Text = string.Join(between, parts.Select(p => p.Text)),
            Responsibilities = [.. parts.SelectMany(p => p.Responsibilities).Distinct()],
            Place = On(lines) with
            {
                Boxes = LineBoxes.Around(parts.SelectMany(p => p.Place.Boxes)),
            },
        };
        foreach (var part in parts.Skip(1))
            Remove(byId[part.Id], first.Id);
        Replace(whole);
        Cover(first.Id, lines);
        return null;
    }

    private Place On(ImmutableArray<(int First, int Last)> lines) =>
        new(
            document.Lines[lines[0].First - 1].Page,
            lines[0].First,
            lines[^1].Last,
            string.Join('\n', lines.Select(r => document.Quote(r.First, r.Last)))
        )
        {
            Boxes = LineBoxes.Of([.. lines.SelectMany(r => document.Lines[(r.First - 1)..r.Last])]),
        };

    /// <summary>Runs of lines in order; what only blank lines part is one.</summary>
    private ImmutableArray<(int First, int Last)> Runs(List<(int First, int Last)> lines)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var (first, last) in lines.Order())
            if (runs.Count > 0 && IsBlankBetween(runs[^1].Last, first))
                runs[^1] = (runs[^1].First, Math.Max(runs[^1].Last, last));
            else
                runs.Add((first, last));
        return [.. runs];
    }

    private bool IsBlankBetween(int last, int first)
    {
        for (var n = last + 1; n < first; n++)
            if (!document.Lines[n - 1].IsBlank)
                return false;
        return true;
    }

    private void Place(Entry entry, LinkedListNode<string> node)
    {
        nodes[entry.Id] = node;
        byId[entry.Id] = entry;
        covers[entry.Id] = [(entry.Place.FirstLine, entry.Place.LastLine)];
        Enter(entry);
    }

    private void Enter(Entry entry)
    {
        if (entry.Parent is not { } parent)
            return;
        if (!children.TryGetValue(parent, out var below))
            children[parent] = below = new(StringComparer.Ordinal);
        below.Add(entry.Id);
    }

    private void Leave(Entry entry)
    {
        if (entry.Parent is { } parent && children.TryGetValue(parent, out var below))
            below.Remove(entry.Id);
    }
}
