using System.Net;
using Shirube.App.Tests.Rounds;

namespace Shirube.App.Tests.Indicators;

/// <summary>What the secretariat sends about indicators.</summary>
internal static class Keeping
{
    public const string Facts = """
        select coalesce(string_agg(concat_ws(' ', kind, state, period, number, value, duty_id is not null, nullif(reason, '')),
            '; ' order by id), '') from indicator_fact
        """;

    public static async Task<string> DefineAsync(
        RoundSite site,
        bool isPublic = false,
        string of = "灯台",
        string title = "灯台の数"
    )
    {
        var initiative = await site.TextAsync(
            $"select code from initiative where text like '{of}%'"
        );
        using var made = await site.Office.Post(
            "/indicators/edit",
            ("of", initiative),
            ("title", title),
            ("titleEn", "Lighthouses"),
            ("unit", "基"),
            ("measure", "number"),
            ("direction", "ascending"),
            ("public", isPublic ? "yes" : "")
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return made.Headers.Location!.OriginalString.Split('/')[^1];
    }

    public static Task<HttpResponseMessage> PostAsync(
        RoundSite site,
        string code,
        string kind,
        string period,
        string value,
        params (string, string)[] more
    ) =>
        site.Office.Post(
            $"/indicators/edit/{code}/figures",
            [("kind", kind), ("period", period), ("value", value), .. more]
        );

    public static async Task SayAsync(
        RoundSite site,
        string code,
        string kind,
        string period,
        string value,
        params (string, string)[] more
    )
    {
        using var said = await PostAsync(site, code, kind, period, value, more);
        Assert.True(
            said.StatusCode == HttpStatusCode.Redirect,
            await said.Content.ReadAsStringAsync()
        );
    }
}
