using System.Diagnostics;

namespace Shirube.House.Tests;

/// <summary>The repository as files. Paths are relative to its root, with forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] Outside =
    [
        ".git",
        "bin",
        "obj",
        "node_modules",
        "wwwroot",
        "TestResults",
    ];

    private static readonly string[] CodeFolders = ["src/", "tests/", "web/", "bench/", "scripts/"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is or could be committed.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. ListFiles().Order()];

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static string[] Lines(string file) => File.ReadAllLines(PathOf(file));

    public static IEnumerable<string> FilesUnder(string folder, params string[] extensions) =>
        Files.Where(f =>
            f.StartsWith(folder, StringComparison.Ordinal)
            && (extensions.Length == 0 || extensions.Contains(Path.GetExtension(f)))
        );

    /// <summary>Everything somebody wrote to be compiled, bundled or run.</summary>
    public static IEnumerable<string> AllCode(params string[] extensions) =>
        CodeFolders.SelectMany(folder => FilesUnder(folder, extensions));

    /// <summary>C# sources, Razor among them, of one floor or of all (<c>src/</c>).</summary>
    public static IEnumerable<string> Sources(string folder = "src/") =>
        FilesUnder(folder, ".cs", ".razor", ".cshtml");

    /// <summary>Lines of a file with what is said in line comments taken out; 1-based numbers.</summary>
    public static IEnumerable<(int Number, string Text)> Code(string file) =>
        Lines(file)
            .Select((l, i) => (i + 1, l))
            .Where(x => !x.l.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>Fails with every offender, the rule and its reason.</summary>
    public static void Hold(string rule, string reason, IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        Assert.True(
            list.Count == 0,
            $"""
            Rule:      {rule}
            Reason:    {reason}
            Offenders: {list.Count}
              {string.Join("\n  ", list.Take(40))}
            """
        );
    }

    private static IEnumerable<string> ListFiles()
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in new[]
            {
                "-c",
                "core.quotePath=false",
                "ls-files",
                "--cached",
                "--others",
                "--exclude-standard",
            }
        )
            start.ArgumentList.Add(argument);
        try
        {
            using var git = Process.Start(start)!;
            var list = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            if (git.ExitCode == 0)
                return list.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Where(f => File.Exists(PathOf(f)));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git: an unpacked archive. Walk.
        }
        return Walk(Root).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'));
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(d => !Outside.Contains(Path.GetFileName(d)))
                    .SelectMany(Walk)
            );

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shirube.slnx")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException(
                    $"No Shirube.slnx above {AppContext.BaseDirectory}."
                );
        return folder;
    }
}
