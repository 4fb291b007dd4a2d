using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>Survey workbooks on their way out.</summary>
internal static class WorkbookDoors
{
    private const string Excel =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app) =>
        app.MapGet("/rounds/{id:long}/workbooks/{organisation}.xlsx", GiveAsync)
            .ExcludeFromDescription();

    private static async Task<IResult> GiveAsync(
        long id,
        string organisation,
        HttpContext http,
        WorkSource source
    )
    {
        var (file, refusal, isForbidden) = await MakeWorkbook.RunAsync(
            source,
            http.Caller(),
            id,
            organisation,
            http.RequestAborted
        );
        if (file is not null)
        {
            // What a ministry has not submitted yet is in it.
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(file, Excel, $"chousahyou-{id}-{organisation}.xlsx");
        }
        return refusal is null
            ? Results.NotFound()
            : new RazorComponentResult<RoundPage>(
                new Dictionary<string, object?> { ["Id"] = id, ["Refusal"] = refusal }
            )
            {
                StatusCode = isForbidden
                    ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status422UnprocessableEntity,
            };
    }
}
