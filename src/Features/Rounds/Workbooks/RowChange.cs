using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>A cell that somebody filled or changed.</summary>
/// <param name="Was">When the workbook was made.</param>
/// <param name="Now">On the web, now.</param>
internal sealed record CellChange(string Header, string Was, string Returned, string Now)
{
    /// <summary>Whether something else was said on the web meanwhile.</summary>
    public bool IsConflict => Now != Was && Now != Returned;
}

/// <summary>What a row that came back would change.</summary>
/// <param name="Cells">None: the row says what it said.</param>
/// <param name="Formulas">Addresses of cells that count with the value of a formula.</param>
internal sealed record RowChange(
    int Number,
    long DutyId,
    ImmutableArray<CellChange> Cells,
    Answer Answer,
    ImmutableArray<Message> Problems,
    ImmutableArray<string> Formulas
)
{
    /// <param name="columns">Those of answers.</param>
    /// <param name="made">With the answer that the workbook was made from.</param>
    /// <param name="now">With the answer that stands now.</param>
    public static RowChange Of(
        ReturnedRow row,
        ImmutableArray<SurveyColumn> columns,
        SurveyDuty made,
        SurveyDuty now,
        QuestionSet questions
    )
    {
        var cells = ImmutableArray.CreateBuilder<CellChange>();
        foreach (var column in columns)
        {
            if (!row.Values.TryGetValue(column.Key, out var returned))
                continue;
            var was = CellText.Read(column.Value(made));
            if (returned != was)
                cells.Add(new(column.Header, was, returned, CellText.Read(column.Value(now))));
        }
        var (answer, problems) = ReturnedAnswer.Of(row, columns, now, questions);
        return new(row.Number, row.DutyId, cells.ToImmutable(), answer, problems, row.Formulas);
    }
}
