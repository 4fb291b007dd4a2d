using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Domain;
using Shirube.Domain.Publishing;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A corrected text as it is kept: a JSON string, or the list of evidence.</summary>
internal static class Corrected
{
    /// <param name="text">Evidence a line each: the address or <c>sha256:</c> of a file, a space, the title.</param>
    /// <param name="longest">Characters that the question allows.</param>
    /// <param name="files">That the answer names now: no other can be named.</param>
    public static (string? Json, Message? Fault) Of(
        CorrectionField field,
        string text,
        int longest,
        IReadOnlyCollection<ReleasedEvidence> files
    )
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return field switch
        {
            CorrectionField.Status => Statuses.Parse(text) is { } status
                ? (Text(status.Name()), null)
                : (null, NoStatus),
            CorrectionField.Evidence => Evidence(text, files),
            _ when text.Length > longest => (
                null,
                QuestionSet.TooLong(field.Label(), text.Length, longest)
            ),
            CorrectionField.Progress when text.Length == 0 => (null, Empty),
            _ => (Text(text), null),
        };
    }

    private static string Text(string text) => JsonSerializer.Serialize(text, ContentJson.Form);

    private static (string? Json, Message? Fault) Evidence(
        string text,
        IReadOnlyCollection<ReleasedEvidence> files
    )
    {
        var lines = text.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (lines.Length > Answer.MostEvidence || text.Length > Answer.LongestText)
            return (null, TooLong);
        var evidence = lines
            .Select(l => l.Split([' ', '\u3000'], 2))
            .Select(p =>
                files.FirstOrDefault(f => EvidenceLine.FileMark + f.File == p[0])
                ?? new ReleasedEvidence(p[0], p.Length > 1 ? p[1].Trim() : "")
            )
            .ToImmutableArray();
        return
            evidence.FirstOrDefault(e => e.File is null && !Domain.Rounds.Evidence.IsAddress(e.Url))
                is { } wrong
            ? (
                null,
                new(
                    $"{Domain.Rounds.Evidence.NoAddress(wrong.Url).Ja}1行に1つ、URL、空白、名前の順に書いてください。",
                    $"{Domain.Rounds.Evidence.NoAddress(wrong.Url).En} One a line: the address, a space, its title."
                )
            )
            : (ContentJson.Write(evidence), null);
    }

    private static Message NoStatus { get; } =
        new("進捗状況を選んでください。", "Choose a status.");

    private static Message Empty { get; } =
        new("正しい文を書いてください。", "Write what it should say.");

    private static Message TooLong { get; } = new("長すぎます。", "That is too long.");
}
