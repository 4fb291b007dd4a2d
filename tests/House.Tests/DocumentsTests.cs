using System.Text.RegularExpressions;

namespace Shirube.House.Tests;

/// <summary>What the documents say is there, is there.</summary>
public partial class DocumentsTests
{
    private const string Decisions = "docs/decisions/";

    [Fact]
    public void Every_decision_is_numbered_once_and_linked_from_the_list()
    {
        var list = Repository.Read(Decisions + "README.md");
        var files = Repository
            .FilesUnder(Decisions, ".md")
            .Select(f => f[Decisions.Length..])
            .Where(f => f != "README.md")
            .ToList();
        Assert.NotEmpty(files);

        Repository.Hold(
            "docs/decisions/NNNN-words.md: numbered, each number once, linked from docs/decisions/README.md.",
            "A decision nobody finds is taken again.",
            files
                .Where(f => !DecisionName().IsMatch(f))
                .Select(f => $"{f}: no number")
                .Concat(
                    files
                        .Where(f => !list.Contains($"]({f})", StringComparison.Ordinal))
                        .Select(f => $"{f}: not in the list")
                )
                .Concat(
                    files
                        .GroupBy(f => f[..4])
                        .Where(g => g.Count() > 1)
                        .Select(g => $"{g.Key}: {string.Join(", ", g)}")
                )
        );
    }

    [Fact]
    public void Every_link_to_a_file_of_the_repository_leads_somewhere() =>
        Repository.Hold(
            "A relative link in a Markdown file names a file or folder that exists.",
            "A dead link sends the newcomer away.",
            from file in Repository.FilesUnder("", ".md")
            from line in Repository.Lines(file).Select((text, i) => (text, number: i + 1))
            from match in Link().Matches(line.text)
            let target = match.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            let path = Path.Combine(
                Path.GetDirectoryName(Repository.PathOf(file))!,
                Uri.UnescapeDataString(target)
            )
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{file}:{line.number} {target}"
        );

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ja.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_command_that_a_page_shows_exists_and_can_be_run(string page)
    {
        var commands = Command()
            .Matches(Repository.Read(page))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.NotEmpty(commands);

        Repository.Hold(
            "A command ./name on the page is an executable file at the root.",
            "The first thing a newcomer types must work.",
            commands.Where(c => !IsExecutable(Repository.PathOf(c))).Select(c => $"{page}: ./{c}")
        );
    }

    [Fact]
    public void The_house_page_names_only_files_that_exist() =>
        Repository.Hold(
            "A path in backticks in docs/house.md that starts with src/, tests/, docs/, samples/, web/ or bench/ exists.",
            "The page is a map; a map with rooms that are not there is worse than none.",
            from match in PathInTicks().Matches(Repository.Read("docs/house.md"))
            let path = Repository.PathOf(match.Groups[1].Value)
            where !File.Exists(path) && !Directory.Exists(path)
            select match.Groups[1].Value
        );

    private static bool IsExecutable(string path) =>
        File.Exists(path)
        && (
            OperatingSystem.IsWindows()
            || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute)
        );

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex DecisionName();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:^|[`\s])\./([a-z]+)(?=[\s`]|$)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"`((?:src|tests|docs|samples|web|bench)/[^`*…\s]*)`")]
    private static partial Regex PathInTicks();
}
