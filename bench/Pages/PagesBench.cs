namespace Shirube.Bench.Pages;

/// <summary>What each public page costs, made anew each time: milliseconds at a client on the same machine, one request
/// after the other, and SQL statements.</summary>
internal static class PagesBench
{
    private const int Rounds = 5;

    public static async Task RunAsync(Uri address)
    {
        using var site = new HttpClient { BaseAddress = address };
        var sorts = await Crawl.OfAsync(site);
        Console.WriteLine();
        Console.WriteLine(
            "| page | of this sort | KB | SQL statements at most | p50 ms | p95 ms |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var all = new List<double>();
        foreach (var sort in sorts.OrderBy(s => s.Key, StringComparer.Ordinal))
            all.AddRange(await MeasureAsync(site, sort));
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"| all | {sorts.Sum(s => s.Count())} | | | {Timing.Percentile(all, 0.5):F1} | {Timing.Percentile(all, 0.95):F1} |"
            )
        );
    }

    private static async Task<List<double>> MeasureAsync(
        HttpClient site,
        IGrouping<string, string> sort
    )
    {
        var (times, bytes, statements) = (new List<double>(), 0L, 0);
        foreach (var path in sort)
            for (var round = 0; round < Rounds; round++)
            {
                // A query that no page has been asked with: it is in no cache.
                var anew =
                    $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bench={Guid.NewGuid():N}";
                var before = await StatementsAsync(site);
                times.Add(
                    await Timing.OfAsync(async () =>
                        bytes = Math.Max(
                            bytes,
                            (await site.GetByteArrayAsync(new Uri(anew, UriKind.Relative))).Length
                        )
                    )
                );
                statements = Math.Max(statements, await StatementsAsync(site) - before);
            }
        Console.WriteLine(
            string.Create(
                Stamp.Figures,
                $"| {sort.Key} | {sort.Count()} | {bytes / 1000.0:F0} | {statements} | {Timing.Percentile(times, 0.5):F1} | {Timing.Percentile(times, 0.95):F1} |"
            )
        );
        return times;
    }

    private static async Task<int> StatementsAsync(HttpClient site) =>
        int.Parse(
            await site.GetStringAsync(new Uri("/bench/statements", UriKind.Relative)),
            Stamp.Figures
        );
}
