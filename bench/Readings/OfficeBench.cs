using System.Diagnostics;
using Shirube.Reading;

namespace Shirube.Bench.Readings;

/// <summary>How long a large Office file takes from bytes to lines, and how much memory the process then has needed at
/// most. One file a process: memory that one file leaves behind would count for the next.</summary>
internal static class OfficeBench
{
    public static void Run(string file)
    {
        var bytes = File.ReadAllBytes(file);
        using var process = Process.GetCurrentProcess();
        var before = process.PeakWorkingSet64;
        var clock = Stopwatch.StartNew();
        var document = Reader.Open(bytes, Path.GetFileName(file));
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        Console.WriteLine(
            $"| {Path.GetFileName(file)} | {Mega(bytes.Length)} | {document.Lines.Count(l => !l.IsBlank).ToString("N0", Stamp.Figures)} "
                + $"| {seconds.ToString("F2", Stamp.Figures)} | {process.TotalProcessorTime.TotalSeconds.ToString("F2", Stamp.Figures)} "
                + $"| {Mega(process.PeakWorkingSet64)} | {Mega(before)} |"
        );
    }

    private static string Mega(double bytes) => (bytes / 1_000_000).ToString("F0", Stamp.Figures);
}
