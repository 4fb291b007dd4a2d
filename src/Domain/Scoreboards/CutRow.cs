using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>One duty as a data cut keeps it, with the names of that day.</summary>
/// <param name="Position">Of the initiative in its edition.</param>
/// <param name="Initiative">Its public id.</param>
/// <param name="AreaCode">Of the section that the goal stands in; empty where it stands in none.</param>
/// <param name="Version">Of the answer that counts; null: no report.</param>
/// <param name="Status">Null: no report.</param>
/// <param name="Proof">Null: no report.</param>
/// <param name="AnswerHash">SHA-256 of what the answer says; null: no report, or a cut of format 1.</param>
public sealed record CutRow(
    int Position,
    string Initiative,
    string AreaCode,
    string Area,
    string GoalCode,
    string Goal,
    long OrganisationId,
    string Organisation,
    Role Role,
    int? Version,
    Status? Status,
    Proof? Proof,
    string? AnswerHash = null
)
{
    /// <summary>Whether its status is the initiative's.</summary>
    public bool IsLeading => Role is Role.Sole or Role.Lead;
}
