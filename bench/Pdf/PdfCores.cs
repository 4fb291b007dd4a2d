using Shirube.Reading;

namespace Shirube.Bench.Pdf;

/// <summary>How many pages a second are read when as many files are read at once as the process may use cores: the way
/// <c>import</c> reads a folder.</summary>
internal static class PdfCores
{
    private const int Copies = 6;

    public static void Run(string[] files)
    {
        var list = files.Select(File.ReadAllBytes).ToArray();
        var pages = list.Sum(Read);
        var time = Timing.Of(() =>
            Parallel.For(
                0,
                Copies * list.Length,
                new() { MaxDegreeOfParallelism = Environment.ProcessorCount },
                i => Read(list[i % list.Length])
            )
        );
        Console.WriteLine((Copies * pages * 1000 / time).ToString("F1", Stamp.Figures));
    }

    private static int Read(byte[] pdf) => Reader.Open(pdf, "bench.pdf").Pages.Length;
}
