using System.Text.Json;

namespace Shirube.App.Tests.Cli;

public sealed class ReadScoreTests
{
    private static readonly string Document = Path.Combine(
        Samples.Folder,
        "ai-strategy-2026-progress.txt"
    );

    private static readonly string Truth = Path.Combine(
        Samples.Root(),
        "tests/Reading.Tests/Truths/ai-strategy-2026-progress.json"
    );

    [Fact]
    public async Task A_reading_is_compared_with_a_truth_and_programs_get_the_figures()
    {
        var run = await Shirube.RunAsync("read", Document, "--score", Truth, "--json");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        var entries = json.RootElement.GetProperty("entries");
        Assert.Equal(67, entries.GetProperty("true").GetInt32());
        Assert.Equal(1, entries.GetProperty("precision").GetDouble());
        Assert.Equal(0, json.RootElement.GetProperty("sureAndWrong").GetInt32());
    }

    [Fact]
    public async Task People_see_a_table_and_what_is_wrong_and_missed()
    {
        using var folder = new Folder();
        var run = await Shirube.RunAsync(
            "read",
            folder.File("a.txt", "■ 見出し\n本文\n"),
            "--score",
            folder.File(
                "t.json",
                """{"document": "a.txt", "entries": [{"id": "x1", "kind": "section", "text": "別の見出し"}]}"""
            )
        );

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("再現率", run.Text, StringComparison.Ordinal);
        Assert.Contains("見出し", run.Text, StringComparison.Ordinal);
        Assert.Contains("+ x1", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truth_that_is_none_ends_with_3_and_says_where_its_form_is()
    {
        using var folder = new Folder();
        var run = await Shirube.RunAsync("read", Document, "--score", folder.File("t.json", "{}"));

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("docs/quality.md", run.Error, StringComparison.Ordinal);
    }
}
