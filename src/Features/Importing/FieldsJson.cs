using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>The further facts of an entry as the register keeps them.</summary>
internal static class FieldsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Of(Entry entry) =>
        entry.Fields.IsEmpty
            ? "{}"
            // jsonb refuses the escape of NUL, as text refuses NUL itself.
            : JsonSerializer
                .Serialize(entry.Fields, Options)
                .Replace("\\u0000", "\\uFFFD", StringComparison.Ordinal);
}
