using System.Text;

namespace Shirube.Reading.Tests.Speed;

/// <summary>Reading must not grow faster than its text. Held by the bytes that reading allocates, which are the same on
/// every machine, and not by time.</summary>
public class LinearReadingTests
{
    private const int Fold = 20;

    // What a document repeats costs a little more at first: tables that grow by doubling.
    private const int Most = 25;

    [Theory]
    [InlineData("000", "register")]
    [InlineData("001", "progress-slides")]
    [InlineData("002", "follow-up-slides")]
    [InlineData("004", "portfolio-slides")]
    public void An_official_document_twenty_times_takes_no_more_than_twenty_five_times_the_memory(
        string number,
        string family
    ) => HoldsLine(File.ReadAllText(Seeds.Path(number)), family);

    [Theory]
    [InlineData("ai-strategy-2025.txt", "register")]
    [InlineData("ai-strategy-2026-progress.txt", "progress-slides")]
    [InlineData("ai-strategy-2024-follow-up.txt", "follow-up-slides")]
    [InlineData("research-memo.txt", "outline")]
    public void A_sample_twenty_times_takes_no_more_than_twenty_five_times_the_memory(
        string name,
        string family
    ) => HoldsLine(File.ReadAllText(Path.Combine(Seeds.Root(), "samples", name)), family);

    private static void HoldsLine(string text, string family)
    {
        Assert.Equal(family, Reader.Read(Encoding.UTF8.GetBytes(text), "text").Document.Family);
        var once = Allocated(text + "\n");
        var many = Allocated(string.Concat(Enumerable.Repeat(text + "\n", Fold)));
        Assert.InRange((double)many / once, 1, Most);
    }

    /// <summary>Bytes; without what the first reading makes for all documents.</summary>
    internal static long Allocated(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Reader.Read(bytes, "text");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(bytes, "text");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
