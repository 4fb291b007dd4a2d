using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>What was written in a cell → the answer with it, and what is wrong with it.</summary>
internal static class TakenCells
{
    public static (Answer, Message?) Status(Answer answer, string said)
    {
        if (said.Length == 0)
            return (answer with { Status = null }, null);
        foreach (var status in Enum.GetValues<Status>())
            if (status.Label().Ja == said || status.Label().En == said)
                return (answer with { Status = status }, null);
        return (
            answer with
            {
                Status = null,
            },
            new(
                $"進捗状況「{Shown(said)}」は一覧にありません。一覧から選んでください。",
                $"There is no status '{Shown(said)}': choose one from the list."
            )
        );
    }

    public static (Answer, Message?) Unchanged(Answer answer, string said) =>
        (
            answer with
            {
                IsUnchanged = said == SurveyColumns.Yes,
            },
            said.Length == 0 || said == SurveyColumns.Yes
                ? null
                : new(
                    $"「前回から変わりなし」に書けるのは「{SurveyColumns.Yes}」だけです（いまは「{Shown(said)}」）。",
                    $"Only {SurveyColumns.Yes} says that nothing changed; there is '{Shown(said)}'."
                )
        );

    /// <summary>The piece at that place; places that stay empty are left out in the end (<see cref="WithoutGaps"/>).</summary>
    public static (Answer, Message?) Evidence(Answer answer, int at, Func<Evidence, Evidence> take)
    {
        var pieces = answer.Evidence;
        while (pieces.Length <= at)
            pieces = pieces.Add(new("", ""));
        return (answer with { Evidence = pieces.SetItem(at, take(pieces[at])) }, null);
    }

    public static (Answer Answer, Message? Problem) WithoutGaps(Answer answer) =>
        (
            answer with
            {
                Evidence = [.. answer.Evidence.Where(e => e.Url.Length > 0)],
            },
            answer.Evidence.FirstOrDefault(e => e.Url.Length == 0 && e.Title.Length > 0)
                is { Title: var title }
                ? new(
                    $"根拠「{Shown(title)}」にURLがありません。https:// で始まるURLを書いてください。",
                    $"The evidence '{Shown(title)}' has no address: write one that begins with https://."
                )
                : null
        );

    private static string Shown(string said) => said.Length <= 60 ? said : $"{said[..60]}…";
}
