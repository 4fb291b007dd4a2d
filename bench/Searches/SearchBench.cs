using System.Diagnostics;
using System.Text.Json;
using Shirube.Bench.Generators;
using Shirube.Domain.Texts;
using Shirube.Features.Search;

namespace Shirube.Bench.Searches;

/// <summary>Our search beside Groonga's over the same 500,000 passages, one query after the other, taking turns.</summary>
internal static class SearchBench
{
    private const int Count = 500_000;
    private const int GroongaPort = 10141;
    private const int OurPort = 10142;
    private const int Passes = 5;

    public static async Task<int> RunAsync(string shared)
    {
        var passages = Passages.Of(Path.Combine(shared, "data/rs-2024"), Count);
        var words = File.ReadLines(Path.Combine(shared, "data/search-queries.txt"))
            .Select(l => l.Trim())
            .Where(l => l.Length > 0)
            .ToArray();
        Console.WriteLine(
            $"{passages.Length:N0} passages, {passages.Sum(p => (long)p.Length):N0} characters; {words.Length} queries"
        );
        var queries = words.Select(w => new Query(w, BruteForce(passages, w))).ToArray();

        var groongaLoad = Stopwatch.GetTimestamp();
        using var groonga = await Groonga.StartAsync(passages, GroongaPort);
        Console.WriteLine(
            $"Groonga: load and index {Stopwatch.GetElapsedTime(groongaLoad).TotalSeconds:F1} s"
        );
        await using var register = await Register.OfAsync(passages);
        using var current = new CurrentIndex(register.Database.Source);
        var before = GC.GetTotalMemory(true);
        var load = await Timing.OfAsync(() => current.ReloadAsync());
        Console.WriteLine(
            $"ours: read from PostgreSQL and index {load / 1000:F1} s, {(GC.GetTotalMemory(true) - before) / 1e6:F0} MB in memory"
        );
        using var server = StartServer(register.Database.ConnectionString);
        try
        {
            var index = (await current.GetAsync()).Index;
            await MeasureAsync(queries, groonga, index);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
        return SearchReport.Print(queries);
    }

    private static int BruteForce(string[] passages, string word)
    {
        var norm = Normal.ForSearch(word);
        return passages.Count(p => p.Contains(norm, StringComparison.Ordinal));
    }

    private static Process StartServer(string connection) =>
        Process.Start(
            Environment.ProcessPath!,
            ["search-server", connection, OurPort.ToString(Stamp.Figures)]
        );

    // The first pass warms and is not counted; who is asked first changes from query to query.
    private static async Task MeasureAsync(Query[] queries, Groonga groonga, SearchIndex index)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{OurPort}") };
        await WaitForAsync(client);
        for (var pass = 0; pass < Passes; pass++)
        for (var i = 0; i < queries.Length; i++)
        {
            var query = queries[i];
            Func<Task>[] turns =
            [
                async () =>
                    query.Groonga.Add(
                        await Timing.OfAsync(async () =>
                            query.GroongaTotal = (await groonga.FindAsync(query.Word)).Total
                        )
                    ),
                async () =>
                    query.Ours.Add(
                        await Timing.OfAsync(async () =>
                            query.OurTotal = await FindAsync(client, query.Word)
                        )
                    ),
                () =>
                {
                    query.InProcess.Add(
                        Timing.Of(() =>
                            query.InProcessTotal = index
                                .Find(
                                    new(query.Word, PageSize: 10),
                                    SearchQuery.Parse($"\"{query.Word}\"")
                                )
                                .Total
                        )
                    );
                    return Task.CompletedTask;
                },
            ];
            for (var t = 0; t < turns.Length; t++)
                await turns[(t + i + pass) % turns.Length]();
            if (pass == 0)
                query.Forget();
        }
    }

    private static async Task<int> FindAsync(HttpClient client, string word)
    {
        var query = Uri.EscapeDataString($"\"{word}\"");
        var answer = await client.GetByteArrayAsync($"/search?q={query}");
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("total").GetInt32();
    }

    private static async Task WaitForAsync(HttpClient client)
    {
        for (var tries = 0; ; tries++)
            try
            {
                await FindAsync(client, "AI");
                return;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(100);
            }
    }
}
