using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Shirube.Domain.Indicators;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Answers and question sets as the database keeps them.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(Answer answer) =>
        JsonSerializer.Serialize(
            new StoredAnswer(
                answer.Status?.Name(),
                answer.Progress,
                answer.Next,
                answer.Evidence,
                answer.Free,
                answer.IsUnchanged,
                answer.Figures.IsEmpty ? null : answer.Figures
            ),
            Options
        );

    public static Answer ReadAnswer(string json)
    {
        var stored = JsonSerializer.Deserialize<StoredAnswer>(json, Options)!;
        return new(
            Statuses.Parse(stored.Status),
            stored.Progress,
            stored.Next,
            stored.Evidence,
            stored.Free,
            stored.IsUnchanged
        )
        {
            Figures = stored.Figures ?? ImmutableSortedDictionary<string, Figure>.Empty,
        };
    }

    public static string Write(QuestionSet questions) =>
        JsonSerializer.Serialize(questions, Options);

    public static QuestionSet ReadQuestions(string json) =>
        JsonSerializer.Deserialize<QuestionSet>(json, Options)!;

    /// <param name="json">An array of question sets, newest first; null where there is none yet.</param>
    public static QuestionHistory ReadHistory(string? json, QuestionSet inForce) =>
        new(
            json is null
                ? [inForce]
                : JsonSerializer.Deserialize<ImmutableArray<QuestionSet>>(json, Options)
        );

    public static T Read<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <param name="json">An array; null where there are no rows.</param>
    public static ImmutableArray<T> ReadRows<T>(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<T>>(json, Options);

    private sealed record StoredAnswer(
        string? Status,
        string Progress,
        string Next,
        ImmutableArray<Evidence> Evidence,
        ImmutableSortedDictionary<string, string> Free,
        bool IsUnchanged,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            ImmutableSortedDictionary<string, Figure>? Figures = null
    );
}
