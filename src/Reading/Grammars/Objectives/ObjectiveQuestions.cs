using System.Collections.Immutable;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>What an initiative leaves open about who is responsible.</summary>
internal static class ObjectiveQuestions
{
    /// <param name="candidates">Of who may be responsible, where nobody is named.</param>
    public static void Ask(ReadingLog log, Entry entry, ImmutableArray<string> candidates)
    {
        ImmutableArray<int> lines = [entry.Place.FirstLine];
        if (entry.Responsibilities.IsEmpty)
            log.Ask(
                QuestionKinds.Unnamed,
                entry.Id,
                entry.Text,
                new(
                    $"{lines[0]}行目の取組に担当の府省庁等が書かれていません。どこが担当ですか。",
                    $"The initiative on line {lines[0]} names no organisation. Who is responsible?"
                ),
                lines,
                candidates
            );
        else if (entry.Responsibilities is [{ Role: Role.Unmarked }, ..])
            log.Ask(
                QuestionKinds.Unmarked,
                entry.Id,
                string.Join(", ", entry.Responsibilities.Select(m => m.As)),
                new(
                    $"{lines[0]}行目の取組には複数の府省庁等があり、主担当の表示がありません。主担当はどこですか。",
                    $"The initiative on line {lines[0]} names several organisations and marks none as lead. Which one leads?"
                ),
                lines,
                [.. entry.Responsibilities.Select(m => m.Organisation ?? m.As)]
            );
        foreach (var unknown in entry.Responsibilities.Where(m => m.Organisation is null))
            log.Ask(
                QuestionKinds.Abbreviation,
                entry.Id,
                unknown.As,
                new(
                    $"「{unknown.As}」（{lines[0]}行目）は、この文書の略称一覧にありません。どの組織ですか。",
                    $"'{unknown.As}' (line {lines[0]}) is not in the document's list of abbreviations. Which organisation is it?"
                ),
                lines,
                []
            );
    }
}
