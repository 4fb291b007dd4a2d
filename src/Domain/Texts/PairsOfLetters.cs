namespace Shirube.Domain.Texts;

/// <summary>How alike two texts are, by the pairs of letters they share.</summary>
/// <param name="text">In a normal form.</param>
public sealed class PairsOfLetters(string text)
{
    private readonly HashSet<int> pairs = Of(text);

    /// <summary>Dice's coefficient: 1 for the same pairs, 0 for none in common.</summary>
    public double Likeness(PairsOfLetters other)
    {
        var (fewer, more) =
            pairs.Count <= other.pairs.Count ? (pairs, other.pairs) : (other.pairs, pairs);
        return fewer.Count == 0 ? 0 : 2.0 * fewer.Count(more.Contains) / (fewer.Count + more.Count);
    }

    private static HashSet<int> Of(string text)
    {
        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < text.Length; i++)
            pairs.Add(text[i] << 16 | text[i + 1]);
        return pairs;
    }
}
