using System.Net.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Shirube.Domain;
using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary>The API described as OpenAPI 3.1, from the published tables themselves.</summary>
internal static class ApiDescription
{
    public const string Name = "openapi";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var endpoint = context
                    .Description.ActionDescriptor.EndpointMetadata.OfType<ApiEndpoint>()
                    .Single();
                Describe(operation, endpoint, context.Document!);
                return Task.CompletedTask;
            }
        );
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = Both(new("しるべ 戦略の登録簿", "Shirube, the register of strategies")),
                    Version = "1",
                    Description = Both(
                        new(
                            "府省庁の戦略の目標・取組・担当・進捗を、出典箇所とともに返す。読み取り専用、認証なし。",
                            "Goals, initiatives, responsibilities and progress of government strategies, each with its place in the source. Read only, no keys."
                        )
                    ),
                };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Tags = Datasets
                    .All.Where(d => d.InApi)
                    .Select(d => new OpenApiTag { Name = d.Name, Description = Both(d.Title) })
                    .ToHashSet();
                return Task.CompletedTask;
            }
        );
    }

    private static void Describe(
        OpenApiOperation operation,
        ApiEndpoint endpoint,
        OpenApiDocument document
    )
    {
        var dataset = endpoint.Dataset;
        var schema = ApiSchemas.Record(dataset, document);
        operation.Tags = new HashSet<OpenApiTagReference> { new(dataset.Name, document) };
        operation.OperationId = (endpoint.IsRecord ? "get" : "list") + ApiSchemas.NameOf(dataset);
        operation.Summary = Both(dataset.Title);
        operation.Parameters = endpoint.IsRecord ? [Key()] : [.. Parameters(dataset)];
        operation.Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = Both(dataset.Title),
                Content = endpoint.IsRecord
                    ? Json(schema)
                    : new Dictionary<string, OpenApiMediaType>(Json(ApiSchemas.Page(schema)))
                    {
                        ["text/csv"] = new() { Schema = ApiSchemas.Text },
                    },
            },
            ["304"] = new OpenApiResponse
            {
                Description = Both(
                    new("変わっていない（If-None-Match）", "Not modified (If-None-Match)")
                ),
            },
            [endpoint.IsRecord ? "404" : "400"] = new OpenApiResponse
            {
                Description = Both(
                    new("何が誤りで、どうすればよいか", "What is wrong and what to do")
                ),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = ApiSchemas.Problem },
                },
            },
        };
    }

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema) =>
        new() { ["application/json"] = new() { Schema = schema } };

    private static OpenApiParameter Key() =>
        new()
        {
            Name = "key",
            In = ParameterLocation.Path,
            Required = true,
            Schema = ApiSchemas.Text,
        };

    private static IEnumerable<IOpenApiParameter> Parameters(Dataset dataset)
    {
        foreach (var filter in dataset.Filters)
            yield return Query(filter.Name, ApiSchemas.Text, filter.Meaning);
        yield return Query(
            "page",
            ApiSchemas.Whole(1, null),
            new("ページ（1から）", "Page, from 1")
        );
        yield return Query(
            "size",
            ApiSchemas.Whole(1, ApiRequest.LargestSize),
            new("1ページの件数（既定50）", "Records a page (50 if not given)")
        );
        yield return Query(
            "format",
            ApiSchemas.OneOf("json", "csv"),
            new("csv は絞り込んだ全件", "csv gives all records that match")
        );
        yield return Query(
            "bom",
            ApiSchemas.OneOf("true", "false"),
            new("CSV の先頭に BOM を付けるか", "Whether the CSV starts with a byte order mark")
        );
    }

    private static OpenApiParameter Query(string name, IOpenApiSchema schema, Message meaning) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = Both(meaning),
            Schema = schema,
        };

    private static string Both(Message message) => $"{message.Ja} / {message.En}";
}
