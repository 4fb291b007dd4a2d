using Shirube.Domain.Texts;

namespace Shirube.Features.Importing;

/// <summary>Finds for texts the text most like each in another list, by the pairs of letters they share.</summary>
internal static class LikeTexts
{
    private const double Least = 0.5; // Dice's coefficient
    private const int CommonPair = 400; // a pair of letters in more texts than that tells nothing

    public static IEnumerable<(ComparedItem Old, ComparedItem Now)> Match(
        ComparedItem[] old,
        ComparedItem[] now
    )
    {
        if (old.Length == 0 || now.Length == 0)
            return [];
        var oldPairs = old.Select(i => PairsOf(i.Text)).ToArray();
        var index = oldPairs
            .SelectMany((pairs, i) => pairs.Select(p => (Pair: p, Index: i)))
            .GroupBy(x => x.Pair, x => x.Index)
            .Where(g => g.Count() <= CommonPair)
            .ToDictionary(g => g.Key, g => g.ToArray());
        var candidates = now.SelectMany((item, n) => Candidates(PairsOf(item.Text), n))
            .OrderByDescending(c => c.Likeness)
            .ThenBy(c => c.Now)
            .ThenBy(c => c.Old);
        var (takenOld, takenNow) = (new HashSet<int>(), new HashSet<int>());
        return
        [
            .. candidates
                .Where(c =>
                    !takenOld.Contains(c.Old)
                    && !takenNow.Contains(c.Now)
                    && takenOld.Add(c.Old)
                    && takenNow.Add(c.Now)
                )
                .Select(c => (old[c.Old], now[c.Now])),
        ];

        IEnumerable<(int Old, int Now, double Likeness)> Candidates(HashSet<int> pairs, int n)
        {
            var shared = new Dictionary<int, int>();
            foreach (var pair in pairs)
            foreach (var i in index.GetValueOrDefault(pair, []))
                shared[i] = shared.GetValueOrDefault(i) + 1;
            foreach (var (i, _) in shared.Where(s => 4 * s.Value >= pairs.Count))
            {
                var likeness =
                    2.0 * pairs.Count(oldPairs[i].Contains) / (pairs.Count + oldPairs[i].Count);
                if (likeness >= Least)
                    yield return (i, n, likeness);
            }
        }
    }

    private static HashSet<int> PairsOf(string text)
    {
        var normal = Normal.ForSearch(text);
        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < normal.Length; i++)
            pairs.Add(normal[i] << 16 | normal[i + 1]);
        return pairs;
    }
}
