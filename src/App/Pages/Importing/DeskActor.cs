using Shirube.App.Pages.People;

namespace Shirube.App.Pages.Importing;

/// <summary>Who decides: the person who has signed in; at the machine itself a name that was typed once, else
/// <c>operator</c>.</summary>
internal static class DeskActor
{
    public const string Field = "name";
    private const string Cookie = "shirube-name";
    private const int Longest = 60;

    public static string Of(HttpContext context) =>
        context.Caller() is { PersonId: not null } caller ? caller.Name
        : Clean(Uri.UnescapeDataString(context.Request.Cookies[Cookie] ?? ""))
            is { Length: > 0 } name
            ? name
        : "operator";

    /// <returns>The name as it is kept.</returns>
    public static string Remember(HttpContext context, string name)
    {
        name = Clean(name);
        context.Response.Cookies.Append(
            Cookie,
            Uri.EscapeDataString(name),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = TimeSpan.FromDays(365),
            }
        );
        return name.Length > 0 ? name : "operator";
    }

    private static string Clean(string name)
    {
        var clean = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)))
            .Trim();
        return clean.Length <= Longest ? clean : clean[..Longest];
    }
}
