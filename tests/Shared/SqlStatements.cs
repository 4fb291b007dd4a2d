using System.Diagnostics;

namespace Shirube.Tests;

/// <summary>Counts the SQL statements that are run on one database.</summary>
internal static class SqlStatements
{
    /// <param name="database">Its name.</param>
    public static async Task<int> CountAsync(string database, Func<Task> run)
    {
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (
                    activity.GetTagItem("db.namespace") as string == database
                    || activity.GetTagItem("db.name") as string == database
                )
                    Interlocked.Increment(ref statements);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await run();
        return statements;
    }
}
