using System.Net;
using System.Text.RegularExpressions;
using Shirube.App.Tests.People;

namespace Shirube.App.Tests.Rounds;

/// <summary>The forms of the page of questions, and an answer that is submitted.</summary>
internal static class Asking
{
    public static readonly (string, string)[] Budget =
    [
        ("ja-0", "今年度の予算"),
        ("en-0", "Budget of this year"),
        ("longest-0", "40"),
        ("place-0", "10"),
        ("required-0", "yes"),
    ];

    public static Task<HttpResponseMessage> SubmitAsync(
        RoundSite site,
        long duty,
        int seen,
        params (string, string)[] more
    ) => RoundSite.SaveAsync(site.Mic, duty, seen, "一基目を建てた", [("then", "submit"), .. more]);

    public static async Task<HttpResponseMessage> EditAsync(
        RoundSite site,
        Visitor who,
        (string, string)[] fields
    ) =>
        await who.Post(
            "/rounds/1/questions",
            [
                ("seen", await SeenAsync(site.Office)),
                ("longest", "400"),
                ("needs-next", "yes"),
                .. fields,
            ]
        );

    /// <summary>As the page stands before that person.</summary>
    public static async Task<HttpResponseMessage> ChangeAsync(
        Visitor who,
        long round,
        params (string, string)[] fields
    ) =>
        await who.Post(
            $"/rounds/{round}/questions",
            [("seen", await SeenAsync(who, round)), .. fields]
        );

    public static async Task<string> SeenAsync(Visitor office, long round = 1) =>
        Regex
            .Match(
                await office.Text($"/rounds/{round}/questions"),
                "name=\"seen\" value=\"([0-9a-f]+)\""
            )
            .Groups[1]
            .Value;

    public static async Task OpenAsync(RoundSite site)
    {
        var mic = await site.DutyAsync("海図", "総務省");
        (await site.Office.Post($"/rounds/1/leads/{mic}")).Dispose();
        using var open = await site.Office.Post("/rounds/1/open");
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }
}
