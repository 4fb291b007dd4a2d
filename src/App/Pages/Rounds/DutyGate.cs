using System.Globalization;
using Shirube.App.Pages.People;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>Before every door of a duty: it is of the round in the address, and what was typed is neither lost because the
/// session ended nor saved in another person's name.</summary>
internal static class DutyGate
{
    public static RouteGroupBuilder Group(WebApplication app) =>
        app.MapGroup("/rounds/{round:long}/duties/{id:long}")
            .ExcludeFromDescription()
            .AddEndpointFilter(HoldAsync)
            .AddEndpointFilter((c, next) => CheckAsync(c, next, "round", "id"));

    /// <param name="round">The part of the address that names the round; <paramref name="duty"/> likewise.</param>
    public static async ValueTask<object?> CheckAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        string round,
        string duty
    )
    {
        var http = context.HttpContext;
        var found = http.Caller().PersonId is null
            ? null
            : await FindDuty.RoundOfAsync(
                http.RequestServices.GetRequiredService<WorkSource>(),
                http.Caller(),
                Number(http, duty),
                http.RequestAborted
            );
        // What the caller may not see is refused as ever, and does not show by its answer that it is there.
        return found is { } of && of != Number(http, round)
            ? Results.NotFound()
            : await next(context);
    }

    private static async ValueTask<object?> HoldAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var typedBy = http.Request.Query[HeldWords.By].ToString();
        var isOut = http.Caller().PersonId is null;
        if (
            !HttpMethods.IsPost(http.Request.Method)
            || !isOut && (typedBy.Length == 0 || typedBy == HeldWords.NameOf(http.Caller()))
        )
            return await next(context);
        var status = isOut ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        if (ErrorPages.AsksForJson(http.Request))
            return Results.Json(
                new
                {
                    said = http.RequestServices.GetRequiredService<Localiser>()[
                        isOut ? SignedOut : HeldWords.OfAnother
                    ],
                },
                statusCode: status
            );
        // Nothing is kept on the disk for somebody who is not known.
        await using var sent = await AnswerUpload.ReadAsync(http, takesFiles: false);
        return HeldPage.Shown(
            HeldWords.Of(http.Request, sent.Form),
            http.RequestServices.GetRequiredService<Links>()
                .To($"/rounds/{Number(http, "round")}/duties/{Number(http, "id")}"),
            sent.HadFiles,
            status
        );
    }

    /// <summary>What the form sent, before the sign-in or after it.</summary>
    public static async Task<IFormCollection> FormAsync(HttpContext http) =>
        HeldWords.Out(await http.Request.ReadFormAsync(http.RequestAborted));

    private static long Number(HttpContext http, string name) =>
        long.Parse(http.GetRouteValue(name)!.ToString()!, CultureInfo.InvariantCulture);

    private static Message SignedOut { get; } =
        new(
            "サインアウトされています。書いた内容はこの画面に残っています。",
            "You are signed out. Your words are still here."
        );
}
