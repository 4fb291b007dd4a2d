using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Features.People;

namespace Shirube.App.Pages.People;

/// <summary>What the forms of <c>/people</c> send. Whether the caller may is asked in the use cases.</summary>
internal static class PeopleDoors
{
    public static void Map(WebApplication app)
    {
        var people = app.MapGroup("/people").ExcludeFromDescription();
        people.MapPost("/invite", InviteAsync);
        people.MapPost("/{id:long}/password", AgainAsync);
        people.MapPost(
            "/{id:long}/roles",
            (long id, HttpContext http, WorkSource d) =>
                ChangeAsync(
                    http,
                    UseCase.ChangeMembership,
                    async (caller, ct) =>
                    {
                        var form = await http.Request.ReadFormAsync(ct);
                        return await ChangeMembership.GiveAsync(
                            d,
                            caller,
                            id,
                            form["role"].ToString(),
                            Organisation(form),
                            ct
                        );
                    }
                )
        );
        On("/roles/{id:long}/end", UseCase.ChangeMembership, ChangeMembership.EndAsync);
        On("/{id:long}/end", UseCase.EndAccess, EndAccess.RunAsync);
        On("/invitations/{id:long}/withdraw", UseCase.EndAccess, EndAccess.WithdrawAsync);

        void On(
            string path,
            UseCase useCase,
            Func<WorkSource, Caller, long, CancellationToken, Task<Message?>> change
        ) =>
            people.MapPost(
                path,
                (long id, HttpContext http, WorkSource source) =>
                    ChangeAsync(http, useCase, (caller, ct) => change(source, caller, id, ct))
            );
    }

    private static async Task<IResult> InviteAsync(
        HttpContext http,
        WorkSource source,
        Links links,
        SiteOptions options
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var email = form["email"].ToString();
        var (token, refusal) = await InvitePerson.RunAsync(
            source,
            http.Caller(),
            email,
            form["name"].ToString(),
            form["role"].ToString(),
            Organisation(form),
            options.Smtp is not null,
            http.RequestAborted
        );
        // Shown once and kept nowhere, so this answers with the page and not with a redirect.
        return Shown(
            http,
            UseCase.InvitePerson,
            refusal,
            token is null ? null : links.Permanent($"/invitations/{token}"),
            email
        );
    }

    private static async Task<IResult> AgainAsync(
        long id,
        HttpContext http,
        WorkSource source,
        Links links,
        SiteOptions options
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (token, refusal) = await InvitePerson.AgainAsync(
            source,
            http.Caller(),
            id,
            form["app"] == "lost",
            options.Smtp is not null,
            http.RequestAborted
        );
        return Shown(
            http,
            UseCase.InvitePerson,
            refusal,
            token is null ? null : links.Permanent($"/invitations/{token}"),
            form["email"].ToString()
        );
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        UseCase useCase,
        Func<Caller, CancellationToken, Task<Message?>> change
    )
    {
        var refusal = await change(http.Caller(), http.RequestAborted);
        return refusal is null
            ? Results.LocalRedirect(http.RequestServices.GetRequiredService<Links>().To("/people"))
            : Shown(http, useCase, refusal, null, null);
    }

    private static string? Organisation(IFormCollection form) =>
        form["organisation"].ToString() is { Length: > 0 } slug ? slug : null;

    private static RazorComponentResult<PeoplePage> Shown(
        HttpContext http,
        UseCase useCase,
        Message? refusal,
        string? link,
        string? invited
    ) =>
        new(
            new Dictionary<string, object?>
            {
                ["Refusal"] = refusal,
                ["Link"] = link,
                ["Invited"] = invited,
            }
        )
        {
            StatusCode =
                refusal is null ? StatusCodes.Status200OK
                : Permissions.Refusal(http.Caller(), useCase) is null
                    ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status403Forbidden,
        };
}
