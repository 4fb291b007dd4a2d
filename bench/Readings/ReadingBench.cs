using System.Diagnostics;
using System.Runtime;
using System.Text;
using Shirube.Reading;

namespace Shirube.Bench.Readings;

/// <summary>How fast a text document is read, and whether a hundred-fold document takes a hundred times as long. Times are
/// processor time, so that what else runs on the machine counts less.</summary>
internal static class ReadingBench
{
    private const int Rounds = 9;
    private static readonly int[] Folds = [1, 10, 100];

    public static void Run(string[] files)
    {
        Console.WriteLine($"collector: {(GCSettings.IsServerGC ? "server" : "workstation")}");
        Console.WriteLine();
        Console.WriteLine(
            $"| document | KB | family | entries | {string.Join(" | ", Folds.Select(f => $"×{f} MB/s"))} | bytes allocated for one byte read, ×1 / ×100 | time of ×100 ÷ time of ×1 (goal ≤ 110) |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var file in files)
            Measure(file);
    }

    // The folds take turns, so that a busy while of the machine meets all of them; the best round of each counts.
    private static void Measure(string file)
    {
        var name = Path.GetFileName(file);
        var texts = Array.ConvertAll(Folds, f => Repeated(File.ReadAllBytes(file), f));
        var best = Array.ConvertAll(Folds, _ => double.PositiveInfinity);
        WarmUp(texts[0], name);
        WarmUp(texts[^1], name);
        for (var round = 0; round < Rounds; round++)
        for (var f = 0; f < Folds.Length; f++)
            best[f] = Math.Min(best[f], Round(texts[f], name, Folds[^1] / Folds[f]));
        var facts = Reader.Read(texts[0], name);
        var speeds = texts.Zip(best, (t, ms) => Figure(t.Length / 1000.0 / ms, 1));
        Console.WriteLine(
            $"| {name} | {Figure(texts[0].Length / 1000.0, 0)} | {facts.Document.Family} | {facts.Entries.Length} "
                + $"| {string.Join(" | ", speeds)} | {Figure(Allocated(texts[0], name), 0)} / {Figure(Allocated(texts[^1], name), 0)} "
                + $"| {Figure(best[^1] / best[0], 0)} |"
        );
    }

    private static string Figure(double value, int digits) =>
        value.ToString($"F{digits}", Stamp.Figures);

    private static double Allocated(byte[] bytes, string name)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(bytes, name);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)bytes.Length;
    }

    // Every round reads the same number of bytes: a small document as often as the largest has it.
    private static double Round(byte[] bytes, string name, int times)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var from = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
            Reader.Read(bytes, name);
        process.Refresh();
        return (process.TotalProcessorTime - from).TotalMilliseconds / times;
    }

    private static void WarmUp(byte[] bytes, string name)
    {
        for (var spent = 0.0; spent < 1500; )
            spent += Timing.Of(() => Reader.Read(bytes, name));
    }

    private static byte[] Repeated(byte[] once, int fold)
    {
        var end = Encoding.ASCII.GetBytes("\n");
        return [.. Enumerable.Repeat<byte[]>([.. once, .. end], fold).SelectMany(b => b)];
    }
}
