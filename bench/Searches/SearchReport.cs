namespace Shirube.Bench.Searches;

internal static class SearchReport
{
    private const int VeryCommon = 10_000;
    private const int Rare = 300;

    /// <returns>0 if every one of our totals is the true one.</returns>
    public static int Print(Query[] queries)
    {
        Console.WriteLine(
            $"totals equal to brute force: ours {queries.Count(q => q.OurTotal == q.True)} (HTTP), {queries.Count(q => q.InProcessTotal == q.True)} (in process); Groonga {queries.Count(q => q.GroongaTotal == q.True)} of {queries.Length}"
        );
        Console.WriteLine();
        Console.WriteLine(
            "| queries | hits | Groonga HTTP p50 / p95 ms | ours HTTP p50 / p95 ms | ratio p50 / p95 | ours in process p50 / p95 ms | ratio p50 / p95 |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        Row("all", queries);
        Row("very common", [.. queries.Where(q => q.True >= VeryCommon)]);
        Row("medium", [.. queries.Where(q => q.True is >= Rare and < VeryCommon)]);
        Row("rare", [.. queries.Where(q => q.True < Rare)]);
        Console.WriteLine();
        foreach (
            var slow in queries
                .OrderByDescending(q => Timing.Median(q.Ours) / Timing.Median(q.Groonga))
                .Take(5)
        )
            Console.WriteLine(
                string.Create(
                    Stamp.Figures,
                    $"worst ratio: {slow.Word} ({slow.True} hits) {Timing.Median(slow.Ours):F2} ÷ {Timing.Median(slow.Groonga):F2} = {Timing.Median(slow.Ours) / Timing.Median(slow.Groonga):F2}"
                )
            );
        return queries.All(q => q.OurTotal == q.True && q.InProcessTotal == q.True) ? 0 : 1;
    }

    private static void Row(string label, Query[] queries)
    {
        var groonga = Both(queries, q => q.Groonga);
        var ours = Both(queries, q => q.Ours);
        var inProcess = Both(queries, q => q.InProcess);
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"| {label} ({queries.Length}) | {queries.Min(q => q.True)}–{queries.Max(q => q.True)} | {groonga.P50:F2} / {groonga.P95:F2} | {ours.P50:F2} / {ours.P95:F2} | {ours.P50 / groonga.P50:F2} / {ours.P95 / groonga.P95:F2} | {inProcess.P50:F3} / {inProcess.P95:F2} | {inProcess.P50 / groonga.P50:F2} / {inProcess.P95 / groonga.P95:F2} |"
            )
        );
    }

    private static (double P50, double P95) Both(Query[] queries, Func<Query, List<double>> of)
    {
        var medians = queries.Select(q => Timing.Median(of(q))).ToArray();
        return (Timing.Percentile(medians, 0.5), Timing.Percentile(medians, 0.95));
    }
}
