using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>What the forms of <c>/rounds</c> send. Whether the caller may is asked in the use cases.</summary>
internal static class RoundDoors
{
    public static void Map(WebApplication app)
    {
        var rounds = app.MapGroup("/rounds").ExcludeFromDescription();
        rounds.MapPost("", MakeAsync).WithOrder(-1);
        rounds.MapPost(
            "/{id:long}/open",
            (long id, HttpContext h, WorkSource s) => MoveAsync(h, s, id, RoundAction.Open)
        );
        rounds.MapPost(
            "/{id:long}/close",
            (long id, HttpContext h, WorkSource s) => MoveAsync(h, s, id, RoundAction.Close)
        );
        rounds.MapPost(
            "/{id:long}/reopen",
            (long id, HttpContext h, WorkSource s) => MoveAsync(h, s, id, RoundAction.Reopen)
        );
        rounds.MapPost("/{id:long}/cuts", TakeCutAsync);
        rounds.MapPost("/{id:long}/rename", RenameAsync);
        rounds.MapPost("/{id:long}/drop", DropAsync);
        rounds
            .MapPost("/{id:long}/leads/{duty:long}", SettleAsync)
            .AddEndpointFilter((c, next) => DutyGate.CheckAsync(c, next, "id", "duty"));
    }

    private static async Task<IResult> MakeAsync(HttpContext http, WorkSource source, Links links)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (id, refusal) = await MakeRound.RunAsync(
            source,
            http.Caller(),
            form["edition"].ToString(),
            form["name"].ToString(),
            QuestionDoors.Day(form["due"].ToString()),
            form["instructions"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal),
            long.TryParse(
                form["questions"].ToString(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var questionsOf
            )
                ? questionsOf
                : null,
            IsMeant(form),
            Guid.TryParse(form["key"].ToString(), out var key) ? key : null,
            http.RequestAborted
        );
        return id is null
            ? new RazorComponentResult<RoundsPage>(
                new Dictionary<string, object?> { ["Refusal"] = refusal, ["Sent"] = form }
            )
            {
                StatusCode = StatusOf(http, UseCase.RunRound),
            }
            : Results.LocalRedirect(links.To($"/rounds/{id}"));
    }

    private static async Task<IResult> MoveAsync(
        HttpContext http,
        WorkSource source,
        long id,
        RoundAction action
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return Back(
            http,
            id,
            await MoveRound.RunAsync(
                source,
                http.Caller(),
                id,
                action,
                form["reason"].ToString(),
                IsMeant(form),
                http.RequestAborted
            )
        );
    }

    private static async Task<IResult> RenameAsync(long id, HttpContext http, WorkSource source)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return Back(
            http,
            id,
            await RenameRound.RunAsync(
                source,
                http.Caller(),
                id,
                form["name"].ToString(),
                http.RequestAborted
            )
        );
    }

    private static async Task<IResult> DropAsync(
        long id,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return
            await DropRound.RunAsync(
                source,
                http.Caller(),
                id,
                form["reason"].ToString(),
                http.RequestAborted
            )
                is { } why
            ? Back(http, id, why)
            : Results.LocalRedirect(links.To("/rounds"));
    }

    private static async Task<IResult> TakeCutAsync(
        long id,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var (number, refusal) = await TakeCut.RunAsync(
            source,
            http.Caller(),
            id,
            http.RequestAborted
        );
        return number is null
            ? Back(http, id, refusal)
            : Results.LocalRedirect(links.To($"/rounds/{id}/cuts/{number}"));
    }

    private static async Task<IResult> SettleAsync(
        long id,
        long duty,
        HttpContext http,
        WorkSource source
    ) =>
        Back(http, id, await SettleLead.RunAsync(source, http.Caller(), duty, http.RequestAborted));

    private static IResult Back(HttpContext http, long id, Message? refusal) =>
        refusal is null
            ? Results.LocalRedirect(
                http.RequestServices.GetRequiredService<Links>().To($"/rounds/{id}")
            )
            : new RazorComponentResult<RoundPage>(
                new Dictionary<string, object?> { ["Id"] = id, ["Refusal"] = refusal }
            )
            {
                StatusCode = StatusOf(http, UseCase.RunRound),
            };

    /// <summary>Whether <see cref="PastDue"/> was ticked.</summary>
    public static bool IsMeant(IFormCollection form) => form[PastDue.Name] == PastDue.Meant;

    public static int StatusOf(HttpContext http, UseCase useCase) =>
        Permissions.Refusal(http.Caller(), useCase) is null
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status403Forbidden;
}
