using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;
using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>Pairs the entries of two readings of a file and tells what differs: by the same words and place in the tree,
/// the same words, the same printed words, then like words.</summary>
internal static class EntryDiffs
{
    private const double SameConfidence = 0.001;

    public static IReadOnlyList<EntryDiff> Of(Corrected before, Corrected after)
    {
        var (old, now) = (new Side(before), new Side(after));
        var pairs = Pairs(old, now);
        var left = old.Entries.ToDictionary(e => e.Id);
        var diffs = new List<EntryDiff>();
        foreach (var entry in now.Entries)
        {
            if (!pairs.TryGetValue(entry.Id, out var was))
            {
                diffs.Add(new(null, now.Shown(entry), [Difference.Added]));
                continue;
            }
            left.Remove(was.Id);
            var paired = entry.Parent is { } p ? pairs.GetValueOrDefault(p)?.Id : null;
            var what = Differences(was, entry, (entry.Parent is null, paired)).ToArray();
            if (what.Length > 0)
                diffs.Add(new(old.Shown(was), now.Shown(entry), what));
        }
        diffs.AddRange(
            old.Entries.Where(e => left.ContainsKey(e.Id))
                .Select(e => new EntryDiff(old.Shown(e), null, [Difference.Gone]))
        );
        return diffs;
    }

    private static IEnumerable<Difference> Differences(
        Entry was,
        Entry now,
        (bool AtTheTop, string? Was) parent
    )
    {
        if (was.Text != now.Text)
            yield return Difference.Words;
        if (was.Kind != now.Kind)
            yield return Difference.Kind;
        if (
            parent.AtTheTop
                ? was.Parent is not null
                : was.Parent is null || parent.Was != was.Parent
        )
            yield return Difference.Parent;
        if (!was.Responsibilities.SequenceEqual(now.Responsibilities))
            yield return Difference.Responsibilities;
        if (Math.Abs(was.Confidence - now.Confidence) > SameConfidence)
            yield return Difference.Confidence;
    }

    /// <returns>By the newer entry's id.</returns>
    private static Dictionary<string, Entry> Pairs(Side old, Side now)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new Dictionary<string, Entry>(StringComparer.Ordinal);
        Pair((s, e) => $"{e.Kind}\n{Key(e.Text)}\n{Key(s.ParentOf(e) ?? "")}");
        Pair((_, e) => Key(e.Text));
        Pair((_, e) => Key(e.Place.Quote));
        var like = LikeTexts.Match(
            [.. old.Entries.Where(e => !taken.Contains(e.Id)).Select(Item)],
            [.. now.Entries.Where(e => !pairs.ContainsKey(e.Id)).Select(Item)]
        );
        foreach (var (was, entry) in like)
            pairs[entry.Code] = old.ById[was.Code];
        return pairs;

        void Pair(Func<Side, Entry, string> key)
        {
            var byKey = old
                .Entries.Where(e => !taken.Contains(e.Id))
                .GroupBy(e => key(old, e))
                .ToDictionary(g => g.Key, g => new Queue<Entry>(g));
            foreach (var entry in now.Entries.Where(e => !pairs.ContainsKey(e.Id)))
                if (
                    byKey.TryGetValue(key(now, entry), out var same) && same.TryDequeue(out var was)
                )
                {
                    taken.Add(was.Id);
                    pairs[entry.Id] = was;
                }
        }
    }

    private static string Key(string text) => Normal.ForSearch(text);

    private static ComparedItem Item(Entry entry) =>
        new(0, entry.Kind.Name(), entry.Id, entry.Text, "", entry.Place.FirstLine);

    private sealed class Side(Corrected corrected)
    {
        public IReadOnlyList<Entry> Entries { get; } = corrected.Proposal.Entries;

        public Dictionary<string, Entry> ById { get; } =
            corrected.Proposal.Entries.ToDictionary(e => e.Id);

        public string? ParentOf(Entry entry) =>
            entry.Parent is { } parent ? ById.GetValueOrDefault(parent)?.Text : null;

        public EntryInReading Shown(Entry entry) =>
            new(entry, DeskPage.PageOf(corrected.Document, entry.Place.FirstLine), ParentOf(entry));
    }
}
