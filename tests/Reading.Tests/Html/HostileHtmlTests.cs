using System.Diagnostics;
using System.Text;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Tests.Html;

public class HostileHtmlTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static string Times(int times, string text) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    public static TheoryData<string, string> Bombs =>
        new()
        {
            { "divs", Times(200_000, "<div>") + "底" },
            { "inline", Times(20_000, "<b><i><u>") + "底" },
            { "lists", Times(20_000, "<ul><li>") + "底" },
            { "tables", Times(5_000, "<table><tr><td>") + "底" },
            { "unclosed", "<p>底" + Times(500_000, "<") },
            { "attributes", "<p " + Times(100_000, "a='b' c='d' ") + ">底" },
            {
                "spans",
                $"<table><tr><td colspan=1000 rowspan=65534>{new string('海', 2_000)}{Times(3_000, "<tr><td>底")}</table>"
            },
            { "columns", $"<table><tr>{Times(100_000, "<td>底")}</table>" },
            {
                "styles",
                "<style>"
                    + Times(50_000, ".a,.b{color:red}")
                    + "@media x{"
                    + Times(50_000, "{")
                    + "</style><p>底"
            },
            { "comments", Times(200_000, "<!--") + "--><p>底" },
            { "breaks", Times(500_000, "<br>") + "底" },
            { "one paragraph", "<p>" + Times(5_000_000, "海") + "底" },
            { "entities", "<p>" + Times(200_000, "&amp;") + "底" },
        };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_page_made_to_exhaust_is_read_in_bounded_time(string name, string html)
    {
        var watch = Stopwatch.StartNew();

        var page = Reader.Open(Encoding.UTF8.GetBytes("<html><body>" + html), name);

        Assert.Contains(page.Lines, l => l.Text.Contains('底', StringComparison.Ordinal));
        Assert.True(watch.Elapsed < Bound, $"{name}: {watch.Elapsed}");
        Assert.True(page.Lines.Sum(l => (long)l.Text.Length) < 100_000_000, name);
    }

    [Fact]
    public void What_is_too_deep_or_too_wide_is_said()
    {
        foreach (
            var html in new[]
            {
                Times(1_000, "<div>") + "底",
                $"<table><tr>{Times(5_000, "<td>底")}</table>",
            }
        )
            Assert.Contains(
                Reader.Open(Encoding.UTF8.GetBytes("<html><body>" + html), "a").Remarks,
                r => r.Kind == RemarkKinds.Limit
            );
    }

    [Fact]
    public void A_cancelled_reading_ends()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            Reader.Open("<html><p>底"u8.ToArray(), "a", new() { Cancel = cancel.Token })
        );
    }
}
