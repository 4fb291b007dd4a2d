using System.Collections.Immutable;

namespace Shirube.Domain.Rounds;

/// <summary>A question beyond those that every round asks.</summary>
/// <param name="Key">For columns and files: small letters, digits and hyphens.</param>
public sealed record FreeQuestion(string Key, Message Words, int Longest, bool IsRequired)
{
    public const int LongestWords = 300;

    /// <summary>Of its field in forms and workbooks.</summary>
    public static string FieldOf(string key) => $"free-{key}";

    public static bool IsKey(string key) =>
        key.Length is > 0 and <= 40
        && key.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}

/// <summary>What a round asks of every duty. A change is a new version; answers name the one they answer.</summary>
/// <param name="LongestProgress">Characters of the progress text, and of what comes next.</param>
public sealed record QuestionSet(
    int Version,
    int LongestProgress,
    bool NeedsNext,
    bool NeedsEvidence,
    ImmutableArray<FreeQuestion> Free
)
{
    public const int MostFree = 20;

    public static QuestionSet Usual { get; } = new(1, 400, true, false, []);

    public bool Equals(QuestionSet? other) =>
        other is not null && Version == other.Version && AsksLike(other);

    /// <summary>The same questions, whatever the number of the version.</summary>
    public bool AsksLike(QuestionSet other) =>
        (LongestProgress, NeedsNext, NeedsEvidence)
            == (other.LongestProgress, other.NeedsNext, other.NeedsEvidence)
        && Free.SequenceEqual(other.Free);

    public override int GetHashCode() => HashCode.Combine(Version, LongestProgress, Free.Length);

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
                    FreeQuestion.FieldOf(question.Key),
                    new(
                        $"「{question.Words.Ja}」に答えてください。",
                        $"Answer '{question.Words.En}'."
                    )
                );
        foreach (var wrong in Wrong(answer))
            yield return wrong;
    }

    /// <summary>What no draft may hold either: more than can be kept. What is only too long for the question is kept, so that
    /// nobody loses what was typed.</summary>
    public IEnumerable<(string Field, Message What)> TooMuch(Answer answer)
    {
        foreach (
            var (field, name, text) in answer
                .Free.Select(f =>
                    (
                        FreeQuestion.FieldOf(f.Key),
                        Free.FirstOrDefault(q => q.Key == f.Key)?.Words ?? new(f.Key, f.Key),
                        f.Value
                    )
                )
                .Prepend(("next", AnswerLabels.Next, answer.Next))
                .Prepend(("progress", AnswerLabels.Progress, answer.Progress))
        )
            if (text.Length > Answer.LongestText)
                yield return (field, TooLong(name, text.Length, Answer.LongestText));
        foreach (var (key, figure) in answer.Figures)
            if (figure.Typed.Length + figure.Reason.Length > Answer.LongestText)
                yield return (
                    $"figure-{key}",
                    TooLong(
                        AnswerLabels.Figure,
                        figure.Typed.Length + figure.Reason.Length,
                        Answer.LongestText
                    )
                );
        if (answer.Evidence.Length > Answer.MostEvidence)
            yield return ("evidence", TooMany);
        foreach (var link in answer.Links)
            if (link.Url.Length + link.Title.Length > LongestLink)
                yield return (
                    "evidence",
                    TooLong(AnswerLabels.OneLink, link.Url.Length + link.Title.Length, LongestLink)
                );
    }

    /// <summary>What a draft may hold and a report may not.</summary>
    public IEnumerable<(string Field, Message What)> Wrong(Answer answer)
    {
        if (answer.Progress.Length > LongestProgress)
            yield return (
                "progress",
                TooLong(AnswerLabels.Progress, answer.Progress.Length, LongestProgress)
            );
        if (answer.Next.Length > LongestProgress)
            yield return ("next", TooLong(AnswerLabels.Next, answer.Next.Length, LongestProgress));
        if (answer.Evidence.Length > Answer.MostEvidence)
            yield return ("evidence", TooMany);
        foreach (var evidence in answer.Links)
            if (!Evidence.IsAddress(evidence.Url))
                yield return ("evidence", Domain.Rounds.Evidence.NoAddress(evidence.Url));
        foreach (var question in Free)
            if (answer.Free.GetValueOrDefault(question.Key, "").Length > question.Longest)
                yield return (
                    FreeQuestion.FieldOf(question.Key),
                    TooLong(question.Words, answer.Free[question.Key].Length, question.Longest)
                );
    }

    private const int LongestLink = 2_000;

    private static bool IsOver(Status? status) => status is Status.Done or Status.Discontinued;

    /// <summary>Names the field as the form does: it stands in lists, too.</summary>
    public static Message TooLong(Message field, int length, int longest) =>
        new(
            $"「{field.Ja}」は{longest}文字までです（いまは{length}文字）。",
            $"'{field.En}': at most {longest} characters; there are {length}."
        );

    private static Message NoStatus { get; } =
        new("進捗状況を選んでください。", "Choose a status.");

    private static Message NoProgress { get; } =
        new("何をしたかを書いてください。", "Say what was done.");

    private static Message NoNext { get; } =
        new("これから何をするかを書いてください。", "Say what comes next.");

    private static Message NoEvidence { get; } =
        new("完了には根拠を1つ以上示してください。", "Give evidence for what is done.");

    public static Message TooMany { get; } =
        new(
            $"根拠は{Answer.MostEvidence}件までです。",
            $"At most {Answer.MostEvidence} pieces of evidence."
        );
}
