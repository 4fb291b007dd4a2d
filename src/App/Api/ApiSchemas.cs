using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary>JSON schemas of the published records.</summary>
internal static class ApiSchemas
{
    public static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    public static OpenApiSchema Problem =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text,
                ["title"] = Text,
                ["status"] = Whole(400, 599),
                ["detail"] = Text,
            },
        };

    public static OpenApiSchema Whole(int from, int? to) =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = from.ToString(CultureInfo.InvariantCulture),
            Maximum = to?.ToString(CultureInfo.InvariantCulture),
        };

    public static OpenApiSchema OneOf(params string[] codes) =>
        new() { Type = JsonSchemaType.String, Enum = [.. codes.Select(c => (JsonNode)c)] };

    /// <summary>goal_statements → GoalStatements.</summary>
    public static string NameOf(Dataset dataset) =>
        string.Concat(dataset.Name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    public static OpenApiSchemaReference Record(Dataset dataset, OpenApiDocument document)
    {
        var name = NameOf(dataset);
        if (document.Components?.Schemas?.ContainsKey(name) != true)
            document.AddComponent(
                name,
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = JsonRecords
                        .Columns(dataset)
                        .ToDictionary(c => c.JsonName, c => (IOpenApiSchema)Field(c)),
                    Required = JsonRecords.Columns(dataset).Select(c => c.JsonName).ToHashSet(),
                }
            );
        return new(name, document);
    }

    public static OpenApiSchema Page(IOpenApiSchema record) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["total"] = Whole(0, null),
                ["page"] = Whole(1, null),
                ["size"] = Whole(1, ApiRequest.LargestSize),
                ["next"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = record },
            },
        };

    private static OpenApiSchema Field(Column column)
    {
        var schema = column.Kind switch
        {
            ColumnKind.Figure => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer | JsonSchemaType.Null,
            },
            ColumnKind.Boolean => new OpenApiSchema
            {
                Type = JsonSchemaType.Boolean | JsonSchemaType.Null,
            },
            ColumnKind.Nested => new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Array,
            },
            _ => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
        };
        schema.Description = $"{column.Meaning.Ja} / {column.Meaning.En}";
        var codes = CodeTables.All.FirstOrDefault(t => t.Name == column.Codes);
        if (codes is not null && column.Kind == ColumnKind.Code)
            schema.Description +=
                $" ({string.Join(", ", codes.Codes.Select(c => $"{c.Code} {c.Label.Ja}"))})";
        return schema;
    }
}
