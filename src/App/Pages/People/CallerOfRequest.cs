using Shirube.Domain.People;

namespace Shirube.App.Pages.People;

internal static class CallerOfRequest
{
    /// <summary>Whoever has signed in; the public outside the rooms where people work.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? Domain.People.Caller.Public;
}
