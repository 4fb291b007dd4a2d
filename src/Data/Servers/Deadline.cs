using System.Diagnostics;

namespace Shirube.Data.Servers;

/// <summary>The end of one's patience, by a clock that nobody sets back.</summary>
internal readonly struct Deadline(TimeSpan patience)
{
    private readonly long start = Stopwatch.GetTimestamp();

    public bool HasPassed => Stopwatch.GetElapsedTime(start) > patience;
}
