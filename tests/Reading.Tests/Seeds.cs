namespace Shirube.Reading.Tests;

/// <summary>The four official documents beside the repository; tests that need them are skipped where they are absent.</summary>
internal static class Seeds
{
    /// <param name="number">First digits of the file's name: <c>000</c>.</param>
    public static string Path(string number)
    {
        var folder = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(Root(), "..", "shared", "seeds")
        );
        if (!Directory.Exists(folder))
            Assert.Skip($"No folder {folder} with the official documents.");
        return Directory.GetFiles(folder, number + "_*.txt").Single();
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, "Shirube.slnx")))
            root = Directory.GetParent(root)!.FullName;
        return root;
    }
}
