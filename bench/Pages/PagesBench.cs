namespace Shirube.Bench.Pages;

/// <summary>What each public page costs, made anew each time: milliseconds at a client on the same machine, one request
/// after the other, and SQL statements.</summary>
internal static class PagesBench
{
    /// <summary>Of each sort of page: made before anything counts, so that the code they run is compiled.</summary>
    private const int Warm = 40;

    /// <summary>Of each sort of page: enough for a 95th percentile.</summary>
    private const int Fewest = 60;

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
        var paths = sort.ToList();
        var rounds = (Math.Max(Fewest, paths.Count) + paths.Count - 1) / paths.Count;
        for (var n = 0; n < Warm; n++)
            await site.GetByteArrayAsync(new Uri(Anew(paths[n % paths.Count]), UriKind.Relative));
        foreach (var path in paths)
            for (var round = 0; round < rounds; round++)
            {
                var anew = Anew(path);
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

    /// <summary>With a query that no page has been asked with: it is in no cache.</summary>
    private static string Anew(string path) =>
        $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bench={Guid.NewGuid():N}";

    private static async Task<int> StatementsAsync(HttpClient site) =>
        int.Parse(
            await site.GetStringAsync(new Uri("/bench/statements", UriKind.Relative)),
            Stamp.Figures
        );
}
