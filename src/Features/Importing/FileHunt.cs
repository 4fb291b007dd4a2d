using Shirube.Domain;

namespace Shirube.Features.Importing;

/// <param name="Refusal">Why it cannot even be tried.</param>
internal sealed record FoundFile(string Path, Message? Refusal = null);

/// <summary>The files that paths stand for, each once, sorted.</summary>
internal static class FileHunt
{
    public static IReadOnlyList<FoundFile> Find(IEnumerable<string> paths)
    {
        var found = new List<FoundFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
            Look(path, found, seen, isNamed: true);
        return [.. found.DistinctBy(f => f.Path)];
    }

    private static void Look(string path, List<FoundFile> found, HashSet<string> seen, bool isNamed)
    {
        try
        {
            if (Directory.Exists(path))
                LookInto(path, found, seen);
            else if (!File.Exists(path))
                found.Add(new(path, Missing(path)));
            else if (isNamed || !Path.GetFileName(path).StartsWith('.'))
                found.Add(new(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var shown = ImportDocument.Printable(path);
            found.Add(new(path, ImportFailure.Explain(e, shown)));
        }
    }

    private static void LookInto(string folder, List<FoundFile> found, HashSet<string> seen)
    {
        // A folder that is reached twice, by a link to one above it or from two places, is read once.
        var real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        if (!seen.Add(real ?? Path.GetFullPath(folder)))
            return;
        foreach (
            var inside in Directory
                .EnumerateFileSystemEntries(folder)
                .Where(p => !Path.GetFileName(p).StartsWith('.'))
                .Order(StringComparer.Ordinal)
                .ToArray()
        )
            Look(inside, found, seen, isNamed: false);
    }

    private static Message Missing(string path)
    {
        var shown = ImportDocument.Printable(path);
        return new(
            $"「{shown}」がありません。名前と場所を確かめてください。",
            $"'{shown}' does not exist. Check its name and place."
        );
    }
}
