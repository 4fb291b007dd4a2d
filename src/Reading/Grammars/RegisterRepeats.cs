using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars;

/// <summary>Finds the goal that another prints again, by its words; small changes of wording (を for の) are forgiven and
/// reported.</summary>
internal sealed class RegisterRepeats
{
    private const double Near = 0.75;
    private const int RarestBigrams = 8;
    private const int GoalsPerBigram = 50;

    private readonly Dictionary<string, string> goals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> keysByBigram = new(StringComparer.Ordinal);

    /// <summary>Keys whose bigrams are not entered yet: most registers never need them.</summary>
    private readonly List<string> waiting = [];

    /// <summary>Takes an original goal in, under its whole text and under each of its statements.</summary>
    public void Add(string entry, IEnumerable<string> statements)
    {
        var all = statements.ToArray();
        foreach (var text in all.Append(string.Join('\n', all)).Distinct())
            if (MatchKey.Of(text) is { Length: > 0 } key && goals.TryAdd(key, entry))
                waiting.Add(key);
    }

    /// <returns>The original, and whether the wording is the same; null where nothing is like it.</returns>
    public (string Entry, bool IsExact)? Find(string text)
    {
        var key = MatchKey.Of(text);
        if (goals.TryGetValue(key, out var entry))
            return (entry, true);
        foreach (var goal in waiting)
        foreach (var bigram in Bigrams(goal))
            KeysWith(bigram).Add(goal);
        waiting.Clear();
        var bigrams = Bigrams(key);
        var candidates = bigrams
            .Where(keysByBigram.ContainsKey)
            .OrderBy(b => keysByBigram[b].Count)
            .ThenBy(b => b, StringComparer.Ordinal)
            .Take(RarestBigrams)
            .SelectMany(b => keysByBigram[b].Take(GoalsPerBigram))
            .Distinct()
            .Select(k => (Key: k, Likeness: Likeness(bigrams, Bigrams(k))))
            .OrderByDescending(c => c.Likeness)
            .ToArray();
        return candidates is [{ Likeness: >= Near } best, ..] ? (goals[best.Key], false) : null;
    }

    private List<string> KeysWith(string bigram) =>
        keysByBigram.TryGetValue(bigram, out var keys) ? keys : keysByBigram[bigram] = [];

    private static HashSet<string> Bigrams(string key)
    {
        var bigrams = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < key.Length && i < 500; i++)
            bigrams.Add(key.Substring(i, 2));
        return bigrams;
    }

    /// <summary>Dice's coefficient, 0 to 1.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0
            ? 0
            : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
