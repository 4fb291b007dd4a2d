using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary><c>GET /api/initiatives</c> and its like: a page of records as JSON, or all of them as CSV.</summary>
internal static class ApiList
{
    public static async Task<IResult> Answer(HttpContext http, Dataset dataset)
    {
        await using var state = await ApiState.OpenAsync(http);
        var (request, fault) = ApiRequest.Of(http.Request.Query, dataset, state.BaseUrl);
        if (request is null)
            return ApiProblem.BadParameter(http, fault);
        if (state.IsKnownTo(http))
            return Results.Empty;
        if (request.Csv)
            await WriteCsv(http, dataset, request, state);
        else
            await WriteJson(http, dataset, request, state);
        return Results.Empty;
    }

    private static async Task WriteCsv(
        HttpContext http,
        Dataset dataset,
        ApiRequest request,
        ApiState state
    )
    {
        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{dataset.Name}.csv\"";
        Column[] columns = [.. dataset.Columns.Where(c => c.InCsv)];
        await CsvTable.WriteAsync(
            http.Response.Body,
            request.ByteOrderMark,
            columns.Select(c => c.Name),
            (request.Query with { Limit = null }).RowsAsync(
                state.Connection,
                dataset,
                columns,
                http.RequestAborted
            ),
            http.RequestAborted
        );
    }

    private static async Task WriteJson(
        HttpContext http,
        Dataset dataset,
        ApiRequest request,
        ApiState state
    )
    {
        var ct = http.RequestAborted;
        var total = await request.Query.CountAsync(state.Connection, dataset, ct);
        var next =
            (long)request.Page * request.Size < total
                ? PageUrl(http, state, request.Page + 1)
                : null;
        if (next is not null)
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.Body, JsonRecords.Form);
        json.WriteStartObject();
        json.WriteNumber("total", total);
        json.WriteNumber("page", request.Page);
        json.WriteNumber("size", request.Size);
        json.WriteString("next", next);
        json.WriteStartArray("items");
        var columns = JsonRecords.Columns(dataset);
        await foreach (var row in request.Query.RowsAsync(state.Connection, dataset, columns, ct))
        {
            JsonRecords.Write(json, columns, row);
            if (json.BytesPending > 32 * 1024)
                await json.FlushAsync(ct);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string PageUrl(HttpContext http, ApiState state, int page)
    {
        var query = http
            .Request.Query.Where(p => p.Key != "page")
            .Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()))
            .Append(KeyValuePair.Create("page", $"{page}"));
        return $"{state.BaseUrl}{http.Request.PathBase}{http.Request.Path}{new QueryBuilder(query)}";
    }
}
