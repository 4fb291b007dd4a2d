namespace Shirube.Features.Search;

/// <summary>The best of many, without sorting all: by score, then by the order of the passages.</summary>
internal sealed class BestHits(int capacity)
{
    // The worst of those kept is first out.
    private readonly PriorityQueue<int, (float Score, int Passage)> kept = new(
        Comparer<(float Score, int Passage)>.Create(
            (a, b) =>
                a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Passage.CompareTo(a.Passage)
        )
    );
    private float worst = float.NegativeInfinity;

    /// <param name="passage">Later than all offered before: an equal score is then no reason to take it in.</param>
    public void Offer(float score, int passage)
    {
        if (kept.Count < capacity)
            kept.Enqueue(passage, (score, passage));
        else if (score > worst && capacity > 0)
            kept.DequeueEnqueue(passage, (score, passage));
        else
            return;
        if (kept.Count == capacity && kept.TryPeek(out _, out var priority))
            worst = priority.Score;
    }

    public int[] InOrder()
    {
        var order = new int[kept.Count];
        for (var i = order.Length - 1; i >= 0; i--)
            order[i] = kept.Dequeue();
        return order;
    }
}
