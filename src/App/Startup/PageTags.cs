using Microsoft.AspNetCore.Components.Endpoints;

namespace Shirube.App.Startup;

/// <summary>Pages carry the version of the register as their ETag, so that a browser asks again and is told 304 until
/// something changed.</summary>
public sealed class PageTags(RequestDelegate next, RegisterVersion version)
{
    public Task Invoke(HttpContext context)
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() != null;
        if (isPage && version.IsKnown && !Workrooms.Holds(context))
        {
            // At once, so that the output cache keeps it with the page; an error page takes it away again.
            context.Response.Headers.ETag = $"W/\"{version.Current}\"";
            context.Response.Headers.CacheControl = "no-cache";
        }
        return next(context);
    }
}
