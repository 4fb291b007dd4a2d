using Microsoft.Net.Http.Headers;
using Shirube.App.Pages;
using Shirube.Domain;
using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary>What is wrong with a request, as ProblemDetails in the reader's language: what, and what to do.</summary>
internal static class ApiProblem
{
    public static IResult BadParameter(HttpContext http, Message detail) =>
        Problem(
            http,
            StatusCodes.Status400BadRequest,
            new("指定を確かめてください", "Check the request"),
            detail
        );

    public static IResult NoSuchRecord(HttpContext http, Dataset dataset, string key) =>
        Problem(
            http,
            StatusCodes.Status404NotFound,
            new("見つかりません", "Not found"),
            new(
                $"{dataset.Title.Ja}に「{key}」はありません。/api/{dataset.Name} の一覧で確かめてください。",
                $"There is no '{key}' in {dataset.Name}. See the list at /api/{dataset.Name}."
            )
        );

    public static IResult NoSuchPath(HttpContext http) =>
        Problem(
            http,
            StatusCodes.Status404NotFound,
            new("見つかりません", "Not found"),
            new(
                "このURLには何もありません。使えるURLは /api/openapi.json にあります。",
                "There is nothing at this address. /api/openapi.json lists all there are."
            )
        );

    private static IResult Problem(HttpContext http, int status, Message title, Message detail)
    {
        var language = Of(http);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = language == Language.English ? "en" : "ja";
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return Results.Problem(
            title: title.In(language),
            detail: detail.In(language),
            statusCode: status
        );
    }

    /// <summary>English under <c>/en</c>, or where the request prefers it to Japanese.</summary>
    private static Language Of(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<Localiser>().Language == Language.English)
            return Language.English;
        var preferred = http
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value ?? "")
            .FirstOrDefault(l =>
                l.StartsWith("ja", StringComparison.OrdinalIgnoreCase)
                || l.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            );
        return preferred?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true
            ? Language.English
            : Language.Japanese;
    }
}
