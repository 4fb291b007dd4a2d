using System.Net;
using System.Text.RegularExpressions;

namespace Shirube.App.Tests.Site;

/// <summary>All that somebody can reach from the front pages, the data page and the API by following addresses.</summary>
internal static partial class Crawl
{
    // Filters and orders of one list say nothing that the list does not: of each page a few of them will do.
    private const int MostOfOnePage = 4;
    private const int Most = 400;

    /// <returns>Each address with its whole answer, the desk's own pages left out.</returns>
    public static async Task<Dictionary<string, string>> OfAsync(RunningSite site)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var perPage = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<string>(["/", "/en", "/data", "/portfolio", "/api/openapi.json"]);
        while (next.TryDequeue(out var path) && answers.Count < Most)
        {
            if (answers.ContainsKey(path))
                continue;
            var page = path.Split('?')[0];
            perPage[page] = perPage.GetValueOrDefault(page) + 1;
            if (perPage[page] > MostOfOnePage)
                continue;
            answers[path] = await TextAsync(site, path);
            foreach (Match link in Links().Matches(answers[path]))
            {
                var found = WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                if (!IsDesk(found) && !found.StartsWith("/assets", StringComparison.Ordinal))
                    next.Enqueue(found);
            }
        }
        return answers;
    }

    /// <summary>The words of an answer, whatever its status and kind; of a picture its bytes.</summary>
    public static async Task<string> TextAsync(RunningSite site, string path)
    {
        using var answer = await site.Get(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync(
            TestContext.Current.CancellationToken
        );
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var isPicture = answer.Content.Headers.ContentType?.MediaType == "image/png";
        // JSON and HTML may write a letter as its number.
        return isPicture
            ? $"picture of {bytes.Length} bytes"
            : WebUtility.HtmlDecode(
                Escaped().Replace(text, m => $"{(char)Convert.ToUInt16(m.Groups[1].Value, 16)}")
            );
    }

    private static bool IsDesk(string path) =>
        path.StartsWith("/import", StringComparison.Ordinal)
        || path.StartsWith("/en/import", StringComparison.Ordinal);

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();

    // In pages and in JSON; what begins with // leads elsewhere.
    [GeneratedRegex("""(?:href=|src=|:\s*)"(/(?!/)[^"\s]*)["]""")]
    private static partial Regex Links();
}
