using AngleSharp.Html.Parser;

namespace Shirube.App.Tests.Rounds;

/// <summary>The words in the cells of a page's table.</summary>
internal static class HtmlTable
{
    /// <summary>The rows of the first table in a section: of each cell its words, with single spaces.</summary>
    /// <param name="heading">Id of the section's heading.</param>
    public static List<string[]> Rows(string html, string heading) =>
        [
            .. new HtmlParser()
                .ParseDocument(html)
                .QuerySelector($"section[aria-labelledby='{heading}'] table")!
                .QuerySelectorAll("tbody tr")
                .Select(r =>
                    r.QuerySelectorAll("th, td")
                        .Select(c =>
                            string.Join(
                                ' ',
                                c.TextContent.Split(
                                    (char[]?)null,
                                    StringSplitOptions.RemoveEmptyEntries
                                )
                            )
                        )
                        .ToArray()
                ),
        ];
}
