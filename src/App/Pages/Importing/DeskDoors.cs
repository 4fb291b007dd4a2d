using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

/// <summary>What the desk does, for forms and for scripts: a form is led back to a page, a script that asks for JSON gets
/// JSON. Who comes here has passed <c>DeskGate</c>.</summary>
internal static class DeskDoors
{
    public static void Map(WebApplication app)
    {
        var desk = app.MapGroup(Startup.DeskGate.Root).ExcludeFromDescription();
        // The page of the same address answers forms of its own; this one comes first.
        desk.MapPost("", TakeAsync).WithOrder(-1);
        desk.MapGet(
            "/events",
            (NpgsqlDataSource d, JobTidings t, Localiser l, HttpContext http) =>
                TypedResults.ServerSentEvents(JobEvents.Of(d, t, l, null, http.RequestAborted))
        );
        desk.MapGet(
            "/{id:long}/events",
            (long id, NpgsqlDataSource d, JobTidings t, Localiser l, HttpContext http) =>
                TypedResults.ServerSentEvents(JobEvents.Of(d, t, l, id, http.RequestAborted))
        );
        desk.MapGet("/{id:long}/pages/{page:int}.png", PagePicture.OfJobAsync);
        desk.MapPost(
            "/{id:long}/cancel",
            (long id, HttpContext http) => ChangeAsync(http, CancelJob.RunAsync, id)
        );
        desk.MapPost(
            "/{id:long}/resume",
            (long id, HttpContext http) => ChangeAsync(http, ResumeJob.RunAsync, id)
        );
        desk.MapPost(
            "/{id:long}/again",
            (long id, HttpContext http) => ChangeAsync(http, ReadAgain.RunAsync, id)
        );
    }

    private static async Task TakeAsync(HttpContext context, NpgsqlDataSource database, Localiser l)
    {
        if (await Upload.TakeAsync(context, database) is not { } taken)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        var isNothingTaken = taken.All(t => t.Refusal is not null);
        if (isNothingTaken && taken.Any(t => t.IsTooLarge))
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (WantsJson(context))
        {
            await context.Response.WriteAsJsonAsync(
                taken.Select(t => new
                {
                    name = t.Name,
                    job = t.Job,
                    wasThere = t.WasThere,
                    reason = t.Refusal is { } r ? l[r] : null,
                }),
                context.RequestAborted
            );
            return;
        }
        var refused = taken
            .Where(t => t.Refusal is not null)
            .Select(t => l[t.Refusal!.Value])
            .Take(20)
            .ToArray();
        if (context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge)
            await new RazorComponentResult<ImportPage>(
                new Dictionary<string, object?> { [nameof(ImportPage.Refused)] = refused }
            )
            {
                StatusCode = context.Response.StatusCode,
            }.ExecuteAsync(context);
        else
            LeadBack(context, [("refused", string.Join('\n', refused))]);
    }

    private static async Task ChangeAsync(
        HttpContext context,
        Func<NpgsqlDataSource, long, string, CancellationToken, Task<bool>> change,
        long id
    )
    {
        var database = context.RequestServices.GetRequiredService<NpgsqlDataSource>();
        var done = await change(database, id, DeskActor.Of(context), context.RequestAborted);
        if (!done)
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        else if (WantsJson(context))
            await JsonSerializer.SerializeAsync(context.Response.Body, new { done });
        else
            LeadBack(context, []);
    }

    private static bool WantsJson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);

    private static void LeadBack(HttpContext context, IEnumerable<(string, string?)> query)
    {
        var links = context.RequestServices.GetRequiredService<Links>();
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = links.To(Startup.DeskGate.Root, query);
    }
}
