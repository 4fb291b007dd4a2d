using System.Text.RegularExpressions;

namespace Shirube.Bench.Pages;

/// <summary>The addresses of a site's pages that are reached by links, by the sort of page.</summary>
internal static partial class Crawl
{
    private const int MostOfASort = 25;
    private const int MostPages = 400;

    public static async Task<ILookup<string, string>> OfAsync(HttpClient site)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal) { ["/"] = "/" };
        var waiting = new Queue<string>(["/", "/search?q=AI", "/search?q=%E3%81%AE"]);
        found["/search?q=AI"] = found["/search?q=%E3%81%AE"] = "/search?";
        var pages = new List<(string Sort, string Path)>();
        while (waiting.TryDequeue(out var path) && pages.Count < MostPages)
        {
            using var response = await site.GetAsync(new Uri(path, UriKind.Relative));
            if (
                !response.IsSuccessStatusCode
                || response.Content.Headers.ContentType?.MediaType != "text/html"
            )
                continue;
            pages.Add((found[path], path));
            foreach (Match link in Links().Matches(await response.Content.ReadAsStringAsync()))
            {
                var next = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                var sort = SortOf(next);
                if (
                    next.StartsWith("/en", StringComparison.Ordinal)
                    || next.StartsWith("/assets", StringComparison.Ordinal)
                    || found.Values.Count(s => s == sort) >= MostOfASort
                    || !found.TryAdd(next, sort)
                )
                    continue;
                waiting.Enqueue(next);
            }
        }
        return pages.ToLookup(p => p.Sort, p => p.Path);
    }

    /// <summary>The first part of the path, whether more follows, and whether it has a query.</summary>
    private static string SortOf(string path)
    {
        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/"
            + string.Join('/', parts.Select((part, i) => i % 2 == 0 ? part : "…"))
            + (path.Contains('?', StringComparison.Ordinal) ? "?" : "");
    }

    [GeneratedRegex("""href="(/[^"]*)""")]
    private static partial Regex Links();
}
