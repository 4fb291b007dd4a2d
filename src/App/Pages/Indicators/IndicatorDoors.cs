using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Shirube.App.Pages.People;
using Shirube.App.Pages.Rounds;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;
using Shirube.Features.Indicators;

namespace Shirube.App.Pages.Indicators;

/// <summary>What the forms of <c>/indicators/edit</c> send.</summary>
internal static class IndicatorDoors
{
    public static void Map(WebApplication app)
    {
        var edit = app.MapGroup("/indicators/edit").ExcludeFromDescription();
        edit.MapPost("", NewAsync).WithOrder(-1);
        edit.MapPost("/{code}", ChangeAsync).WithOrder(-1);
        edit.MapPost("/{code}/figures", SayAsync);
    }

    private static async Task<IResult> NewAsync(
        HttpContext http,
        WorkSource source,
        NpgsqlDataSource database,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var of = form["of"].ToString();
        var (code, refusal) = await DefineIndicator.NewAsync(
            source,
            http.Caller(),
            of,
            DefinitionOf(form),
            http.RequestAborted
        );
        if (refusal is { } why)
            return Shown(http, of, why, form);
        await RefreshSearch.RunAsync(database, http.RequestAborted);
        return Results.LocalRedirect(links.To($"/indicators/edit/{code}"));
    }

    private static async Task<IResult> ChangeAsync(
        string code,
        HttpContext http,
        WorkSource source,
        NpgsqlDataSource database,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var refusal = await DefineIndicator.ChangeAsync(
            source,
            http.Caller(),
            code,
            DefinitionOf(form),
            form["reason"].ToString(),
            http.RequestAborted
        );
        if (refusal is { } why)
            return Shown(http, code, why, form);
        await RefreshSearch.RunAsync(database, http.RequestAborted);
        return Results.LocalRedirect(links.To($"/indicators/edit/{code}", ("saved", "yes")));
    }

    private static async Task<IResult> SayAsync(
        string code,
        HttpContext http,
        WorkSource source,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var refusal = await SayFigure.RunAsync(
            source,
            http.Caller(),
            code,
            new(
                FactWords.ParseKind(form["kind"].ToString()) ?? FactKind.Actual,
                FactWords.ParseState(form["state"].ToString()) ?? FactState.Value,
                form["period"].ToString(),
                form["value"].ToString(),
                form["due"].ToString(),
                form["by"].ToString(),
                form["why"].ToString()
            ),
            http.RequestAborted
        );
        return refusal is { } why
            ? Shown(http, code, why, form)
            : Results.LocalRedirect(links.To($"/indicators/edit/{code}", ("saved", "yes")));
    }

    private static Definition DefinitionOf(IFormCollection form) =>
        new(
            form["title"].ToString(),
            form["titleEn"].ToString(),
            form["unit"].ToString(),
            MeasureWords.ParseMeasure(form["measure"].ToString()) ?? Measure.Number,
            MeasureWords.ParseDirection(form["direction"].ToString()),
            MeasureWords.ParseAggregation(form["aggregation"].ToString()),
            form["public"] == "yes"
        );

    private static RazorComponentResult<EditIndicatorPage> Shown(
        HttpContext http,
        string code,
        Message why,
        IFormCollection sent
    ) =>
        new(
            new Dictionary<string, object?>
            {
                ["Code"] = code,
                ["Refusal"] = why,
                ["Sent"] = sent,
            }
        )
        {
            StatusCode = RoundDoors.StatusOf(http, UseCase.KeepIndicators),
        };
}
