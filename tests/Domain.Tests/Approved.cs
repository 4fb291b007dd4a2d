namespace Shirube.Domain.Tests;

/// <summary>Documents written from code and approved by a person. To approve anew: <c>SHIRUBE_APPROVE=1</c>.</summary>
internal static class Approved
{
    /// <param name="name">Under <c>docs</c>.</param>
    public static void Hold(string name, string text)
    {
        var path = Path.Combine(Root(), "docs", name);
        if (Environment.GetEnvironmentVariable("SHIRUBE_APPROVE") != null)
            File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shirube.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
