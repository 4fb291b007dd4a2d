using System.Text.Json;
using Shirube.Domain;
using Shirube.Domain.Publishing;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A text of a correction, for people.</summary>
public static class CorrectedText
{
    /// <param name="json">A string, or a list of evidence.</param>
    /// <returns>Evidence one a line. Empty for nothing.</returns>
    public static Message Of(CorrectionField field, string json)
    {
        if (field == CorrectionField.Evidence)
            return Both(string.Join('\n', ContentJson.Evidence(json).Select(EvidenceLine.Of)));
        var text = JsonSerializer.Deserialize<string>(json)!;
        return field == CorrectionField.Status && Statuses.Parse(text) is { } status
            ? status.Label()
            : Both(text);
    }

    private static Message Both(string text) => new(text, text);
}
