using System.Text.RegularExpressions;

namespace Shirube.House.Tests;

/// <summary>A test can fail.</summary>
public partial class AssertionsTests
{
    [Fact]
    public void Every_test_asserts_something()
    {
        var files = Repository.FilesUnder("tests/", ".cs").ToList();
        var methods = files.SelectMany(f => Methods(f, Repository.Read(f))).ToList();
        Assert.NotEmpty(methods);

        // What asserts by itself, then what calls it, until nothing is added.
        var asserting = methods
            .Where(m => Assertion().IsMatch(m.Text))
            .Select(m => m.Name)
            .ToHashSet();
        while (true)
        {
            var more = methods
                .Where(m => !asserting.Contains(m.Name))
                .Where(m => Call().Matches(m.Text).Any(c => asserting.Contains(c.Groups[1].Value)))
                .Select(m => m.Name)
                .ToList();
            if (more.Count == 0)
                break;
            asserting.UnionWith(more);
        }

        Repository.Hold(
            "A [Fact] or [Theory] asserts, or calls something in tests/ that does.",
            "A test that cannot fail says nothing and is believed.",
            methods.Where(m => m.IsTest && !asserting.Contains(m.Name)).Select(m => m.Place)
        );
    }

    /// <summary>Methods by their first line; each reaches to the next. Rough, and enough for a guard.</summary>
    private static IEnumerable<(string Place, string Name, string Text, bool IsTest)> Methods(
        string file,
        string text
    )
    {
        var starts = Declaration().Matches(text).ToList();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Index : text.Length;
            var name = starts[i].Groups["name"].Value;
            yield return (
                $"{file}: {name}",
                name,
                text[(starts[i].Index + starts[i].Length)..end],
                starts[i].Value.Contains("[Fact", StringComparison.Ordinal)
                    || starts[i].Value.Contains("[Theory", StringComparison.Ordinal)
            );
        }
    }

    [GeneratedRegex(
        @"^[ ]{4}(?<attributes>\[(?:[^\]]|\](?!\r?\n))*\]\s*\r?\n[ ]{4})*(?:public|private|internal|protected|static)[^;={}\n]*?\b(?<name>\w+)(?:<[^>\n]*>)?\(",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bAssert\.|ThrowOnFailure\(|\bExpect\(")]
    private static partial Regex Assertion();

    [GeneratedRegex(@"\b(\w+)(?:<[^>()]*>)?\(")]
    private static partial Regex Call();
}
