using Microsoft.Net.Http.Headers;
using Shirube.App.Startup;
using Shirube.Features.Sources;

namespace Shirube.App.Pages.Sources;

/// <summary><c>/sources/{sha}/raw</c>: the bytes as they were imported, to be kept and never to be shown, for they may be
/// anything.</summary>
internal static class RawSource
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/sources/{sha}/raw", Send).ExcludeFromDescription(); // a page's download, no record of the API
    }

    private static async Task Send(
        string sha,
        HttpContext context,
        Npgsql.NpgsqlDataSource database
    )
    {
        var found = await new GetSourceBytes(database).Run(
            sha,
            async (file, bytes) =>
            {
                var tag = $"\"{file.Sha256}\"";
                var headers = context.Response.GetTypedHeaders();
                headers.ETag = new(tag);
                headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromDays(365) };
                if (context.Request.Headers.IfNoneMatch.Contains(tag))
                {
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return;
                }
                var disposition = new ContentDispositionHeaderValue("attachment");
                disposition.SetHttpFileName(SafeName(file));
                headers.ContentDisposition = disposition;
                context.Response.ContentType = "application/octet-stream";
                context.Response.ContentLength = file.Length;
                if (HeadRequests.WantBody(context))
                    await bytes.CopyToAsync(context.Response.Body, context.RequestAborted);
            },
            context.RequestAborted
        );
        if (!found)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>No folders, no control or bidirectional marks, nothing a shell or file system takes for its own; never empty
    /// or hidden, and not longer than file systems take.</summary>
    private static string SafeName(SourceFile file)
    {
        var last = file.Name.Split('/', '\\')[^1];
        var name = string.Concat(
                last.Select(c =>
                    char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')' ? c : '_'
                )
            )
            .Trim('.', ' ');
        if (name.Length == 0)
            return file.Sha256[..12];
        var extension = Path.GetExtension(name);
        return name.Length <= 80 ? name
            : extension.Length <= 10 ? name[..(80 - extension.Length)] + extension
            : name[..80];
    }
}
