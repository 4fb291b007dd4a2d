using Dapper;
using Shirube.Data;

namespace Shirube.Features.Tests.Importing;

/// <summary>Documents for the tests: the four seeds where they are there, and the project's samples.</summary>
internal static class Documents
{
    public static readonly string Root = FindRoot();

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    /// <summary>The four seeds in the order of their names; skips the test where they are absent.</summary>
    public static string[] Seeds()
    {
        var folder = Path.Combine(Root, "../shared/seeds");
        if (!Directory.Exists(folder))
            Assert.Skip("../shared/seeds is absent: nothing to import.");
        return [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)];
    }

    public static async Task<long> CountAsync(this Database database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    public static async Task<string[]> TextsAsync(this Database database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shirube.slnx")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("No Shirube.slnx above the tests.");
        return folder;
    }
}
