using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Shirube.Bench;

/// <summary>Where and on what a figure was measured: figures without it are worth nothing.</summary>
internal static class Stamp
{
    public static CultureInfo Figures { get; } = CultureInfo.InvariantCulture;

    public static void Print(string what)
    {
        Console.WriteLine(
            $"# {what} · {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC · commit {Commit()} · {Processor()}, {Environment.ProcessorCount} cores · {RuntimeInformation.FrameworkDescription}"
        );
        Console.WriteLine($"load of the machine when it began: {Load()}");
    }

    private static string Load() =>
        File.Exists("/proc/loadavg")
            ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])
            : "unknown";

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
                ?? "unknown"
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Commit()
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", ["describe", "--always", "--dirty", "--exclude=*"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        return git.StandardOutput.ReadToEnd().Trim();
    }
}
