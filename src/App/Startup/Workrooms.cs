using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;
using Shirube.App.Pages.People;
using Shirube.Domain.People;

namespace Shirube.App.Startup;

/// <summary>The rooms where people work: nothing there is kept by any cache, what changes something comes from our own pages
/// and from no other site's, and whoever has signed in is known. Public pages are the same for everybody: there the cookie
/// is not even looked at.</summary>
public sealed class Workrooms(RequestDelegate next)
{
    private static readonly string[] Rooms =
    [
        DeskGate.Root,
        "/people",
        "/rounds",
        "/indicators/edit",
        "/sign-in",
        "/sign-out",
        "/account",
        "/invitations",
    ];

    /// <summary>Public pages that show more to whoever has signed in: workrooms for them, and for nobody else.</summary>
    private static readonly string[] Shared = ["/scoreboards", "/scoreboards/compare"];

    public static bool Holds(HttpContext context) =>
        IsRoom(context.Request.Path)
        || Shared.Any(s => context.Request.Path == s) && SignIn.IsCarriedBy(context.Request);

    public static bool IsRoom(PathString path) => Rooms.Any(r => path.StartsWithSegments(r));

    public async Task Invoke(HttpContext context)
    {
        if (!Holds(context))
        {
            await next(context);
            return;
        }
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Addresses of invitations are secrets.
        headers["Referrer-Policy"] = "same-origin";
        if (!IsOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var known = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (known.Properties?.GetParameter<Caller>(SessionTickets.CallerKey) is { } caller)
        {
            context.User = known.Principal!;
            context.Features.Set(caller);
        }
        await next(context);
    }

    /// <summary>Browsers say where a request was made. Programs that are no browsers say nothing: they carry nobody's
    /// rights, so a request with a cookie and without a word is refused.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0
            ? !SignIn.IsCarriedBy(request)
            : Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority == request.Host.Value;
    }
}
