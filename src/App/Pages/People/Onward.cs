using System.Globalization;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.People;

/// <summary>Where somebody goes who has just signed in.</summary>
internal static class Onward
{
    /// <summary>Leads to where a person's work begins.</summary>
    public const string Start = "/account/start";

    /// <summary>In the query of the page where work begins: the account was just opened, or has a new password.</summary>
    public const string News = "news";
    public const string Opened = "opened";
    public const string NewPassword = "password";

    // It travels to the provider and back in an address.
    private const int Longest = 2_000;

    public static void Map(WebApplication app) =>
        app.MapGet(Start, StartAsync).ExcludeFromDescription();

    /// <summary>Back to where the person wanted to go, never to another site.</summary>
    /// <param name="held">What was sent when the session had ended: the browser sends the same again, to its door.</param>
    public static IResult To(Links links, string? wanted, HeldWords? held = null) =>
        held is null
            ? Results.LocalRedirect(Ours(wanted) ?? links.To(Start))
            : Results.LocalRedirect(held.Door, preserveMethod: true);

    /// <returns>Null where it is no page of this site.</returns>
    public static string? Ours(string? wanted) =>
        wanted is { Length: > 0 and <= Longest }
        && wanted[0] == '/'
        && !wanted.StartsWith("//", StringComparison.Ordinal)
        && !wanted.Contains('\\')
        && wanted.All(c => char.IsAscii(c) && !char.IsControl(c))
            ? wanted
            : null;

    private static async Task<IResult> StartAsync(
        HttpContext http,
        Links links,
        WorkSource source,
        string? news
    )
    {
        var caller = http.Caller();
        if (caller.PersonId is null)
            return Results.LocalRedirect(links.To("/sign-in"));
        var round = await GetFirstRound.RunAsync(source, caller, http.RequestAborted);
        var (page, mine) =
            round is { } id
                ? (string.Create(CultureInfo.InvariantCulture, $"/rounds/{id}/duties"), "yes")
            : caller.Memberships.IsEmpty ? ("/account", null)
            : caller.Memberships.All(m => m.Role == PersonRole.Administrator) ? ("/people", null)
            : ("/rounds", (string?)null);
        return Results.LocalRedirect(links.To(page, ("mine", mine), (News, news)));
    }
}
