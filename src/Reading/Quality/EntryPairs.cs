using Shirube.Domain.Proposals;

namespace Shirube.Reading.Quality;

/// <summary>Which entry of the truth a proposed entry is: the same kind and the same text. Where the same words stand
/// several times, those that stand at the same place are one, then those that come in the same order.</summary>
internal static class EntryPairs
{
    /// <returns>The entry of the truth by the id of the proposed entry.</returns>
    public static Dictionary<string, TrueEntry> Of(
        IEnumerable<Entry> proposed,
        IEnumerable<TrueEntry> truth
    )
    {
        var open = truth
            .GroupBy(t => (t.Kind, t.TextHash))
            .ToDictionary(g => g.Key, g => g.ToList());
        var pairs = new Dictionary<string, TrueEntry>(StringComparer.Ordinal);
        foreach (var group in proposed.GroupBy(e => (e.Kind, Truth.HashOf(e.Text))))
        {
            if (!open.TryGetValue(group.Key, out var wanted))
                continue;
            var left = group.ToList();
            // The surest first: same lines, then same page, then the order.
            foreach (var near in (Func<Entry, TrueEntry, bool>[])[SameLines, SamePage, Any])
            foreach (var entry in left.ToList())
                if (wanted.FindIndex(t => near(entry, t)) is var at and >= 0)
                {
                    pairs.Add(entry.Id, wanted[at]);
                    wanted.RemoveAt(at);
                    left.Remove(entry);
                }
        }
        return pairs;
    }

    private static bool SameLines(Entry entry, TrueEntry t) =>
        t.Lines is { } lines
        && entry.Place.FirstLine <= lines.Last
        && lines.First <= entry.Place.LastLine;

    private static bool SamePage(Entry entry, TrueEntry t) =>
        t.Page != null && t.Page == entry.Place.Page;

    private static bool Any(Entry entry, TrueEntry t) => true;
}
