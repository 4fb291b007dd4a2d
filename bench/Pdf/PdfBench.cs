using System.Diagnostics;
using Shirube.Reading;

namespace Shirube.Bench.Pdf;

/// <summary>How long a PDF takes to read beside <c>pdftotext -bbox-layout</c> alone on the same file, whether two at once
/// are read faster than one after the other, and how much memory ten thousand pages take.</summary>
internal static class PdfBench
{
    private const int Rounds = 9;

    public static void Run(string[] files)
    {
        Console.WriteLine(
            "| document | pages | lines | pdftotext alone ms | ours ms | ratio (goal ≤ 2, aim 1.3) | best of each | pages/s, one file at a time | pages/s, two at once |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var file in files)
            Measure(file);
    }

    // They take turns, so that a busy while of the machine meets both.
    private static void Measure(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var document = Open(bytes);
        Open(bytes);
        List<double> alone = [],
            ours = [];
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(Timing.Of(() => Poppler(file)));
            ours.Add(Timing.Of(() => Open(bytes)));
        }
        var single = Timing.Of(() =>
        {
            for (var i = 0; i < 6; i++)
                Open(bytes);
        });
        var both = Timing.Of(() =>
            Parallel.For(0, 6, new() { MaxDegreeOfParallelism = 2 }, _ => Open(bytes))
        );
        var pages = document.Pages.Length;
        Console.WriteLine(
            $"| {Path.GetFileName(file)} | {pages} | {document.Lines.Length} | {Figure(Timing.Median(alone), 0)} | {Figure(Timing.Median(ours), 0)} "
                + $"| **{Figure(Timing.Median(ours) / Timing.Median(alone), 2)}** | {Figure(ours.Min() / alone.Min(), 2)} "
                + $"| {Figure(pages * 6000 / single, 0)} | {Figure(pages * 6000 / both, 0)} |"
        );
    }

    /// <summary>One reading in a process of its own, whose peak is then the reading's.</summary>
    public static void Memory(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var pages = 0;
        var time = Timing.Of(() => pages = Open(bytes).Pages.Length);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{pages} pages, {bytes.Length >> 20} MB of file: {Figure(time / 1000, 1)} s, peak of our process {process.PeakWorkingSet64 >> 20} MB (the file's bytes in it)"
        );
    }

    private static Reading.Documents.SourceDocument Open(byte[] bytes) =>
        Reader.Open(bytes, "bench.pdf");

    private static void Poppler(string file)
    {
        using var child = Process.Start("pdftotext", ["-bbox-layout", "-q", file, "/dev/null"]);
        child.WaitForExit();
    }

    private static string Figure(double value, int digits) =>
        value.ToString($"F{digits}", Stamp.Figures);
}
