using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Shirube.Domain.Publishing;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Publishing.Releases;

/// <summary>Released answers as the database keeps them. Of an answer it takes the fields that are published and no other.</summary>
internal static class ContentJson
{
    public static JsonSerializerOptions Form { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="answer">As <c>answer.content</c> holds it, with a status.</param>
    public static ReleasedContent OfAnswer(string answer)
    {
        var stored = JsonSerializer.Deserialize<Stored>(answer, Form)!;
        return new(
            Statuses.Parse(stored.Status)!.Value,
            stored.Progress,
            stored.Next,
            stored.Evidence,
            stored.IsUnchanged
        );
    }

    /// <param name="released">As <c>release_answer.content</c> holds it.</param>
    public static ReleasedContent OfReleased(string released) =>
        OfAnswer(released) with
        {
            Figures = JsonSerializer.Deserialize<WithFigures>(released, Form)!.Figures
                is { } figures
                ? [.. figures]
                : [],
        };

    public static string Write(ReleasedContent content) =>
        JsonSerializer.Serialize(
            new WithFigures(
                content.Status.Name(),
                content.Progress,
                content.Next,
                content.Evidence,
                content.IsUnchanged,
                content.Figures.IsEmpty ? null : [.. content.Figures]
            ),
            Form
        );

    public static string Write(ImmutableArray<ReleasedEvidence> evidence) =>
        JsonSerializer.Serialize(evidence, Form);

    public static ImmutableArray<ReleasedEvidence> Evidence(string json) =>
        JsonSerializer.Deserialize<ImmutableArray<ReleasedEvidence>>(json, Form);

    public static ImmutableArray<ReleasedFigure> Figures(string json) =>
        JsonSerializer.Deserialize<ImmutableArray<ReleasedFigure>>(json, Form);

    private record Stored(
        string Status,
        string Progress,
        string Next,
        ImmutableArray<ReleasedEvidence> Evidence,
        bool IsUnchanged
    );

    // An answer of a round holds its figures in another form.
    private sealed record WithFigures(
        string Status,
        string Progress,
        string Next,
        ImmutableArray<ReleasedEvidence> Evidence,
        bool IsUnchanged,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            ReleasedFigure[]? Figures
    ) : Stored(Status, Progress, Next, Evidence, IsUnchanged);
}
