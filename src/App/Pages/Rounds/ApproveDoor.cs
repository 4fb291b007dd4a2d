using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>Many answers approved from the list of duties.</summary>
internal static class ApproveDoor
{
    public static void Map(WebApplication app) =>
        app.MapPost("/rounds/{id:long}/duties/approve", ApproveAsync).ExcludeFromDescription();

    private static async Task<IResult> ApproveAsync(
        long id,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var chosen = new Dictionary<long, int>();
        foreach (var key in form[form["every"] == "yes" ? "shown" : "chosen"])
            if (
                key?.Split(':') is [var duty, var version]
                && long.TryParse(
                    duty,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                && int.TryParse(
                    version,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seen
                )
            )
                chosen[number] = seen;
        var (approved, refusal) = await ApproveReports.RunAsync(
            source,
            http.Caller(),
            id,
            chosen,
            http.RequestAborted
        );
        var left = chosen.Count - approved;
        return refusal is { } why
            ? new RazorComponentResult<DutiesPage>(
                new Dictionary<string, object?> { ["Id"] = id, ["Refusal"] = why }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.ReviewReport),
            }
            : Results.LocalRedirect(
                links.To(
                    $"/rounds/{id}/duties",
                    ("state", form["state"]),
                    ("organisation", form["organisation"]),
                    ("q", form["q"]),
                    ("approved", approved.ToString(CultureInfo.InvariantCulture)),
                    ("left", left == 0 ? null : left.ToString(CultureInfo.InvariantCulture))
                )
            );
    }
}
