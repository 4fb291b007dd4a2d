using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shirube.House.Tests;

/// <summary>What is restored is pinned, the same everywhere, and says nothing of the machine it was restored on.</summary>
public partial class PackagesTests
{
    [Fact]
    public void Every_project_has_its_lock_file_without_addresses() =>
        Repository.Hold(
            "packages.lock.json lies beside every .csproj and holds no address.",
            "The same commit restores the same packages, wherever they come from.",
            from project in Repository.FilesUnder("", ".csproj")
            let folder = project[..(project.LastIndexOf('/') + 1)]
            let file = folder + "packages.lock.json"
            let fault = !File.Exists(Repository.PathOf(file)) ? "missing"
            : Address().IsMatch(Repository.Read(file)) ? "holds an address"
            : null
            where fault != null
            select $"{file}: {fault}"
        );

    [Fact]
    public void The_lock_file_of_the_front_end_names_no_registry() =>
        Repository.Hold(
            "package-lock.json stands beside package.json and has no \"resolved\".",
            "Integrity hashes say what is installed; where from is the installer's affair.",
            from package in Repository.Files
            where Path.GetFileName(package) == "package.json"
            let file = package.Replace(
                "package.json",
                "package-lock.json",
                StringComparison.Ordinal
            )
            let fault = !File.Exists(Repository.PathOf(file)) ? "missing"
            : Repository.Read(file).Contains("\"resolved\"", StringComparison.Ordinal)
                ? "has \"resolved\""
            : null
            where fault != null
            select $"{file}: {fault}"
        );

    [Fact]
    public void Versions_are_given_once_and_exactly() =>
        Repository.Hold(
            "Versions stand in Directory.Packages.props, exact, never floating.",
            "A version that floats restores something else tomorrow.",
            (
                from project in Repository.FilesUnder("", ".csproj")
                from match in VersionInProject().Matches(Repository.Read(project))
                select $"{project}: {match.Value}"
            ).Concat(
                from match in FloatingVersion().Matches(Repository.Read("Directory.Packages.props"))
                select match.Value
            )
        );

    [Fact]
    public void Every_package_is_in_the_list_of_dependencies_with_reason_and_licence()
    {
        const string page = "docs/decisions/0008-dependencies.md";
        var rows = Repository
            .Lines(page)
            .Where(l => l.StartsWith('|'))
            .Select(l => l.Trim('|').Split('|').Select(c => c.Trim(' ', '`')).ToArray())
            .Where(c => c.Length >= 3 && c[1].Length > 0 && c[2].Length > 0)
            .Select(c => c[0])
            .ToHashSet();
        var packages = PackageVersion()
            .Matches(Repository.Read("Directory.Packages.props"))
            .Select(m => m.Groups[1].Value)
            .Concat(
                from file in Repository.FilesUnder("web/", ".json")
                where Path.GetFileName(file) == "package.json"
                from section in JsonDocument
                    .Parse(Repository.Read(file))
                    .RootElement.EnumerateObject()
                where section.Name is "dependencies" or "devDependencies"
                from dependency in section.Value.EnumerateObject()
                select dependency.Name
            );

        Repository.Hold(
            $"Every package is a row of {page}: name, reason, licence.",
            "Each dependency is somebody else's house we stand in; we know why, and on what terms.",
            packages.Where(p => !rows.Contains(p))
        );
    }

    [GeneratedRegex(@"https?://|""[a-z0-9.-]+\.(com|org|net|io|dev|jp)[:/]")]
    private static partial Regex Address();

    [GeneratedRegex(@"<PackageReference[^>]*\sVersion=""[^""]*""")]
    private static partial Regex VersionInProject();

    [GeneratedRegex(@"<PackageVersion[^>]*Version=""[^""]*\*[^""]*""")]
    private static partial Regex FloatingVersion();

    [GeneratedRegex(@"<PackageVersion\s+Include=""([^""]+)""")]
    private static partial Regex PackageVersion();
}
