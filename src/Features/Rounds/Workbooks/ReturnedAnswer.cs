using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>A row that came back → the answer that it gives, and what is wrong with it.</summary>
internal static class ReturnedAnswer
{
    /// <param name="columns">Those of answers.</param>
    /// <param name="now">The answer that stands: fields that the workbook has no column for stay as there.</param>
    public static (Answer Answer, ImmutableArray<Message> Problems) Of(
        ReturnedRow row,
        ImmutableArray<SurveyColumn> columns,
        SurveyDuty now,
        QuestionSet questions
    )
    {
        var problems = ImmutableArray.CreateBuilder<Message>();
        // Files are not in the columns: what a workbook does not say of them stays.
        var answer = now.Standing with
        {
            Evidence = [.. now.Standing.Links],
        };
        var isEmpty = true;
        foreach (var column in columns)
        {
            if (!row.Values.TryGetValue(column.Key, out var said))
                continue;
            (answer, var problem) = column.Take!(answer, said);
            isEmpty &=
                said.Length == 0 || column.Rule == CellRule.Yes || FigureColumns.Holds(column);
            Add(problem);
        }
        (answer, var gap) = TakenCells.WithoutGaps(answer);
        Add(gap);
        answer = answer with { Free = Asked(answer, questions) };
        if (answer.IsUnchanged && now.Last is null)
            Add(NoLast);
        else if (answer.IsUnchanged && isEmpty)
            answer = now.Last! with { IsUnchanged = true, Figures = answer.Figures };
        (answer, var strange) = FigureColumns.Asked(answer, now);
        foreach (var what in strange)
            Add(what);
        answer = answer.Upon(now.Standing, questions, ImmutableHashSet<string>.Empty);
        problems.AddRange(questions.Wrong(answer).Select(w => w.What));
        return (answer, problems.ToImmutable());

        void Add(Message? problem)
        {
            if (problem is { } what)
                problems.Add(what);
        }
    }

    /// <summary>Answers to what an older question set asked are not those of this one.</summary>
    private static ImmutableSortedDictionary<string, string> Asked(
        Answer answer,
        QuestionSet questions
    ) =>
        questions.Free.ToImmutableSortedDictionary(
            q => q.Key,
            q => answer.Free.GetValueOrDefault(q.Key, "")
        );

    private static Message NoLast { get; } =
        new(
            "前回の回答がないので、「前回から変わりなし」は選べません。",
            "There is no last answer from which nothing could have changed."
        );
}
