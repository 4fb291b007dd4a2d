using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>Counts the SQL statements that a page runs.</summary>
internal static class Statements
{
    public static Task<int> Of(RunningSite site, string path)
    {
        // A query that nobody asked before: nothing is kept for it.
        var fresh = path + (path.Contains('?') ? "&" : "?") + "fresh=" + Guid.NewGuid();
        return SqlStatements.CountAsync(site.DatabaseName, () => site.Html(fresh));
    }
}
