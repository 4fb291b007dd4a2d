using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>What may stand in the cells of a column; a spreadsheet program checks it while somebody types.</summary>
internal enum CellRule
{
    /// <summary>Locked: nobody writes here.</summary>
    Shown,
    Status,
    Yes,
    Text,
}

/// <summary>A column of the sheet of answers.</summary>
/// <param name="Key">Of the field, for the stamp: it stays when headers are reworded.</param>
/// <param name="Header">As it stands in row 1; no two columns have the same.</param>
/// <param name="Help">For the sheet of instructions; null for a column that explains itself.</param>
/// <param name="Width">In characters of half width.</param>
/// <param name="Value">What stands in the cell.</param>
/// <param name="Take">What was written in the cell → the answer with it, and what is wrong with it; null for what is shown.</param>
/// <param name="Longest">Characters; 0: no limit.</param>
internal sealed record SurveyColumn(
    string Key,
    string Header,
    Message? Help,
    int Width,
    CellRule Rule,
    Func<SurveyDuty, string> Value,
    Func<Answer, string, (Answer Answer, Message? Problem)>? Take = null,
    int Longest = 0
);
