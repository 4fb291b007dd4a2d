using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>Columns of the figures of indicators: two each, the figure and the reason. A row that is not asked for one leaves
/// them empty.</summary>
internal static class FigureColumns
{
    private const string Prefix = "figure-";
    private const string WhyPrefix = "whyfigure-";

    /// <summary>For the cell of a figure that there is none of yet.</summary>
    public const string None = "まだない";

    private static Figure Nothing { get; } = new("", false, "");

    public static IEnumerable<SurveyColumn> Of(Survey survey)
    {
        foreach (var figure in survey.Duties.SelectMany(d => d.Figures).DistinctBy(f => f.Key))
        {
            var name =
                $"指標：{figure.Title}（{figure.Period.Code}{(figure.Unit.Length > 0 ? $"、{figure.Unit}" : "")}）";
            yield return new(
                Prefix + figure.Key,
                name,
                new(
                    $"実績値を数字で書いてください。まだなければ「{None}」と書き、理由を右の欄に書いてください。",
                    $"The actual figure of {figure.Title}, in digits; {None} where there is none yet, with the reason in the next column."
                ),
                24,
                CellRule.Text,
                d =>
                    d.Standing.Figures.GetValueOrDefault(figure.Key) is not { } said ? ""
                    : said.IsMissing ? None
                    : said.Typed,
                (a, said) =>
                    With(
                        a,
                        figure,
                        f => f with { Typed = said == None ? "" : said, IsMissing = said == None }
                    ),
                60
            );
            yield return new(
                WhyPrefix + figure.Key,
                $"{name}の理由",
                null,
                30,
                CellRule.Text,
                d => d.Standing.Figures.GetValueOrDefault(figure.Key)?.Reason ?? "",
                (a, said) => With(a, figure, f => f with { Reason = said }),
                Figure.LongestReason
            );
        }
    }

    public static bool Holds(SurveyColumn column) =>
        column.Key.StartsWith(Prefix, StringComparison.Ordinal)
        || column.Key.StartsWith(WhyPrefix, StringComparison.Ordinal);

    /// <summary>The answer with the figures that this duty is asked for, and what is wrong with them or with others.</summary>
    public static (Answer Answer, IEnumerable<Message> Problems) Asked(
        Answer answer,
        SurveyDuty duty
    )
    {
        var asked = duty.Figures.ToDictionary(f => f.Key);
        var others = answer.Figures.Where(f => !asked.ContainsKey(f.Key)).ToList();
        return (
            answer with
            {
                Figures = answer.Figures.RemoveRange(others.Select(o => o.Key)),
            },
            others
                .Where(o => !o.Value.IsEmpty)
                .Select(_ => Elsewhere)
                .Take(1)
                .Concat(
                    asked
                        .Values.Select(f =>
                            answer.Figures.GetValueOrDefault(f.Key) is { } said
                                ? f.Wrong(said)
                                : null
                        )
                        .OfType<Message>()
                )
        );
    }

    private static (Answer, Message?) With(
        Answer answer,
        AskedFigure figure,
        Func<Figure, Figure> take
    ) =>
        (
            answer with
            {
                Figures = answer.Figures.SetItem(
                    figure.Key,
                    take(answer.Figures.GetValueOrDefault(figure.Key, Nothing))
                ),
            },
            null
        );

    private static Message Elsewhere { get; } =
        new(
            "この取組の指標でない欄に値があります。その指標の取組の行に書いてください。",
            "There is a figure in a column that is not of this initiative: write it in the row of its own."
        );
}
