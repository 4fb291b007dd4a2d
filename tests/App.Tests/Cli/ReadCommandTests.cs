using System.Text.Json;

namespace Shirube.App.Tests.Cli;

public sealed class ReadCommandTests
{
    [Fact]
    public async Task Every_sample_is_read_in_the_contracts_shape_and_its_account_adds_up()
    {
        foreach (var file in Samples.Files)
        {
            var run = await Shirube.RunAsync("read", file, "--json");
            using var json = JsonDocument.Parse(run.Out);
            var root = json.RootElement;
            Assert.Equal(
                ["document", "entries", "account", "questions", "remarks"],
                root.EnumerateObject().Select(p => p.Name)
            );
            Assert.Equal(
                64,
                root.GetProperty("document").GetProperty("sha256").GetString()!.Length
            );
            foreach (var entry in root.GetProperty("entries").EnumerateArray())
            {
                var place = entry.GetProperty("place");
                var lines = place.GetProperty("lines");
                Assert.Equal(2, lines.GetArrayLength());
                Assert.InRange(lines[0].GetInt32(), 1, lines[1].GetInt32());
                Assert.Equal(
                    lines[1].GetInt32() - lines[0].GetInt32() + 1,
                    place.GetProperty("quote").GetString()!.Split('\n').Length
                );
                Assert.InRange(entry.GetProperty("confidence").GetDouble(), 0, 1);
            }
            var unread = root.GetProperty("account").GetProperty("unread").GetArrayLength();
            Assert.Equal(unread == 0 ? 0 : 4, run.ExitCode);
            Assert.Equal("", run.Error);
        }
    }

    [Fact]
    public async Task Responsibilities_say_who_and_in_which_role()
    {
        var file = Samples.Files.Single(f =>
            f.EndsWith("ai-strategy-2026.txt", StringComparison.Ordinal)
        );
        var run = await Shirube.RunAsync("read", file, "--json");
        using var json = JsonDocument.Parse(run.Out);
        var roles = json
            .RootElement.GetProperty("entries")
            .EnumerateArray()
            .Where(e => e.GetProperty("kind").GetString() == "initiative")
            .SelectMany(e => e.GetProperty("responsibilities").EnumerateArray())
            .Select(r => r.GetProperty("role").GetString())
            .ToHashSet();
        Assert.Superset(new HashSet<string?> { "sole", "lead", "joint" }, roles);
    }

    [Fact]
    public async Task The_same_bytes_give_the_same_output_from_a_file_and_from_standard_input()
    {
        var bytes = await File.ReadAllBytesAsync(
            Samples.Files[0],
            TestContext.Current.CancellationToken
        );
        var first = await Shirube.RunAsync("read", Samples.Files[0], "--json");
        var again = await Shirube.RunAsync("read", Samples.Files[0], "--json");
        var piped = await Shirube.RunAsync(
            Shirube.Program,
            ["read", "-", "--json"],
            new Dictionary<string, string?> { ["LC_ALL"] = "C" },
            bytes
        );
        Assert.NotEmpty(first.Out);
        Assert.Equal(first.Out, again.Out);
        Assert.Equal(first.Out, piped.Out);
    }

    [Fact]
    public async Task Japanese_is_written_as_it_is_without_a_byte_order_mark()
    {
        using var folder = new Folder();
        var run = await Shirube.RunAsync("read", folder.File("a.txt", "第一部 試し\n"), "--json");
        Assert.Equal((byte)'{', run.Out[0]);
        Assert.Contains("第一部 試し", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja_JP.UTF-8", "使い方")]
    [InlineData("en_GB.UTF-8", "Usage")]
    [InlineData("C", "Usage")]
    public async Task Help_speaks_the_language_of_the_locale(string locale, string word)
    {
        foreach (var command in new[] { "", "serve", "import", "read", "export", "verify-ledger" })
        {
            var run = await Shirube.RunAsync(
                Shirube.Program,
                command == "" ? ["--help"] : [command, "--help"],
                new Dictionary<string, string?> { ["LC_ALL"] = locale }
            );
            Assert.Equal(0, run.ExitCode);
            Assert.Contains(word + ":", run.Text, StringComparison.Ordinal);
            Assert.Equal(word == "Usage", !run.Text.Any(c => c is >= 'ぁ' and <= 'ん'));
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("rea", "x")]
    [InlineData("read", "a", "b")]
    [InlineData("serve", "--port", "0")]
    [InlineData("serve", "--port", "x")]
    [InlineData("export", "--format", "xml", "--out", "x")]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        var run = await Shirube.RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_see_a_tree_and_the_account_and_no_control_characters_of_the_document()
    {
        using var folder = new Folder();
        var run = await Shirube.RunAsync(
            "read",
            folder.File("a.txt", "■ 見出し\u001b[31m[red]\n本文\n")
        );
        Assert.Contains("読取収支", run.Text, StringComparison.Ordinal);
        Assert.Contains("[red]", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", run.Text, StringComparison.Ordinal);
        Assert.Equal(4, run.ExitCode);
    }
}
