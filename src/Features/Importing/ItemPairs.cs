using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>Pairs what two documents say: by public code, then by the same words, then by like words.</summary>
internal static class ItemPairs
{
    public static IEnumerable<DocumentChange> Compare(ComparedItem[] before, ComparedItem[] after)
    {
        var left = new HashSet<ComparedItem>(before, ReferenceEqualityComparer.Instance);
        var pairs = new Dictionary<ComparedItem, ComparedItem>(ReferenceEqualityComparer.Instance);
        Pair(i => i.Code);
        Pair(i => Normal.ForSearch(i.Text));
        foreach (
            var (old, now) in LikeTexts.Match(
                [.. before.Where(left.Contains)],
                [.. after.Where(i => !pairs.ContainsKey(i))]
            )
        )
        {
            left.Remove(old);
            pairs[now] = old;
        }
        foreach (var now in after)
            if (!pairs.TryGetValue(now, out var old))
                yield return new(now.What, ChangeKind.Added, null, now);
            else if (Difference(old, now) is { } kind)
                yield return new(now.What, kind, old, now);
        foreach (var old in before.Where(left.Contains))
            yield return new(old.What, ChangeKind.Removed, old, null);

        void Pair(Func<ComparedItem, string> key)
        {
            var byKey = before
                .Where(left.Contains)
                .GroupBy(key)
                .ToDictionary(g => g.Key, g => new Queue<ComparedItem>(g));
            foreach (var now in after.Where(i => !pairs.ContainsKey(i)))
                if (byKey.TryGetValue(key(now), out var same) && same.TryDequeue(out var old))
                {
                    left.Remove(old);
                    pairs[now] = old;
                }
        }
    }

    private static ChangeKind? Difference(ComparedItem old, ComparedItem now) =>
        Normal.ForSearch(old.Text) != Normal.ForSearch(now.Text) ? ChangeKind.Reworded
        : old.Named != now.Named ? ChangeKind.Reassigned
        : old.Code != now.Code ? ChangeKind.Moved
        : null;
}
