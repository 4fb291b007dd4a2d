using System.Net;
using Microsoft.Net.Http.Headers;

namespace Shirube.App.Startup;

/// <summary>Who reaches the desk (<c>/import</c>), as long as nobody signs in: whoever sits at the machine. For all others
/// there is no such page. What changes something comes from our own pages and from no other site's.</summary>
public sealed class DeskGate(RequestDelegate next, SiteOptions options)
{
    public const string Root = "/import";

    // A proxy on this machine also comes from here: what it passes on says so, or names another host.
    private static readonly string[] PassedOn =
    [
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Real-IP",
        "Via",
    ];

    public Task Invoke(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Root))
            return next(context);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!IsOpenTo(context))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!IsOwn(context.Request))
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            return next(context);
        return Task.CompletedTask;
    }

    private bool IsOpenTo(HttpContext context) =>
        options.Desk switch
        {
            DeskDoor.Open => true,
            DeskDoor.Closed => false,
            _ => IsHere(context),
        };

    /// <summary>A known address may lead to a foreign page's name, so the name is asked for, too.</summary>
    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !PassedOn.Any(context.Request.Headers.ContainsKey);

    /// <summary>Browsers say where a request was made; programs that are no browsers say nothing and carry nobody's rights.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0
            || Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority == request.Host.Value;
    }
}

/// <summary>To whom the desk answers.</summary>
public enum DeskDoor
{
    /// <summary>Those who ask this machine from itself.</summary>
    Here,

    /// <summary>All who reach the site: where something in front of it lets in only those who may.</summary>
    Open,

    Closed,
}
