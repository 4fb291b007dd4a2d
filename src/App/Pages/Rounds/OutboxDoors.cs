using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Features.Mails;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>What the forms of the outbox and of the reminders send.</summary>
internal static class OutboxDoors
{
    public static void Map(WebApplication app)
    {
        var rounds = app.MapGroup("/rounds").ExcludeFromDescription();
        rounds.MapPost("/outbox", MarkAsync).WithOrder(-1);
        rounds.MapPost("/{id:long}/reminders", RemindAsync).WithOrder(-1);
    }

    private static async Task<IResult> MarkAsync(HttpContext http, WorkSource source, Links links)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var refusal = await MarkSent.RunAsync(
            source,
            http.Caller(),
            Numbers(form["mail"]),
            http.RequestAborted
        );
        return refusal is null
            ? Results.LocalRedirect(links.To("/rounds/outbox"))
            : new RazorComponentResult<OutboxPage>(
                new Dictionary<string, object?> { ["Refusal"] = refusal }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.KeepOutbox),
            };
    }

    private static async Task<IResult> RemindAsync(
        long id,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (told, refusal) = await RemindLate.RunAsync(
            source,
            http.Caller(),
            id,
            Numbers(form["organisation"]),
            form["again"] == "yes",
            http.RequestAborted
        );
        return refusal is null
            ? Results.LocalRedirect(
                links.To(
                    $"/rounds/{id}/reminders",
                    ("told", told.ToString(CultureInfo.InvariantCulture))
                )
            )
            : new RazorComponentResult<RemindersPage>(
                new Dictionary<string, object?> { ["Id"] = id, ["Refusal"] = refusal }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.RemindLate),
            };
    }

    private static long[] Numbers(StringValues values) =>
        [
            .. values
                .Select(v =>
                    long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                        ? n
                        : 0
                )
                .Where(n => n > 0),
        ];
}
