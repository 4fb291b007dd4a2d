namespace Shirube.Reading.Tests.Pdf;

/// <summary>Published papers beside the repository; tests that need them are skipped where they are absent.</summary>
internal static class SharedPdf
{
    /// <param name="name">The file's name, in the folder of its ending.</param>
    public static string Path(string name)
    {
        var path = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(
                Seeds.Root(),
                "..",
                "shared",
                "data",
                System.IO.Path.GetExtension(name)[1..],
                name
            )
        );
        if (!File.Exists(path))
            Assert.Skip($"No {path}.");
        return path;
    }
}
