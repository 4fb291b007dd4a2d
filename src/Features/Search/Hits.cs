using System.Buffers;

namespace Shirube.Features.Search;

/// <summary>Passages in their order, each with how well it holds what was asked. Borrowed memory: dispose.</summary>
internal sealed class Hits(int capacity) : IDisposable
{
    private readonly int[] passages = ArrayPool<int>.Shared.Rent(capacity);
    private readonly float[] relevances = ArrayPool<float>.Shared.Rent(capacity);

    public int Count { get; private set; }
    public ReadOnlySpan<int> Passages => passages.AsSpan(0, Count);
    public ReadOnlySpan<float> Relevances => relevances.AsSpan(0, Count);

    public void Add(int passage, float relevance)
    {
        passages[Count] = passage;
        relevances[Count++] = relevance;
    }

    /// <summary>Keeps the passages for which <paramref name="more"/> is above 0, and adds it.</summary>
    public void KeepAndAdd(Func<int, float> more)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (more(passages[i]) is > 0 and var relevance)
                (passages[kept], relevances[kept++]) = (passages[i], relevances[i] + relevance);
        Count = kept;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(passages);
        ArrayPool<float>.Shared.Return(relevances);
    }
}
