using Npgsql;
using Shirube.App.Pages.Parts;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

/// <summary>The picture of a page of a PDF on the desk.</summary>
internal static class PagePicture
{
    public static async Task OfJobAsync(
        HttpContext context,
        long id,
        int page,
        NpgsqlDataSource database
    )
    {
        if (await GetPageFile.OfJobAsync(database, id, context.RequestAborted) is { } file)
            await PageDrawing.SendAsync(
                context,
                file.Sha256,
                _ => Task.FromResult(file.Content),
                page,
                "private, max-age=86400"
            );
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
