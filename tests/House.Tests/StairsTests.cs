using System.Text.RegularExpressions;

namespace Shirube.House.Tests;

/// <summary>Stairs only go down, and areas do not import areas.</summary>
public partial class StairsTests
{
    private const string Reason =
        "A floor that knows the one above it cannot be read, tested or changed alone (docs/house.md).";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Domain"] = [],
        ["Reading"] = ["Domain"],
        ["Data"] = ["Domain"],
        ["Features"] = ["Domain", "Reading", "Data"],
        ["App"] = ["Domain", "Reading", "Data", "Features"],
    };

    // A floor's own work done by somebody else's hands shows in the namespaces it asks for.
    private static readonly Dictionary<string, string[]> Closed = new()
    {
        ["Domain"] =
        [
            "System.IO",
            "System.Net",
            "System.Text.Json",
            "System.Diagnostics.Process",
            "Npgsql",
            "Dapper",
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Microsoft.Extensions",
        ],
        ["Reading"] =
        [
            "System.Net.Http",
            "System.Net.Sockets",
            "Npgsql",
            "Dapper",
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Microsoft.Extensions",
        ],
        ["Data"] = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "System.Net.Http"],
        ["Features"] = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Spectre.Console"],
    };

    public static TheoryData<string> Floors => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_project_refers_only_to_floors_below_it(string floor) =>
        Repository.Hold(
            $"src/{floor} may refer to: {string.Join(", ", MayUse[floor])}.",
            Reason,
            Repository
                .FilesUnder($"src/{floor}/", ".csproj")
                .SelectMany(p =>
                    ProjectReference()
                        .Matches(Repository.Read(p))
                        .Select(m => (Project: p, Name: m.Groups[1].Value))
                )
                .Where(x => !MayUse[floor].Contains(x.Name))
                .Select(x => $"{x.Project} → {x.Name}")
        );

    [Theory]
    [MemberData(nameof(Floors))]
    public void Code_names_only_floors_below_it(string floor) =>
        Repository.Hold(
            $"src/{floor} may use Shirube.{{{string.Join(", ", MayUse[floor])}}}.",
            Reason,
            Matches(
                floor,
                FloorName(),
                name => MayUse.ContainsKey(name) && name != floor && !MayUse[floor].Contains(name)
            )
        );

    [Theory]
    [MemberData(nameof(Floors))]
    public void Code_keeps_out_of_the_namespaces_closed_to_its_floor(string floor) =>
        Repository.Hold(
            $"src/{floor} keeps out of {string.Join(", ", Closed.GetValueOrDefault(floor, []))}.",
            "Domain has no I/O, Reading knows no database and no HTTP, only App answers requests.",
            from file in Repository.Sources($"src/{floor}/")
            from line in Repository.Code(file)
            from closed in Closed.GetValueOrDefault(floor, [])
            where
                Regex.IsMatch(
                    line.Text,
                    $@"(using\s+(static\s+)?|[\s(<]){Regex.Escape(closed)}[.;]"
                )
            select $"{file}:{line.Number} {closed}"
        );

    [Fact]
    public void Areas_of_Features_do_not_import_each_other() =>
        Repository.Hold(
            "A file under src/Features/AREA uses no Shirube.Features.OTHER.",
            "What two areas need is a rule (Domain) or a query (Data).",
            from file in Repository.Sources("src/Features/")
            let room = file.Split('/')
            where room.Length > 3
            from line in Repository.Code(file)
            from match in AreaName().Matches(line.Text)
            where
                match.Groups[1].Value != room[2]
                && Directory.Exists(Repository.PathOf($"src/Features/{match.Groups[1].Value}"))
            select $"{file}:{line.Number} → {match.Groups[1].Value}"
        );

    [Fact]
    public void Formats_of_Reading_do_not_see_each_other() =>
        Repository.Hold(
            "A file under src/Reading/Formats/F uses no Shirube.Reading.Formats.OTHER.",
            "Each format is bytes → tree on its own; what two need belongs to Documents or Stages.",
            from file in Repository.Sources("src/Reading/Formats/")
            let room = file.Split('/')
            where room.Length > 4
            from line in Repository.Code(file)
            from match in FormatName().Matches(line.Text)
            // No formats: what formats are read with, programs of the system and packages of parts.
            where
                match.Groups[1].Value != room[3]
                && match.Groups[1].Value is not ("Children" or "Packages")
            select $"{file}:{line.Number} → {match.Groups[1].Value}"
        );

    private static IEnumerable<string> Matches(
        string floor,
        Regex pattern,
        Func<string, bool> offends
    ) =>
        from file in Repository.Sources($"src/{floor}/")
        from line in Repository.Code(file)
        from match in pattern.Matches(line.Text)
        where offends(match.Groups[1].Value)
        select $"{file}:{line.Number} → {match.Groups[1].Value}";

    [GeneratedRegex(@"<ProjectReference\s+Include=""[^""]*?(\w+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"\bShirube\.(\w+)")]
    private static partial Regex FloorName();

    [GeneratedRegex(@"\bShirube\.Features\.(\w+)")]
    private static partial Regex AreaName();

    [GeneratedRegex(@"\bShirube\.Reading\.Formats\.(\w+)")]
    private static partial Regex FormatName();
}
