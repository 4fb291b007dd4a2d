using System.Collections.Immutable;

namespace Shirube.Domain.Rounds;

/// <summary>Every version of a round's question set that could be answered, and the one in force.</summary>
/// <param name="Versions">Newest first; at least the one in force.</param>
public sealed record QuestionHistory(ImmutableArray<QuestionSet> Versions)
{
    public QuestionSet InForce => Versions[0];

    /// <returns>The one in force where there is none of that number.</returns>
    public QuestionSet Of(int version) =>
        Versions.FirstOrDefault(v => v.Version == version) ?? InForce;

    /// <summary>The free questions that an answer speaks to: those of its version, then those that it answers though they are
    /// no longer asked.</summary>
    public IEnumerable<(FreeQuestion Question, bool IsAsked)> For(Answer answer, int version)
    {
        var asked = Of(version).Free;
        foreach (var question in asked)
            yield return (question, InForce.Free.Any(q => q.Key == question.Key));
        foreach (var (key, text) in answer.Free)
            if (text.Length > 0 && asked.All(q => q.Key != key) && Find(key) is { } question)
                yield return (question, InForce.Free.Any(q => q.Key == key));
    }

    /// <summary>Whether any version asks it.</summary>
    public bool Knows(string key) => Find(key) is not null;

    private FreeQuestion? Find(string key) =>
        Versions.SelectMany(v => v.Free).FirstOrDefault(q => q.Key == key);
}
