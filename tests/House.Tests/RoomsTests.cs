namespace Shirube.House.Tests;

/// <summary>The size of files and the names of rooms.</summary>
public class RoomsTests
{
    private static readonly string[] Banned =
    [
        "Utils",
        "Util",
        "Utilities",
        "Helpers",
        "Helper",
        "Common",
        "Misc",
    ];

    // Longer than 300 lines for a reason that a reader would accept; never longer than 400.
    private static readonly Dictionary<string, string> LongForAReason = [];

    [Fact]
    public void Sources_are_no_longer_than_300_lines() =>
        Repository.Hold(
            "At most 300 lines; up to 400 with a reason written in RoomsTests.LongForAReason.",
            "One thought a file: what is longer is more than one.",
            from file in SourcesOfAllKinds()
            let lines = Repository.Lines(file).Length
            where lines > (LongForAReason.ContainsKey(file) ? 400 : 300)
            select $"{file}: {lines} lines"
        );

    [Fact]
    public void A_reason_for_a_long_file_goes_when_the_file_is_short_again() =>
        Repository.Hold(
            "LongForAReason names only files of more than 300 lines.",
            "An exception nobody needs invites the next one.",
            LongForAReason.Keys.Where(f =>
                !File.Exists(Repository.PathOf(f)) || Repository.Lines(f).Length <= 300
            )
        );

    [Fact]
    public void No_room_or_file_is_called_after_nothing_in_particular() =>
        Repository.Hold(
            $"No folder and no source is called {string.Join(", ", Banned)}.",
            "A name that fits everything tells nobody where to look.",
            SourcesOfAllKinds()
                .Where(f =>
                    f.Split('/')
                        .SkipLast(1)
                        .Append(Path.GetFileName(f).Split('.')[0])
                        .Any(part =>
                            Banned.Any(b =>
                                part.Equals(b, StringComparison.OrdinalIgnoreCase)
                                || part.EndsWith(b, StringComparison.Ordinal)
                            )
                        )
                )
        );

    [Fact]
    public void Nothing_lies_at_the_root_but_the_front_door()
    {
        string[] known =
        [
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            ".csharpierignore",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "Directory.Build.props",
            "Directory.Packages.props",
            "LICENSE",
            "README.ja.md",
            "README.md",
            "Shirube.slnx",
            "check",
            "global.json",
            "run",
            "shirube",
        ];
        Repository.Hold(
            $"At the root lie only: {string.Join(", ", known)}.",
            "Plans and notes belong to docs/ or to the issue they are about.",
            Repository.Files.Where(f => !f.Contains('/') && !known.Contains(f))
        );
    }

    private static IEnumerable<string> SourcesOfAllKinds() =>
        Repository.AllCode(".cs", ".razor", ".cshtml", ".ts", ".css", ".sql", ".sh");
}
