using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Shirube.App.Pages.Errors;

namespace Shirube.App.Startup;

/// <summary>Turns an error into a page in the reader's language that leads onward. Doors for programs (<c>/api</c>) speak for
/// themselves.</summary>
public sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    private static readonly Action<ILogger, string, Exception> Failed =
        LoggerMessage.Define<string>(
            LogLevel.Error,
            new EventId(1, nameof(Failed)),
            "{Path} failed."
        );

    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Failed(log, context.Request.Path, failure);
            context.Response.StatusCode = failure is NpgsqlException and not PostgresException
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
            context.Response.Headers.ETag = default;
        }
        if (
            context.Response is
            { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
        )
            await Show(context);
    }

    private static Task Show(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments("/api"))
            return TypedResults
                .Problem(statusCode: context.Response.StatusCode)
                .ExecuteAsync(context);
        var page = new RazorComponentResult<ErrorPage>(new { Status = context.Response.StatusCode })
        {
            StatusCode = context.Response.StatusCode,
        };
        return page.ExecuteAsync(context);
    }
}
