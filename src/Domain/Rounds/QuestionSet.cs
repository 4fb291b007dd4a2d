using System.Collections.Immutable;

namespace Shirube.Domain.Rounds;

/// <summary>A question beyond those that every round asks.</summary>
/// <param name="Key">For columns and files: small letters, digits and hyphens.</param>
public sealed record FreeQuestion(string Key, Message Words, int Longest, bool IsRequired);

/// <summary>What a round asks of every duty. A change is a new version; answers name the one they answer.</summary>
/// <param name="LongestProgress">Characters of the progress text.</param>
public sealed record QuestionSet(
    int Version,
    int LongestProgress,
    bool NeedsNext,
    bool NeedsEvidence,
    ImmutableArray<FreeQuestion> Free
)
{
    public static QuestionSet Usual { get; } = new(1, 400, true, false, []);

    /// <summary>What is missing or too long before the answer can be submitted; each with the field it is about.</summary>
    public IEnumerable<(string Field, Message What)> Missing(Answer answer)
    {
        if (answer.Status is null)
            yield return ("status", NoStatus);
        if (answer.Progress.Length == 0)
            yield return ("progress", NoProgress);
        if (NeedsNext && answer.Next.Length == 0 && !IsOver(answer.Status))
            yield return ("next", NoNext);
        if (NeedsEvidence && answer.Status == Status.Done && answer.Evidence.IsEmpty)
            yield return ("evidence", NoEvidence);
        foreach (var question in Free)
            if (question.IsRequired && answer.Free.GetValueOrDefault(question.Key, "").Length == 0)
                yield return (
                    question.Key,
                    new(
                        $"「{question.Words.Ja}」に答えてください。",
                        $"Answer '{question.Words.En}'."
                    )
                );
        foreach (var wrong in Wrong(answer))
            yield return wrong;
    }

    /// <summary>What no draft may hold either.</summary>
    public IEnumerable<(string Field, Message What)> Wrong(Answer answer)
    {
        if (answer.Progress.Length > LongestProgress)
            yield return ("progress", TooLong(answer.Progress.Length, LongestProgress));
        if (answer.Next.Length > LongestProgress)
            yield return ("next", TooLong(answer.Next.Length, LongestProgress));
        if (answer.Evidence.Length > Answer.MostEvidence)
            yield return ("evidence", TooMany);
        foreach (var evidence in answer.Evidence)
            if (
                !Uri.TryCreate(evidence.Url, UriKind.Absolute, out var url)
                || url.Scheme is not ("http" or "https")
            )
                yield return (
                    "evidence",
                    new(
                        $"根拠の番地「{evidence.Url}」は https:// で始まる番地ではありません。",
                        $"'{evidence.Url}' is no address that begins with https://."
                    )
                );
        foreach (var question in Free)
            if (answer.Free.GetValueOrDefault(question.Key, "").Length > question.Longest)
                yield return (
                    question.Key,
                    TooLong(answer.Free[question.Key].Length, question.Longest)
                );
    }

    private static bool IsOver(Status? status) => status is Status.Done or Status.Discontinued;

    private static Message TooLong(int length, int longest) =>
        new(
            $"{longest}文字までです（いまは{length}文字）。",
            $"At most {longest} characters; there are {length}."
        );

    private static Message NoStatus { get; } =
        new("進捗状況を選んでください。", "Choose a status.");

    private static Message NoProgress { get; } =
        new("何をしたかを書いてください。", "Say what was done.");

    private static Message NoNext { get; } =
        new("これから何をするかを書いてください。", "Say what comes next.");

    private static Message NoEvidence { get; } =
        new("完了には根拠を1つ以上示してください。", "Give evidence for what is done.");

    private static Message TooMany { get; } =
        new(
            $"根拠は{Answer.MostEvidence}件までです。",
            $"At most {Answer.MostEvidence} pieces of evidence."
        );
}
