using Shirube.App.Pages;
using Shirube.Domain;

namespace Shirube.App.Startup;

/// <summary><c>/en/…</c> is the same page in English: the prefix moves into the path base, so that routes and links do not
/// know of it.</summary>
public sealed class LanguagePath(RequestDelegate next)
{
    public const string English = "/en";

    public Task Invoke(HttpContext context)
    {
        var localiser = context.RequestServices.GetRequiredService<Localiser>();
        if (context.Request.Path.StartsWithSegments(English, out var rest))
        {
            context.Request.PathBase = context.Request.PathBase.Add(English);
            context.Request.Path = rest.HasValue ? rest : "/";
            localiser.Language = Language.English;
        }
        context.Response.Headers.ContentLanguage = localiser.Code;
        return next(context);
    }
}
