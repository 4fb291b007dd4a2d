namespace Shirube.Features.Importing;

/// <summary>The last few of what is dear to work out again, by what they were worked out from.</summary>
internal sealed class AtHand<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly List<(TKey Key, TValue Value)> kept = [];

    public TValue? Find(TKey key)
    {
        lock (kept)
            return kept.Find(k => k.Key.Equals(key)).Value;
    }

    /// <summary>In the place of what was kept under this key.</summary>
    public void Keep(TKey key, TValue value)
    {
        lock (kept)
        {
            kept.RemoveAll(k => k.Key.Equals(key));
            kept.Add((key, value));
            if (kept.Count > most)
                kept.RemoveAt(0);
        }
    }
}
