using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shirube.Features.Publishing;

/// <summary>Published records as JSON.</summary>
public static class JsonRecords
{
    /// <summary>Japanese as it is. The answer is served as JSON only, never inside a page.</summary>
    public static JsonWriterOptions Form { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Column> Columns(Dataset dataset) =>
        [.. dataset.Columns.Where(c => c.InJson)];

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Column> columns, object?[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            json.WritePropertyName(columns[i].JsonName);
            switch (row[i])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case string nested when columns[i].Kind == ColumnKind.Nested:
                    json.WriteRawValue(nested);
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case bool truth:
                    json.WriteBooleanValue(truth);
                    break;
                case var figure:
                    json.WriteNumberValue(
                        Convert.ToInt64(figure, System.Globalization.CultureInfo.InvariantCulture)
                    );
                    break;
            }
        }
        json.WriteEndObject();
    }
}
