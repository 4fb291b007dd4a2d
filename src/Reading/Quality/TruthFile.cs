using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Quality;

/// <summary>A truth as JSON; the form is in <c>docs/quality.md</c>.</summary>
public static class TruthFile
{
    /// <param name="name">For the message only.</param>
    /// <exception cref="UnreadableDocumentException">Not JSON, or not in the form.</exception>
    public static Truth Parse(byte[] json, string name)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var root = file.RootElement;
            var truth = new Truth(
                Text(root, "document") ?? "",
                [.. root.GetProperty("entries").EnumerateArray().Select(EntryOf)],
                root.TryGetProperty("kinds", out var kinds)
                    ? [.. kinds.EnumerateArray().Select(k => EntryKinds.Parse(k.GetString()!))]
                    : []
            )
            {
                Pages = root.TryGetProperty("pages", out var pages)
                    ? [.. pages.EnumerateArray().Select(p => (p[0].GetInt32(), p[1].GetInt32()))]
                    : [],
            };
            Check(truth);
            return truth;
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」を正解データとして読めません（{fault.Message}）。形は docs/quality.md にあります。",
                    $"'{name}' cannot be read as a truth ({fault.Message}). Its form is in docs/quality.md."
                )
            );
        }
    }

    private static void Check(Truth truth)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in truth.Entries)
            if (!ids.Add(entry.Id))
                throw new FormatException($"two entries are called '{entry.Id}'");
        if (truth.Entries.FirstOrDefault(e => e.RepeatOf is { } r && !ids.Contains(r)) is { } lost)
            throw new FormatException(
                $"'{lost.RepeatOf}', which '{lost.Id}' repeats, is not there"
            );
        if (truth.Entries.FirstOrDefault(e => e.Parent is { } p && !ids.Contains(p)) is { } orphan)
            throw new FormatException(
                $"the parent '{orphan.Parent}' of '{orphan.Id}' is not there"
            );
    }

    private static TrueEntry EntryOf(JsonElement entry)
    {
        var id = Text(entry, "id") ?? throw new FormatException("an entry has no id");
        var text = Text(entry, "text");
        var hash =
            Text(entry, "textHash")
            ?? (text == null ? null : Truth.HashOf(text))
            ?? throw new FormatException($"'{id}' has neither text nor textHash");
        return new(
            id,
            EntryKinds.Parse(Text(entry, "kind") ?? throw new FormatException($"'{id}': no kind")),
            hash,
            text
        )
        {
            Page = entry.TryGetProperty("page", out var page) ? page.GetInt32() : null,
            Lines = entry.TryGetProperty("lines", out var lines)
                ? (lines[0].GetInt32(), lines[lines.GetArrayLength() - 1].GetInt32())
                : null,
            Parent = Text(entry, "parent"),
            Responsibilities = entry.TryGetProperty("responsibilities", out var mentions)
                ? [.. mentions.EnumerateArray().Select(MentionOf)]
                : [],
            Fields = FieldsOf(entry, "fields"),
            FieldHashes = FieldsOf(entry, "fieldHashes"),
            Marker = Text(entry, "marker"),
            RepeatOf = Text(entry, "repeatOf"),
        };
    }

    private static ImmutableSortedDictionary<string, string> FieldsOf(
        JsonElement entry,
        string name
    ) =>
        entry.TryGetProperty(name, out var fields)
            ? fields
                .EnumerateObject()
                .ToImmutableSortedDictionary(
                    f => f.Name,
                    f => ValueOf(f.Value),
                    StringComparer.Ordinal
                )
            : ImmutableSortedDictionary<string, string>.Empty;

    private static TrueMention MentionOf(JsonElement mention) =>
        new(
            Text(mention, "as"),
            Text(mention, "organisation"),
            mention.TryGetProperty("organisation", out _),
            Text(mention, "role") is { } role ? Roles.Parse(role) : null
        );

    private static string ValueOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(ValueOf)),
            _ => value.GetRawText(),
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
