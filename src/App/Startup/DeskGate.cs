using System.Net;
using Shirube.App.Pages.People;
using Shirube.Domain.People;

namespace Shirube.App.Startup;

/// <summary>Who reaches the desk (<c>/import</c>): the secretariat, and, where there is no other way in, whoever sits at the
/// machine. For all others there is no such page.</summary>
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
        // What was believed of it (Forwarding) goes on under these names.
        "X-Original-For",
        "X-Original-Proto",
        "Via",
    ];

    public Task Invoke(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Root))
            return next(context);
        if (IsOpenTo(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private bool IsOpenTo(HttpContext context) =>
        Permissions.Refusal(context.Caller(), UseCase.WorkAtTheDesk) is null
        || options.Desk switch
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
