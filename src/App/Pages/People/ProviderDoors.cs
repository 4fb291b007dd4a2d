using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Features.People;

namespace Shirube.App.Pages.People;

/// <summary>Signing in with an OpenID Connect provider.</summary>
internal static class ProviderDoors
{
    private const string Done = "/sign-in/provider/done";

    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<Provider>() is null)
            return;
        // A link, not a form: our policy lets forms go nowhere else, not even by a redirect.
        app.MapGet("/sign-in/provider", Start)
            .RequireRateLimiting(GuessLimit.Policy)
            .ExcludeFromDescription();
        app.MapGet(Done, FinishAsync).ExcludeFromDescription();
    }

    private static ChallengeHttpResult Start(Links links, string? next)
    {
        var properties = new AuthenticationProperties { RedirectUri = links.To(Done) };
        // Sealed in the state, which the browser's own cookie answers for: nobody else can put a page there.
        if (Onward.Ours(next) is { } wanted)
            properties.Items[ProviderOptions.Next] = wanted;
        return TypedResults.Challenge(properties, [ProviderOptions.Scheme]);
    }

    private static async Task<IResult> FinishAsync(
        HttpContext http,
        Links links,
        Provider provider,
        SignInManager<Person> signIn,
        SignInWithProvider use
    )
    {
        var known = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var next = ProviderOptions.NextOf(known.Properties);
        if (known.Principal?.FindFirstValue("sub") is not { } subject)
            return Refused(NotBelieved, next);
        var isVerified = known.Principal.FindFirstValue("email_verified") is "True" or "true";
        var (person, refusal) = await use.RunAsync(
            new(provider.Issuer, subject, provider.Label),
            isVerified ? known.Principal.FindFirstValue("email") : null,
            known.Principal.FindFirstValue("name"),
            http.Caller(),
            http.RequestAborted
        );
        if (person is null)
            return Refused(refusal!.Value, next);
        await signIn.SignInAsync(person, isPersistent: false, "provider");
        return Onward.To(links, next);
    }

    private static RazorComponentResult<SignInPage> Refused(Message why, string? next) =>
        new(new Dictionary<string, object?> { ["Refusal"] = why, ["Wanted"] = next })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };

    public static Message NotBelieved { get; } =
        new(
            "外部のサインインから戻った内容を確かめられませんでした。もう一度、はじめから試してください。続くようなら管理者に知らせてください。",
            "What came back from the other sign-in could not be verified. Please begin again; if it goes on, tell an administrator."
        );
}
