using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Profiles;

/// <summary>A reading profile as a file to share: JSON with a version. The form is in <c>docs/model.md</c>.</summary>
public static class ProfileFile
{
    /// <summary>The most bytes that a profile may have.</summary>
    public const int LimitBytes = 256 * 1024;

    private const int MostItems = 500;
    private const int LongestText = 200;

    // Never inside HTML as it is: files, stdout and the database only.
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ReadingProfile profile)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteString("kind", "shirube-reading-profile");
            json.WriteNumber("version", ReadingProfile.Version);
            WriteBody(json, profile);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The profile with the confidence of each choice, which a saved profile does not need.</summary>
    public static string Write(ProfileUse use)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteString("kind", "shirube-reading-profile");
            json.WriteNumber("version", ReadingProfile.Version);
            WriteBody(json, use.Profile);
            json.WriteStartArray("choices");
            foreach (var choice in use.Choices)
            {
                json.WriteStartObject();
                json.WriteString("subject", choice.Subject);
                json.WriteString("chosen", choice.Chosen);
                json.WriteNumber("confidence", choice.Confidence);
                WriteList(json, "others", choice.Others);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <param name="name">The file's name, for the message only.</param>
    /// <exception cref="UnreadableDocumentException">Not a profile, of a newer version, or with words it may not have.</exception>
    public static ReadingProfile Parse(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.Length > LimitBytes)
            throw Refused(
                name,
                new(
                    $"{LimitBytes / 1024} KiB を超えています",
                    $"it has more than {LimitBytes / 1024} KiB"
                )
            );
        try
        {
            using var file = JsonDocument.Parse(bytes, new() { MaxDepth = 8 });
            return ProfileOf(file.RootElement, name);
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or FormatException
                        or OverflowException
            )
        {
            throw Refused(
                name,
                new(
                    $"JSON の形が違います：{fault.Message}",
                    $"its JSON has another form: {fault.Message}"
                )
            );
        }
    }

    private static ReadingProfile ProfileOf(JsonElement root, string name)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("version", out var version)
        )
            throw Refused(name, new("version がありません", "it has no version"));
        if (version.GetInt32() != ReadingProfile.Version)
            throw Refused(
                name,
                new(
                    $"形式の版が{version.GetInt32()}です。この Shirube が読むのは{ReadingProfile.Version}です",
                    $"its version is {version.GetInt32()}; this Shirube reads {ReadingProfile.Version}"
                )
            );
        var columns = List(
            root,
            "columns",
            c => new ProfileColumn(Text(c, "head"), RoleOf(c, name))
        );
        return new()
        {
            Name = Text(root, "name"),
            HeaderWords = Strings(root, "headerWords"),
            Columns = [.. columns.DistinctBy(c => c.Head)],
            LeadMarks = Strings(root, "leadMarks"),
            JointMarks = Strings(root, "jointMarks"),
            Headings = List(
                root,
                "headings",
                h => new ProfileHeading(Text(h, "pattern"), KindOf(h, name))
            ),
            DefaultOrganisation =
                root.TryGetProperty("defaultOrganisation", out var usual)
                && usual.ValueKind == JsonValueKind.String
                    ? Checked(usual.GetString()!)
                    : null,
        };
    }

    private static ColumnRole RoleOf(JsonElement column, string name) =>
        ColumnRoles.Find(Text(column, "role"))
        ?? throw Refused(
            name,
            new(
                $"列の役割「{Text(column, "role")}」はありません。使えるのは {string.Join(", ", Enum.GetValues<ColumnRole>().Select(r => r.Name()))} です",
                $"no column role is called '{Text(column, "role")}'; there are {string.Join(", ", Enum.GetValues<ColumnRole>().Select(r => r.Name()))}"
            )
        );

    private static EntryKind KindOf(JsonElement heading, string name)
    {
        var kind = Text(heading, "kind");
        return
            Array.Find(ProfileHeading.Kinds, k => k.Name() == kind) is var found
            && found.Name() == kind
            ? found
            : throw Refused(
                name,
                new(
                    $"見出しの種類「{kind}」はありません。使えるのは {string.Join(", ", ProfileHeading.Kinds.Select(k => k.Name()))} です",
                    $"no heading can be '{kind}'; there are {string.Join(", ", ProfileHeading.Kinds.Select(k => k.Name()))}"
                )
            );
    }

    private static void WriteBody(Utf8JsonWriter json, ReadingProfile profile)
    {
        json.WriteString("name", profile.Name);
        WriteList(json, "headerWords", profile.HeaderWords);
        json.WriteStartArray("columns");
        foreach (var column in profile.Columns)
        {
            json.WriteStartObject();
            json.WriteString("head", column.Head);
            json.WriteString("role", column.Role.Name());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteList(json, "leadMarks", profile.LeadMarks);
        WriteList(json, "jointMarks", profile.JointMarks);
        json.WriteStartArray("headings");
        foreach (var heading in profile.Headings)
        {
            json.WriteStartObject();
            json.WriteString("pattern", heading.Pattern);
            json.WriteString("kind", heading.Kind.Name());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("defaultOrganisation", profile.DefaultOrganisation);
    }

    private static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static ImmutableArray<string> Strings(JsonElement root, string name) =>
        List(root, name, e => Checked(e.GetString() ?? ""));

    private static ImmutableArray<T> List<T>(JsonElement root, string name, Func<JsonElement, T> of)
    {
        if (!root.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.GetArrayLength() > MostItems)
            throw new FormatException($"'{name}' has more than {MostItems} items.");
        return [.. list.EnumerateArray().Select(of)];
    }

    private static string Text(JsonElement element, string name) =>
        Checked(element.GetProperty(name).GetString() ?? "");

    private static string Checked(string text) =>
        text.Length <= LongestText && !text.Any(char.IsControl)
            ? text
            : throw new FormatException(
                $"A text is longer than {LongestText} characters or has control characters."
            );

    private static UnreadableDocumentException Refused(string name, Message why) =>
        new(
            new(
                $"「{name}」を読取プロファイルとして読めません：{why.Ja}。",
                $"'{name}' cannot be read as a reading profile: {why.En}."
            )
        );
}
