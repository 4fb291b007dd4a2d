using System.Text.Json;
using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary><c>GET /api/initiatives/{code}</c> and its like: one record.</summary>
internal static class ApiRecord
{
    public static async Task<IResult> Answer(HttpContext http, Dataset dataset, string key)
    {
        await using var state = await ApiState.OpenAsync(http);
        var query = DatasetQuery.Everything with
        {
            BaseUrl = state.BaseUrl,
            // PostgreSQL knows no text with NUL; no key has one.
            Key = key.Replace('\0', ' '),
            Limit = 1,
        };
        var columns = JsonRecords.Columns(dataset);
        await foreach (
            var row in query.RowsAsync(state.Connection, dataset, columns, http.RequestAborted)
        )
        {
            if (state.IsKnownTo(http))
                return Results.Empty;
            http.Response.ContentType = "application/json; charset=utf-8";
            await using var json = new Utf8JsonWriter(http.Response.Body, JsonRecords.Form);
            JsonRecords.Write(json, columns, row);
            return Results.Empty;
        }
        return ApiProblem.NoSuchRecord(http, dataset, key);
    }
}
