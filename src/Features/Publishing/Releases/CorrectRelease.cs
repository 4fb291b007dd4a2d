using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Publishing;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Publishing.Releases;

/// <summary>Corrects one field of a released answer (正誤). Both texts stay, and the figures of the release stay as they
/// were.</summary>
public static class CorrectRelease
{
    /// <param name="answer">Its public id.</param>
    /// <param name="after">A status by its name; evidence a line each, the address and behind a space its title.</param>
    /// <param name="seen">Corrections of the answer that the person had before them.</param>
    /// <returns>The public id of the correction, or why there is none.</returns>
    public static async Task<(string? Code, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        string answer,
        string field,
        string after,
        string reason,
        int seen,
        CancellationToken ct = default
    )
    {
        string? code = null;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.CorrectRelease,
            "Publishing.CorrectRelease",
            async connection =>
            {
                reason = reason.Trim();
                if (reason.Length is 0 or > 500)
                    return Change.Refused(ReleaseWords.NoReason);
                if (CorrectionFields.Parse(field) is not { } of)
                    return Change.Refused(NoField);
                await LedgerBook.HeadAsync(connection, null, ct);
                if (await StandingAsync(connection, answer, of) is not { } standing)
                    return Change.Refused(NotOut);
                if (
                    !RoundActs.IsFor(UseCase.CorrectRelease, RoundTransitions.Parse(standing.Round))
                )
                    return Change.Refused(NotOut);
                if (standing.Corrections != seen)
                    return Change.Refused(Overtaken);
                var (json, fault) = Corrected.Of(
                    of,
                    after,
                    standing.Longest ?? QuestionSet.Usual.LongestProgress,
                    Files(of, standing.Before)
                );
                if (json is null)
                    return Change.Refused(fault!.Value);
                if (JsonElement.DeepEquals(Element(standing.Before), Element(json)))
                    return Change.Refused(Same);
                var number = standing.Corrections + 1;
                code = PublicId.Of('c', answer, number.ToString(CultureInfo.InvariantCulture));
                var at = await connection.QuerySingleAsync<DateTime>(
                    """
                    insert into correction (code, answer_id, number, field, before, after, reason, person_id, person_name)
                    values (@code, @Id, @number, @field, @Before::jsonb, @json::jsonb, @reason, @PersonId, @Name)
                    returning at
                    """,
                    new
                    {
                        code,
                        standing.Id,
                        number,
                        field = of.Name(),
                        standing.Before,
                        json,
                        reason,
                        caller.PersonId,
                        caller.Name,
                    }
                );
                return Change.Done(
                    at,
                    $"releases/{standing.Release}",
                    new
                    {
                        correction = code,
                        answer,
                        field = of.Name(),
                        before = Element(standing.Before),
                        after = Element(json),
                        reason,
                    }
                ) with
                {
                    IsPublic = true,
                };
            },
            ct
        );
        return (refusal is null ? code : null, refusal);
    }

    private static Task<Standing?> StandingAsync(
        NpgsqlConnection connection,
        string answer,
        CorrectionField field
    ) =>
        connection.QuerySingleOrDefaultAsync<Standing?>(
            $"""
            select id, release_code as Release, corrections,
                (select r.state from round r where r.id = round_id) as Round,
                (select (q.content ->> 'longestProgress')::int
                    from release_answer l
                    join answer a on a.duty_id = l.duty_id and a.number = l.version
                    join question_set q on q.round_id = released_answer.round_id and q.version = a.questions
                    where l.id = released_answer.id) as Longest,
                ({(
                field == CorrectionField.Evidence ? "evidence" : $"to_jsonb({field.Name()})"
            )})::text as Before
            from released_answer where code = @answer
            """,
            new { answer }
        );

    private static IReadOnlyCollection<ReleasedEvidence> Files(CorrectionField of, string before) =>
        of == CorrectionField.Evidence
            ? [.. ContentJson.Evidence(before).Where(e => e.File is not null)]
            : [];

    private static JsonElement Element(string json) =>
        JsonSerializer.Deserialize<JsonElement>(json);

    private sealed record Standing(
        long Id,
        string Release,
        int Corrections,
        string Round,
        int? Longest,
        string Before
    );

    private static Message NoField { get; } =
        new("直すところを選んでください。", "Choose what is corrected.");

    private static Message NotOut { get; } =
        new(
            "公表された回答ではありません。公表前なら、公表を取りやめ、回答を差し戻してください。",
            "This is no released answer. Before its time, cancel the release and return the answer."
        );

    private static Message Overtaken { get; } =
        new(
            "画面を開いた後に、ほかの正誤がありました。いまの文を見てから、もう一度書いてください。",
            "It was corrected after you opened the page. Look at it as it is now and write again."
        );

    private static Message Same { get; } =
        new("いまの文と同じです。", "That is what it says already.");
}
