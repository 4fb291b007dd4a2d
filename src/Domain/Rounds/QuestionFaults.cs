namespace Shirube.Domain.Rounds;

/// <summary>Why a question set cannot be asked as it is.</summary>
public static class QuestionFaults
{
    public static IEnumerable<Message> Of(QuestionSet questions)
    {
        if (questions.LongestProgress is < 1 or > Answer.LongestText)
            yield return Length(
                new("「したこと」と「これからすること」", "what was done and what comes next"),
                questions.LongestProgress
            );
        if (questions.Free.Length > QuestionSet.MostFree)
            yield return new(
                $"自由な質問は{QuestionSet.MostFree}問までです（いまは{questions.Free.Length}問）。",
                $"At most {QuestionSet.MostFree} free questions; there are {questions.Free.Length}."
            );
        foreach (var question in questions.Free)
        {
            var (ja, en) = (question.Words.Ja, question.Words.En);
            if (ja.Length == 0 || en.Length == 0)
                yield return new(
                    $"質問「{ja}{(ja.Length == 0 ? en : "")}」は、日本語と英語の両方で書いてください。",
                    $"Write the question '{en}{(en.Length == 0 ? ja : "")}' in Japanese and in English."
                );
            if (Math.Max(ja.Length, en.Length) > FreeQuestion.LongestWords)
                yield return new(
                    $"質問の文は{FreeQuestion.LongestWords}文字までです：「{ja[..Math.Min(ja.Length, 30)]}…」",
                    $"A question has at most {FreeQuestion.LongestWords} characters: '{en[..Math.Min(en.Length, 30)]}…'"
                );
            if (question.Longest is < 1 or > Answer.LongestText)
                yield return Length(
                    new($"質問「{ja}」の答え", $"the answer to '{en}'"),
                    question.Longest
                );
            if (!FreeQuestion.IsKey(question.Key))
                yield return new(
                    $"質問「{ja}」の記号「{question.Key}」に使えるのは、半角の英小文字・数字・ハイフン40文字までです。",
                    $"The key '{question.Key}' of '{en}' may have small letters, digits and hyphens, at most 40."
                );
        }
        foreach (var twice in questions.Free.GroupBy(q => q.Key).Where(g => g.Count() > 1))
            yield return new(
                $"記号「{twice.Key}」の質問が{twice.Count()}つあります。別の記号にしてください。",
                $"{twice.Count()} questions have the key '{twice.Key}'. Give each its own."
            );
    }

    private static Message Length(Message of, int length) =>
        new(
            $"{of.Ja}の長さは1から{Answer.LongestText}文字の間で決めてください（いまは{length}）。",
            $"The length of {of.En} is between 1 and {Answer.LongestText} characters; it is {length}."
        );
}
