using Npgsql;
using Shirube.Features.Importing;
using Shirube.Reading;
using Shirube.Reading.Formats.Pdf;

namespace Shirube.App.Pages.Importing;

/// <summary>The picture of a page of a PDF.</summary>
internal static class PagePicture
{
    // Drawing a page may take a processor for a second: not more of them at once than there is room for.
    private static readonly SemaphoreSlim Turn = new(Math.Max(1, Environment.ProcessorCount / 2));

    private const int WidthPx = 1400;

    public static async Task OfJobAsync(
        HttpContext context,
        long id,
        int page,
        NpgsqlDataSource database
    )
    {
        if (await GetPageFile.OfJobAsync(database, id, context.RequestAborted) is { } file)
            await SendAsync(context, file, page);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task SendAsync(HttpContext context, PageFile file, int page)
    {
        var tag = $"\"{file.Sha256[..16]}-{page}\"";
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "private, max-age=86400";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await Turn.WaitAsync(context.RequestAborted);
        try
        {
            var options = new ReadingOptions
            {
                Cancel = context.RequestAborted,
                LongestChild = TimeSpan.FromSeconds(30),
            };
            var picture = await Task.Run(() =>
                PdfPicture.Render(file.Content, page, WidthPx, options)
            );
            context.Response.ContentType = "image/png";
            context.Response.ContentLength = picture.Length;
            await context.Response.Body.WriteAsync(picture, context.RequestAborted);
        }
        catch (UnreadableDocumentException)
        {
            headers.ETag = default;
            headers.CacheControl = "no-store";
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        finally
        {
            Turn.Release();
        }
    }
}
