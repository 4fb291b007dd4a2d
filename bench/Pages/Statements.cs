using System.Diagnostics;

namespace Shirube.Bench.Pages;

/// <summary>Counts the SQL statements of this process.</summary>
internal sealed class Statements
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.PropagationData,
            ActivityStarted = activity =>
            {
                if (activity.Kind == ActivityKind.Client)
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
