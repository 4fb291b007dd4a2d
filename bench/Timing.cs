using System.Diagnostics;

namespace Shirube.Bench;

/// <summary>Times in milliseconds, and what is said of many of them.</summary>
internal static class Timing
{
    public static double Of(Action work)
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    public static async Task<double> OfAsync(Func<Task> work)
    {
        var from = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> times) => Percentile(times, 0.5);

    /// <summary>The nearest of the given times, none in between.</summary>
    public static double Percentile(IEnumerable<double> times, double part)
    {
        var ordered = times.Order().ToArray();
        return ordered.Length == 0
            ? double.NaN
            : ordered[(int)Math.Ceiling(part * ordered.Length) - 1];
    }
}
