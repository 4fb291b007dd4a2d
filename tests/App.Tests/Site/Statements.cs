using System.Diagnostics;

namespace Shirube.App.Tests.Site;

/// <summary>Counts the SQL statements that a page runs.</summary>
internal static class Statements
{
    public static async Task<int> Of(RunningSite site, string path)
    {
        // A query that nobody asked before: nothing is kept for it.
        var fresh = path + (path.Contains('?') ? "&" : "?") + "fresh=" + Guid.NewGuid();
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (IsOf(activity, site))
                    Interlocked.Increment(ref statements);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await site.Html(fresh);
        return statements;
    }

    private static bool IsOf(Activity activity, RunningSite site) =>
        activity.GetTagItem("db.namespace") as string == site.DatabaseName
        || activity.GetTagItem("db.name") as string == site.DatabaseName;
}
