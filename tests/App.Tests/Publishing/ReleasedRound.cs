using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Rounds;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>A round that is closed with a data cut, and what makes releases of it.</summary>
internal static partial class ReleasedRound
{
    /// <summary>灯台 by 総務省 with evidence, 霧笛 by 総務省 and 文部科学省, 海図 by nobody; all approved, then closed.</summary>
    public static async Task<RoundSite> ClosedAsync(PostgresFixture postgres)
    {
        var site = await RoundSite.OpenAsync(postgres);
        await AnswerAsync(
            site,
            site.Mic,
            "灯台",
            "総務省",
            "二基を建てた",
            ("evidence", "https://example.go.jp/lights")
        );
        await AnswerAsync(site, site.Mic, "霧笛", "総務省", "音を決めた");
        await AnswerAsync(site, site.Mext, "霧笛", "文部科学省", "笛を吹いた");
        (await site.Office.Post("/rounds/1/close")).Dispose();
        return site;
    }

    public static async Task<long> AnswerAsync(
        RoundSite site,
        Visitor who,
        string initiative,
        string organisation,
        string progress,
        params (string, string)[] more
    )
    {
        var duty = await site.DutyAsync(initiative, organisation);
        (
            await RoundSite.SaveAsync(who, duty, 0, progress, [.. more, ("then", "submit")])
        ).Dispose();
        (await site.Office.Post($"/rounds/1/duties/{duty}/approve", ("seen", "1"))).Dispose();
        return duty;
    }

    /// <summary>The public id of a release that was made now.</summary>
    public static async Task<string> NowAsync(RoundSite site, int cut = 1)
    {
        using var made = await MakeAsync(site, cut, ("when", "now"));
        return CodeOf(made);
    }

    /// <summary>The public id of a release that comes out tomorrow.</summary>
    public static async Task<string> TomorrowAsync(RoundSite site)
    {
        using var made = await MakeAsync(
            site,
            1,
            ("when", "at"),
            ("at", JapanIn(TimeSpan.FromDays(1)))
        );
        return CodeOf(made);
    }

    public static Task<HttpResponseMessage> MakeAsync(
        RoundSite site,
        int cut,
        params (string, string)[] when
    ) =>
        site.Office.Post(
            "/rounds/1/releases",
            [
                ("cut", cut.ToString(CultureInfo.InvariantCulture)),
                ("title", "2026年度の結果"),
                ("titleEn", "Results of 2026"),
                ("note", "公表の説明"),
                ("noteEn", "A note"),
                .. when,
            ]
        );

    /// <summary>A time of Japan as a form sends it.</summary>
    public static string JapanIn(TimeSpan from) =>
        (DateTime.UtcNow + TimeSpan.FromHours(9) + from).ToString(
            "yyyy-MM-dd'T'HH:mm:ss",
            CultureInfo.InvariantCulture
        );

    private static string CodeOf(HttpResponseMessage made)
    {
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return Code().Match(made.Headers.Location!.OriginalString).Groups[1].Value;
    }

    [GeneratedRegex("^/rounds/1/releases/(r[0-9a-z]{10})$")]
    private static partial Regex Code();
}
