using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Shirube.App.Pages;
using Shirube.App.Pages.Errors;
using Shirube.Domain;

namespace Shirube.App.Startup;

/// <summary>Turns an error into a page in the reader's language that leads onward. Doors for programs (<c>/api</c>) speak for
/// themselves.</summary>
public sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    private const string InvitationRoom = "/invitations/";

    private static readonly Action<ILogger, string, Exception> Failed =
        LoggerMessage.Define<string>(
            LogLevel.Error,
            new EventId(1, nameof(Failed)),
            "{Path} failed."
        );

    public async Task Invoke(HttpContext context)
    {
        Message? why = null;
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
            var status = StatusOf(failure);
            if (failure is not BadHttpRequestException && status != 400)
                Failed(log, WithoutSecret(context.Request.Path), failure);
            why = (failure as UnreadableRequestException)?.Why;
            context.Response.StatusCode = status;
        }
        if (
            context.Response is
            { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
        )
            await Show(context, why);
    }

    /// <summary>The link of an invitation opens an account: whoever reads the log must not be able to use it.</summary>
    private static string WithoutSecret(string path) =>
        path.IndexOf(InvitationRoom, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? path[..(at + InvitationRoom.Length)] + "…"
            : path;

    private static int StatusOf(Exception failure) =>
        failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            // U+0000, which no text of the database can hold, in an address.
            PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } =>
                StatusCodes.Status400BadRequest,
            NpgsqlException and not PostgresException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };

    /// <summary>A script of a page of ours; <c>said</c> is what it shows.</summary>
    public static bool AsksForJson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);

    private static async Task Show(HttpContext context, Message? why)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ETag = default;
        var status = context.Response.StatusCode;
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await TypedResults.Problem(statusCode: status).ExecuteAsync(context);
            return;
        }
        if (AsksForJson(context.Request))
        {
            var l = context.RequestServices.GetRequiredService<Localiser>();
            await Results
                .Json(new { said = l[why ?? ErrorWords.Why(status)] }, statusCode: status)
                .ExecuteAsync(context);
            return;
        }
        // The page that found nothing to show has used its scope up and left its header; this one starts afresh.
        headers.Remove("blazor-enhanced-nav");
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Localiser>().Language = services
            .GetRequiredService<Localiser>()
            .Language;
        context.RequestServices = scope.ServiceProvider;
        try
        {
            var page = new RazorComponentResult<ErrorPage>(new { Status = status, Why = why })
            {
                StatusCode = status,
            };
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
