using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A version that could be answered.</summary>
/// <param name="By">Who put it in force; empty: the program.</param>
/// <param name="Answers">That stand and answer this version, as far as the caller sees them.</param>
public sealed record QuestionVersion(QuestionSet Questions, string By, DateTime At, int Answers);

/// <param name="Versions">Newest first; none before the round was opened.</param>
public sealed record QuestionsView(
    long RoundId,
    string Round,
    RoundState State,
    DateTime DueOn,
    string Instructions,
    QuestionSet InForce,
    ImmutableArray<QuestionVersion> Versions
)
{
    public string Seen => Seal(InForce);

    /// <summary>Keys that some version has: what is asked anew under one of them gets its answers back.</summary>
    public IEnumerable<string> KnownKeys =>
        Versions
            .Select(v => v.Questions)
            .Append(InForce)
            .SelectMany(q => q.Free)
            .Select(q => q.Key);

    internal static string Seal(QuestionSet questions) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(AnswerJson.Write(questions)))
        )[..16];
}

/// <summary>What a round asks and asked; two statements.</summary>
public static class GetQuestions
{
    public static async Task<(QuestionsView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<(
            string Name,
            string State,
            DateTime DueOn,
            string Instructions,
            string Questions
        )?>(
            "select name, state, due_on::timestamp, instructions, questions from round where id = @roundId",
            new { roundId }
        );
        if (head is not { } round)
            return (null, null);
        var versions = await work.Connection.QueryAsync<(
            string Content,
            string By,
            DateTime At,
            int Answers
        )>(
            """
            select q.content, q.person_name, q.at,
                (select count(*)::int from duty d join answer a on a.duty_id = d.id and a.number = d.version
                 where d.round_id = q.round_id and a.questions = q.version)
            from question_set q where q.round_id = @roundId order by q.version desc
            """,
            new { roundId }
        );
        return (
            new(
                roundId,
                round.Name,
                RoundTransitions.Parse(round.State),
                round.DueOn,
                round.Instructions,
                AnswerJson.ReadQuestions(round.Questions),
                [
                    .. versions.Select(v => new QuestionVersion(
                        AnswerJson.ReadQuestions(v.Content),
                        v.By,
                        v.At,
                        v.Answers
                    )),
                ]
            ),
            null
        );
    }
}
