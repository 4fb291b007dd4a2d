using System.Text.Json;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Portfolio;

/// <summary>An entry as read, with its place. What is not printed has no field.</summary>
/// <param name="Language">Of its document: ja, en.</param>
/// <param name="Line">Its first, from 1.</param>
public sealed record PortfolioEntry(
    string Sha256,
    string Document,
    string Language,
    string Key,
    string? ParentKey,
    string Kind,
    string Text,
    int Line,
    JsonElement Fields
)
{
    /// <summary>Its place on the page of the portfolio.</summary>
    public string Anchor => ResearchEntries.Anchor(Sha256, Key);

    public string? Words(string field) =>
        Field(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public long? Number(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out var number)
            ? number
            : null;

    public bool Is(string field) => Field(field) is { ValueKind: JsonValueKind.True };

    /// <summary>The parts of a list, as written.</summary>
    public IReadOnlyList<string> List(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Array } value
            ? [.. value.EnumerateArray().Select(part => part.ToString())]
            : [];

    private JsonElement? Field(string name) =>
        Fields.ValueKind == JsonValueKind.Object && Fields.TryGetProperty(name, out var value)
            ? value
            : null;
}
