using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;
using Shirube.Features.Importing.Profiles;

namespace Shirube.Features.Importing;

/// <summary>Readings and decisions as they lie in the database and pass between our own processes.</summary>
public static class ReadDocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new FieldsConverter() },
    };

    /// <returns>Compressed.</returns>
    public static byte[] Pack(ReadDocument document)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, document, Options);
        return packed.ToArray();
    }

    /// <exception cref="JsonException">They are no packed reading.</exception>
    public static ReadDocument Unpack(Stream packed)
    {
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress, leaveOpen: true);
        return JsonSerializer.Deserialize<ReadDocument>(brotli, Options)
            ?? throw new JsonException("An empty reading.");
    }

    /// <returns>UTF-8.</returns>
    public static byte[] Write(ProfilesToUse profiles) =>
        JsonSerializer.SerializeToUtf8Bytes(profiles, Options);

    /// <exception cref="JsonException">They are no profiles.</exception>
    public static ProfilesToUse ReadProfiles(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ProfilesToUse>(json, Options) ?? ProfilesToUse.None;

    /// <summary>Only what the database can keep: see <see cref="RowWriter.Storable"/>.</summary>
    internal static string Write(Decision decision) =>
        JsonSerializer
            .Serialize(decision, decision.GetType(), Options)
            .Replace("\\u0000", "\\uFFFD", StringComparison.Ordinal);

    internal static Decision Read(string kind, string json) =>
        (Decision)JsonSerializer.Deserialize(json, DecisionKinds.TypeOf(kind), Options)!;

    /// <summary>Values are string, long, decimal, bool or a list of strings.</summary>
    private sealed class FieldsConverter : JsonConverter<ImmutableSortedDictionary<string, object>>
    {
        public override ImmutableSortedDictionary<string, object> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var fields = ImmutableSortedDictionary.CreateBuilder<string, object>(
                StringComparer.Ordinal
            );
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                fields[name] = ValueOf(ref reader);
            }
            return fields.ToImmutable();
        }

        private static object ValueOf(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.True or JsonTokenType.False:
                    return reader.GetBoolean();
                case JsonTokenType.Number:
                    return reader.TryGetInt64(out var whole) ? whole : reader.GetDecimal();
                case JsonTokenType.StartArray:
                    var texts = ImmutableArray.CreateBuilder<string>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        texts.Add(reader.GetString()!);
                    return texts.ToImmutable();
                default:
                    return reader.GetString()!;
            }
        }

        public override void Write(
            Utf8JsonWriter writer,
            ImmutableSortedDictionary<string, object> value,
            JsonSerializerOptions options
        )
        {
            writer.WriteStartObject();
            foreach (var (name, field) in value)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, field, field.GetType(), options);
            }
            writer.WriteEndObject();
        }
    }
}
