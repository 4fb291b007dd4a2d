using Npgsql;
using Shirube.App.Pages.Parts;
using Shirube.Features.Sources;

namespace Shirube.App.Pages.Sources;

/// <summary><c>/sources/{sha}/pages/{page}.png</c>: a page of an accepted PDF as a picture. The page of the same address
/// without .png has its words.</summary>
internal static class SheetPicture
{
    // The name says the very bytes: what is drawn from them stays the same.
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void Map(WebApplication app) =>
        app.MapGet("/sources/{sha}/pages/{page:int}.png", SendAsync).ExcludeFromDescription();

    private static async Task SendAsync(
        string sha,
        int page,
        HttpContext context,
        NpgsqlDataSource database
    )
    {
        var file = new GetSheetFile(database);
        if (await file.FindAsync(sha, page, context.RequestAborted) is { } sha256)
            await PageDrawing.SendAsync(
                context,
                sha256,
                ct => file.ContentAsync(sha256, ct),
                page,
                ForEver
            );
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
