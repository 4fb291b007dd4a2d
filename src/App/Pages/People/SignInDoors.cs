using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Features.People;

namespace Shirube.App.Pages.People;

/// <summary>Signing in and out.</summary>
internal static class SignInDoors
{
    // Checked where there is no such person, so that the answer takes as long.
    private static readonly string Nobody = new PasswordHasher<Person>().HashPassword(
        new(),
        Guid.NewGuid().ToString()
    );

    public static void Map(WebApplication app)
    {
        app.MapPost("/sign-in", SignInAsync)
            .WithOrder(-1)
            .RequireRateLimiting(GuessLimit.Policy)
            .ExcludeFromDescription();
        app.MapPost("/sign-in/second-factor", SecondFactorAsync)
            .WithOrder(-1)
            .RequireRateLimiting(GuessLimit.Policy)
            .ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();
        Onward.Map(app);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        Links links,
        SignInManager<Person> signIn,
        UserManager<Person> people
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var email = form["email"].ToString().Trim();
        var held = HeldWords.In(form);
        var password = PasswordRule.Normalise(form["password"].ToString());
        if (password.Length > PasswordRule.Longest * 4)
            return Refused(Wrong, email, held);
        if (await people.FindByNameAsync(email) is not { } person)
        {
            people.PasswordHasher.VerifyHashedPassword(new(), Nobody, password);
            return Refused(Wrong, email, held);
        }
        // The session that goes on is that person's: it would go on under the cookie of this one.
        if (http.Caller().PersonId is { } now && now != person.Id)
            return Refused(SignOutFirst, email, held);
        var result = await signIn.PasswordSignInAsync(
            person,
            password,
            isPersistent: false,
            lockoutOnFailure: true
        );
        if (result.RequiresTwoFactor)
            return held is null
                ? Results.LocalRedirect(
                    links.To("/sign-in/second-factor", ("next", form["next"].ToString()))
                )
                : SecondAsked(null, form, StatusCodes.Status200OK);
        return result.Succeeded
            ? Onward.To(links, form["next"], held)
            : Refused(Wrong, email, held);
    }

    private static async Task<IResult> SecondFactorAsync(
        HttpContext http,
        Links links,
        SignInManager<Person> signIn,
        UserManager<Person> people,
        OwnAccount account
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
            return Results.LocalRedirect(links.To("/sign-in", ("next", form["next"].ToString())));
        if (await people.IsLockedOutAsync(person))
            return SecondRefused(form);
        var code = PasswordRule.Normalise(form["code"].ToString()).Trim();
        var isRight =
            await account.IsRightAsync(person, code)
            || code.Length > 6
                && (await people.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded;
        if (!isRight)
        {
            await people.AccessFailedAsync(person);
            return SecondRefused(form);
        }
        await people.ResetAccessFailedCountAsync(person);
        await http.SignOutTwoFactorAsync();
        await signIn.SignInAsync(person, isPersistent: false, "second-factor");
        return Onward.To(links, form["next"], HeldWords.In(form));
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext http,
        Links links,
        SignInManager<Person> signIn
    )
    {
        await signIn.SignOutAsync();
        if (
            !http.Request.HasFormContentType
            || await http.Request.ReadFormAsync(http.RequestAborted) is not { } form
            || HeldWords.In(form) is not { } held
        )
            return Results.LocalRedirect(links.To("/"));
        http.Features.Set<Caller>(null);
        return HeldPage.Shown(held, Onward.Ours(form["next"]) ?? links.To(Onward.Start));
    }

    private static Task SignOutTwoFactorAsync(this HttpContext http) =>
        Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignOutAsync(
            http,
            IdentityConstants.TwoFactorUserIdScheme
        );

    private static RazorComponentResult<SignInPage> Refused(
        Message why,
        string email,
        HeldWords? held
    ) =>
        new(
            new Dictionary<string, object?>
            {
                ["Refusal"] = why,
                ["Email"] = email,
                ["Held"] = held,
            }
        )
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };

    private static RazorComponentResult<SecondFactorPage> SecondRefused(IFormCollection form) =>
        SecondAsked(WrongCode, form, StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<SecondFactorPage> SecondAsked(
        Message? refusal,
        IFormCollection form,
        int status
    ) =>
        new(
            new Dictionary<string, object?>
            {
                ["Refusal"] = refusal,
                ["Wanted"] = form["next"].ToString(),
                ["Held"] = HeldWords.In(form),
            }
        )
        {
            StatusCode = status,
        };

    // The same for whoever there is and whoever there is not.
    private static Message Wrong { get; } =
        new(
            $"メールアドレスかパスワードが違います。続けて間違えると、{SignIn.LockedOut.TotalMinutes:0}分間サインインできなくなります。",
            $"The e-mail address or the password is not right. After several failures an account is locked for {SignIn.LockedOut.TotalMinutes:0} minutes."
        );

    private static Message SignOutFirst { get; } =
        new(
            "このブラウザーでは、別の人がサインインしています。先にサインアウトしてください。",
            "Somebody else is signed in in this browser. Sign out first."
        );

    private static Message WrongCode { get; } =
        new(
            $"確認コードが違うか、使用済みです。新しいコードが出るのを待って、もう一度入れてください。続けて間違えると、{SignIn.LockedOut.TotalMinutes:0}分間サインインできなくなります。",
            $"The code is not right or was used already. Wait for the next one and try again. After several failures the account is locked for {SignIn.LockedOut.TotalMinutes:0} minutes."
        );
}
