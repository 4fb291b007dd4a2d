using System.Diagnostics;
using System.Text;
using Shirube.Reading;

namespace Shirube.Bench.Readings;

/// <summary>How fast a text document is read, and whether a hundred-fold document takes a hundred times as long. Times are
/// processor time, so that what else runs on the machine counts less.</summary>
internal static class ReadingBench
{
    private static readonly int[] Folds = [1, 10, 100];

    public static void Run(string[] files)
    {
        Console.WriteLine();
        Console.WriteLine(
            "| document | KB | family | × | entries | CPU ms (best of 7) | MB/s | time ÷ fold ÷ time of × 1 |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var file in files)
            Measure(file);
    }

    private static void Measure(string file)
    {
        var name = Path.GetFileName(file);
        var once = File.ReadAllBytes(file);
        WarmUp(once, name);
        var one = double.NaN;
        foreach (var fold in Folds)
        {
            var bytes = Repeated(once, fold);
            var proposal = Reader.Read(bytes, name);
            var runs = Enumerable.Range(0, 7).Select(_ => Round(bytes, name, 100 / fold)).ToArray();
            var best = runs.Min();
            one = fold == 1 ? best : one;
            Console.WriteLine(
                string.Create(
                    Stamp.Figures,
                    $"| {name} | {bytes.Length / 1000.0:F1} | {proposal.Document.Family} | {fold} | {proposal.Entries.Length} | {best:F2} | {bytes.Length / 1000.0 / best:F1} | {best / fold / one:F2} |"
                )
            );
        }
    }

    // A small document is read often enough in one round to be measured.
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
        for (var spent = 0.0; spent < 2000; )
            spent += Timing.Of(() => Reader.Read(bytes, name));
    }

    private static byte[] Repeated(byte[] once, int fold)
    {
        var end = Encoding.ASCII.GetBytes("\n");
        return [.. Enumerable.Repeat<byte[]>([.. once, .. end], fold).SelectMany(b => b)];
    }
}
