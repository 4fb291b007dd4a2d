using System.Globalization;
using Microsoft.AspNetCore.Components;
using Npgsql;
using Shirube.App.Pages.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.App.Pages;

/// <summary>What every page has at hand. A page is rendered once, after <see cref="Load"/> is done.</summary>
public abstract class SitePage : ComponentBase
{
    [Inject]
    protected NpgsqlDataSource Database { get; set; } = default!;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = default!;

    /// <summary>Who asks: in the rooms where people work whoever has signed in, everywhere else the public.</summary>
    protected Caller Caller => Http.Caller();

    /// <summary>Cancelled when the reader goes away.</summary>
    protected CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Asks for everything the page shows; its parameters are set.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Load();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>The part of the query of that name, trimmed; empty when it is absent.</summary>
    protected string Query(string name) =>
        TypedText.Clean(Http.Request.Query[name].ToString()).Trim();

    /// <summary>The page asked for in the query, 1-based; 1 when it is absent or no number.</summary>
    /// <param name="name">Of the part that says it, where there are several lists.</param>
    protected int PageAsked(string name = "page") =>
        int.TryParse(Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 1_000_000)
            : 1;

    /// <summary>The page is there but what it should show is not.</summary>
    protected void SayNotFound() => Http.Response.StatusCode = StatusCodes.Status404NotFound;
}
