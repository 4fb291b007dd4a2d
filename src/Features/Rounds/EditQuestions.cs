using System.Globalization;
using Dapper;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Changes what a round asks. While it is prepared its one version is edited; from then on every change is the next
/// version, and the earlier ones stay with the answers that were given to them.</summary>
public static class EditQuestions
{
    /// <param name="seen">The question set that the person had before them (<see cref="QuestionsView.Seen"/>).</param>
    /// <param name="wanted">Its version is given here.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string seen,
        QuestionSet wanted,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.EditQuestions",
            async connection =>
            {
                await RoundLock.TakeAsync(connection, roundId);
                var round = await connection.QuerySingleOrDefaultAsync<(
                    string State,
                    string Questions
                )?>("select state, questions from round where id = @roundId", new { roundId });
                if (round is not { } found)
                    return Change.Refused(RoundWords.NotThere);
                var state = RoundTransitions.Parse(found.State);
                if (!RoundActs.Is(RoundActs.ChangeQuestions, state))
                    return Change.Refused(RoundWords.ClosedAlready);
                var now = AnswerJson.ReadQuestions(found.Questions);
                if (QuestionsView.Seal(now) != seen)
                    return Change.Refused(RoundWords.OvertakenQuestions);
                if (QuestionFaults.Of(wanted).FirstOrDefault() is { Ja: { } } fault)
                    return Change.Refused(fault);
                if (wanted.AsksLike(now))
                    return Change.Nothing;
                var next = wanted with
                {
                    Version = state == RoundState.Preparing ? now.Version : now.Version + 1,
                };
                var at = await connection.QuerySingleAsync<DateTime>(
                    "update round set questions = @questions::jsonb where id = @roundId returning clock_timestamp()",
                    new { roundId, questions = AnswerJson.Write(next) }
                );
                return Change.Done(
                    at,
                    string.Create(CultureInfo.InvariantCulture, $"rounds/{roundId}"),
                    new
                    {
                        version = next.Version,
                        changes = QuestionChanges.Between(now, next).Select(c => c.Ja).ToArray(),
                    }
                );
            },
            ct
        );
}
