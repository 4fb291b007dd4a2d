using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary>The register for programs, under <c>/api</c>: the published tables, open to any page (CORS).</summary>
internal static class RegisterApi
{
    public const string Root = "/api";

    public static IServiceCollection AddRegisterApi(this IServiceCollection services) =>
        services.AddOpenApi(ApiDescription.Name, ApiDescription.Configure);

    public static void Map(WebApplication app)
    {
        app.MapOpenApi(Root + "/{documentName}.json").AddEndpointFilter(OpenToAll);
        var api = app.MapGroup(Root).AddEndpointFilter(OpenToAll);
        foreach (var dataset in Datasets.All.Where(d => d.InApi))
        {
            api.MapGet(
                    "/" + dataset.Name,
                    (Delegate)((HttpContext http) => ApiList.Answer(http, dataset))
                )
                .WithMetadata(new ApiEndpoint(dataset, IsRecord: false));
            if (dataset.Key is not null)
                api.MapGet(
                        $"/{dataset.Name}/{{key}}",
                        (HttpContext http, string key) => ApiRecord.Answer(http, dataset, key)
                    )
                    .WithMetadata(new ApiEndpoint(dataset, IsRecord: true));
        }
        api.MapMethods("/{**rest}", [HttpMethods.Options], () => Results.NoContent())
            .ExcludeFromDescription();
        api.MapGet("/{**rest}", (Delegate)ApiProblem.NoSuchPath).ExcludeFromDescription();
    }

    private static ValueTask<object?> OpenToAll(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = "If-None-Match";
        headers.AccessControlExposeHeaders = "ETag, Link";
        return next(context);
    }
}

/// <summary>Which table an endpoint answers from.</summary>
internal sealed record ApiEndpoint(Dataset Dataset, bool IsRecord);
