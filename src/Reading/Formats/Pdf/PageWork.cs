namespace Shirube.Reading.Formats.Pdf;

/// <summary>How often things of one page may still be compared with each other. A page that needs more was made to be
/// compared for ever: what the comparing would tell is left out, the same on every machine, and reported.</summary>
internal sealed class PageWork(long most = PageWork.Most)
{
    // A page of a thousand words, each compared with a hundred others, needs a hundred thousand: a second is not reached.
    public const long Most = 100_000_000;
    private long left = most;

    public bool IsSpent => left < 0;

    /// <returns>False where there is no more.</returns>
    public bool Spend(long comparisons)
    {
        if (left >= 0)
            left -= comparisons;
        return left >= 0;
    }
}
