using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Features.People;

namespace Shirube.App.Pages.People;

/// <summary>Opening an account by an invitation, and what people change of their own.</summary>
internal static class AccountDoors
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/invitations/{token}", OpenAsync)
            .WithOrder(-1)
            .RequireRateLimiting(GuessLimit.Policy)
            .ExcludeFromDescription();
        var account = app.MapGroup("/account")
            .ExcludeFromDescription()
            .RequireRateLimiting(GuessLimit.Policy);
        account.MapPost("/password", PasswordAsync);
        account.MapPost("/second-factor/begin", BeginAsync);
        account.MapPost("/second-factor", TurnOnAsync);
        account.MapPost("/second-factor/off", TurnOffAsync);
    }

    private static async Task<IResult> OpenAsync(
        string token,
        HttpContext http,
        Links links,
        AcceptInvitation accept,
        SignInManager<Person> signIn
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = form["name"].ToString();
        var (person, isNew, refusal) = await accept.RunAsync(
            token,
            name,
            form["password"].ToString(),
            http.RequestAborted
        );
        if (person is null)
            return new RazorComponentResult<InvitationPage>(
                new Dictionary<string, object?>
                {
                    ["Token"] = token,
                    ["Refusal"] = refusal,
                    ["Name"] = name,
                }
            )
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        var news = isNew ? Onward.Opened : Onward.NewPassword;
        // The link stands for the password; the app is asked for as ever.
        if (person.TwoFactorEnabled)
            return Results.LocalRedirect(links.To("/sign-in", (Onward.News, news)));
        await signIn.SignInAsync(person, isPersistent: false);
        return Results.LocalRedirect(links.To(Onward.Start, (Onward.News, news)));
    }

    private static Task<IResult> PasswordAsync(
        HttpContext http,
        Links links,
        UserManager<Person> people,
        OwnAccount account
    ) =>
        ChangeAsync(
            http,
            people,
            async (person, form) =>
                await account.ChangePasswordAsync(
                    person,
                    form["current"].ToString(),
                    form["wanted"].ToString(),
                    http.Caller().SessionKey!,
                    http.RequestAborted
                )
                    is { } refusal
                    ? Shown(refusal, null)
                    : Results.LocalRedirect(links.To("/account", ("done", "password")))
        );

    private static Task<IResult> BeginAsync(
        HttpContext http,
        Links links,
        UserManager<Person> people,
        OwnAccount account
    ) =>
        ChangeAsync(
            http,
            people,
            async (person, _) =>
            {
                await account.BeginAsync(person);
                return Results.LocalRedirect(links.To("/account", ("second", "begin")) + "#second");
            }
        );

    private static Task<IResult> TurnOnAsync(
        HttpContext http,
        UserManager<Person> people,
        OwnAccount account
    ) =>
        ChangeAsync(
            http,
            people,
            async (person, form) =>
            {
                var (codes, refusal) = await account.TurnOnAsync(
                    person,
                    form["code"].ToString(),
                    http.Caller().SessionKey!,
                    http.RequestAborted
                );
                return Shown(refusal, codes);
            }
        );

    private static Task<IResult> TurnOffAsync(
        HttpContext http,
        Links links,
        UserManager<Person> people,
        OwnAccount account
    ) =>
        ChangeAsync(
            http,
            people,
            async (person, form) =>
                await account.TurnOffAsync(
                    person,
                    form["current"].ToString(),
                    http.Caller().SessionKey!,
                    http.RequestAborted
                )
                    is { } refusal
                    ? Shown(refusal, null)
                    : Results.LocalRedirect(links.To("/account", ("done", "second-factor")))
        );

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        UserManager<Person> people,
        Func<Person, IFormCollection, Task<IResult>> change
    )
    {
        if (
            http.Caller().PersonId is null
            || await people.GetUserAsync(http.User) is not { } person
        )
            return Shown(null, null);
        return await change(person, await http.Request.ReadFormAsync(http.RequestAborted));
    }

    private static RazorComponentResult<AccountPage> Shown(Message? refusal, string[]? codes) =>
        new(new Dictionary<string, object?> { ["Refusal"] = refusal, ["Codes"] = codes })
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}
