using Shirube.App.Startup;
using Shirube.Reading;
using Shirube.Reading.Formats.Pdf;

namespace Shirube.App.Pages.Parts;

/// <summary>Draws a page of a PDF for a reader.</summary>
internal static class PageDrawing
{
    private const int WidthPx = 1400;
    private const int MostWaiting = 16;

    // Drawing a page may take a processor for a second: not more of them at once than there is room for.
    private static readonly SemaphoreSlim Turn = new(Math.Max(1, Environment.ProcessorCount / 2));
    private static int waiting;

    /// <param name="cache">How long it may be kept, and by whom: the same bytes give the same picture.</param>
    public static async Task SendAsync(
        HttpContext context,
        string sha256,
        Func<CancellationToken, Task<byte[]>> content,
        int page,
        string cache
    )
    {
        var tag = $"\"{sha256[..16]}-{page}\"";
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = cache;
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        try
        {
            var picture = await DrawAsync(content, page, context.RequestAborted);
            if (picture is null)
            {
                headers.RetryAfter = "5";
                Refuse(context, StatusCodes.Status503ServiceUnavailable);
                return;
            }
            context.Response.ContentType = "image/png";
            context.Response.ContentLength = picture.Length;
            if (HeadRequests.WantBody(context))
                await context.Response.Body.WriteAsync(picture, context.RequestAborted);
        }
        catch (UnreadableDocumentException)
        {
            Refuse(context, StatusCodes.Status404NotFound);
        }
    }

    /// <returns>Null where too many wait already.</returns>
    private static async Task<byte[]?> DrawAsync(
        Func<CancellationToken, Task<byte[]>> content,
        int page,
        CancellationToken ct
    )
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }
        try
        {
            await Turn.WaitAsync(ct);
            try
            {
                var options = new ReadingOptions
                {
                    Cancel = ct,
                    LongestChild = TimeSpan.FromSeconds(30),
                };
                // Not before: those that wait hold no file in memory.
                var pdf = await content(ct);
                return await Task.Run(() => PdfPicture.Render(pdf, page, WidthPx, options), ct);
            }
            finally
            {
                Turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private static void Refuse(HttpContext context, int status)
    {
        context.Response.Headers.ETag = default;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = status;
    }
}
