using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>What a row that came back would change.</summary>
/// <param name="IsChanged">Somebody wrote something in it since the workbook was made.</param>
/// <param name="Cells">Of a row that was changed: where it and the web are not the same now.</param>
/// <param name="IsAsNow">It says what the web says in every column.</param>
/// <param name="HasMoved">The web says something else than when the workbook was made.</param>
internal sealed record RowChange(
    bool IsChanged,
    ImmutableArray<CellChange> Cells,
    bool IsAsNow,
    bool HasMoved,
    Answer Answer,
    ImmutableArray<Message> Problems
)
{
    /// <param name="columns">Those of answers.</param>
    /// <param name="made">With the answer that the workbook was made from.</param>
    /// <param name="now">With the answer that stands now.</param>
    /// <param name="header">Of a column, by its key, as the workbook calls it.</param>
    public static RowChange Of(
        ReturnedRow row,
        ImmutableArray<SurveyColumn> columns,
        SurveyDuty made,
        SurveyDuty now,
        QuestionSet questions,
        IReadOnlyDictionary<string, string> header
    )
    {
        var (isChanged, hasMoved) = (false, false);
        var cells = ImmutableArray.CreateBuilder<CellChange>();
        foreach (var column in columns)
        {
            var was = CellText.Read(column.Value(made));
            var stands = ReferenceEquals(made, now) ? was : CellText.Read(column.Value(now));
            hasMoved |= was != stands;
            if (!row.Values.TryGetValue(column.Key, out var returned))
                continue;
            isChanged |= returned != was;
            if (returned != stands)
                cells.Add(
                    new(
                        new(
                            header.GetValueOrDefault(column.Key, column.Header),
                            SurveyColumns.English(column, questions)
                        ),
                        was,
                        returned,
                        stands
                    )
                );
        }
        var (answer, problems) = ReturnedAnswer.Of(row, columns, now, questions);
        return new(
            isChanged,
            isChanged ? cells.ToImmutable() : [],
            cells.Count == 0,
            hasMoved,
            answer,
            problems
        );
    }
}
