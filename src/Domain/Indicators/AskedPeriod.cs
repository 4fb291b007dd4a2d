namespace Shirube.Domain.Indicators;

/// <summary>Of which period a round asks for the figure.</summary>
public static class AskedPeriod
{
    /// <summary>The last one that is over on the day the answers are due; where none is, the one that is running then. It
    /// depends on nothing else: what is asked does not change while a round goes on.</summary>
    /// <param name="periods">For which a target was set, or said to be not set.</param>
    /// <returns>Null where nothing has begun by then.</returns>
    public static Period? Of(IEnumerable<Period> periods, DateOnly dueOn)
    {
        var begun = periods.Where(p => p.Start <= dueOn).OrderBy(p => p.End).ToList();
        return begun.FindLastIndex(p => p.End < dueOn) is >= 0 and var over ? begun[over]
            : begun.Count > 0 ? begun[0]
            : null;
    }
}
