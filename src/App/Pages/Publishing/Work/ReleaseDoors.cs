using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Pages.People;
using Shirube.App.Pages.Rounds;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Features.Publishing.Releases;

namespace Shirube.App.Pages.Publishing.Work;

/// <summary>What the forms of <c>/rounds/…/releases</c> send. Whether the caller may is asked in the use cases.</summary>
internal static class ReleaseDoors
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public static void Map(WebApplication app)
    {
        var releases = app.MapGroup("/rounds/{id:long}/releases").ExcludeFromDescription();
        releases.MapPost("", PublishAsync).WithOrder(-1);
        releases.MapPost("/{code}/move", MoveAsync);
        releases.MapPost("/{code}/cancel", CancelAsync);
        releases.MapPost("/{code}/answers/{answer}", CorrectAsync).WithOrder(-1);
    }

    private static async Task<IResult> PublishAsync(
        long id,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var isNow = form["when"] == "now";
        var at = isNow ? null : MomentOf(form["at"].ToString());
        var draft = new ReleaseDraft(
            new(Said(form, "title"), Said(form, "titleEn")),
            new(Said(form, "note"), Said(form, "noteEn")),
            at
        );
        var outcome =
            !isNow
            && at is null
            && Permissions.Refusal(http.Caller(), UseCase.PublishRelease) is null
                ? new(null, NoTime, [])
                : await PublishRelease.RunAsync(
                    source,
                    http.Caller(),
                    id,
                    int.TryParse(form["cut"], CultureInfo.InvariantCulture, out var cut) ? cut : 0,
                    draft,
                    http.RequestAborted
                );
        return outcome.Code is { } code
            ? Results.LocalRedirect(links.To($"/rounds/{id}/releases/{code}"))
            : new RazorComponentResult<RoundReleasesPage>(
                new Dictionary<string, object?>
                {
                    ["Id"] = id,
                    ["Refusal"] = outcome.Refusal,
                    ["Open"] = outcome.Open,
                    ["Sent"] = draft,
                }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.PublishRelease),
            };
    }

    private static async Task<IResult> MoveAsync(
        long id,
        string code,
        HttpContext http,
        WorkSource source
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var at = MomentOf(form["at"].ToString());
        var refusal =
            at is null && Permissions.Refusal(http.Caller(), UseCase.PublishRelease) is null
                ? NoTime
                : await MoveRelease.RunAsync(
                    source,
                    http.Caller(),
                    code,
                    at,
                    Said(form, "reason"),
                    http.RequestAborted
                );
        return Back(http, id, code, refusal);
    }

    private static async Task<IResult> CancelAsync(
        long id,
        string code,
        HttpContext http,
        WorkSource source
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var refusal = await MoveRelease.RunAsync(
            source,
            http.Caller(),
            code,
            null,
            Said(form, "reason"),
            http.RequestAborted
        );
        return Back(http, id, code, refusal);
    }

    private static async Task<IResult> CorrectAsync(
        long id,
        string code,
        string answer,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (made, refusal) = await CorrectRelease.RunAsync(
            source,
            http.Caller(),
            answer,
            form["field"].ToString(),
            form["after"].ToString(),
            Said(form, "reason"),
            int.TryParse(form["seen"], CultureInfo.InvariantCulture, out var seen) ? seen : -1,
            http.RequestAborted
        );
        return made is not null
            ? Results.LocalRedirect(links.To($"/rounds/{id}/releases/{code}/answers/{answer}"))
            : new RazorComponentResult<CorrectPage>(
                new Dictionary<string, object?>
                {
                    ["Id"] = id,
                    ["Code"] = code,
                    ["Answer"] = answer,
                    ["Refusal"] = refusal,
                    ["Sent"] = form["after"].ToString(),
                    ["SentReason"] = Said(form, "reason"),
                    ["SentField"] = form["field"].ToString(),
                }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.CorrectRelease),
            };
    }

    private static IResult Back(HttpContext http, long id, string code, Message? refusal) =>
        refusal is null
            ? Results.LocalRedirect(
                http.RequestServices.GetRequiredService<Links>().To($"/rounds/{id}/releases/{code}")
            )
            : new RazorComponentResult<ReleaseWorkPage>(
                new Dictionary<string, object?>
                {
                    ["Id"] = id,
                    ["Code"] = code,
                    ["Refusal"] = refusal,
                }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.PublishRelease),
            };

    private static string Said(IFormCollection form, string name) =>
        form[name]
            .ToString()
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\0', ' ')
            .Trim();

    /// <summary>What a browser sends of a field for a day and a time, taken as Japan's; UTC.</summary>
    private static DateTime? MomentOf(string text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
        // Japan's first nine hours are before the first day that can be said in UTC.
        && at - DateTime.MinValue >= Japan
            ? new DateTimeOffset(at, Japan).UtcDateTime
            : null;

    private static Message NoTime { get; } =
        new(
            "公表する日時を選んでください（日本時間）。",
            "Choose when it is released (Japan's time)."
        );
}
