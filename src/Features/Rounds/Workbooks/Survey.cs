using System.Collections.Immutable;
using Shirube.Domain.Indicators;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>What a survey workbook is made of.</summary>
/// <param name="Slug">Of the organisation.</param>
internal sealed record Survey(
    long RoundId,
    string Round,
    string Edition,
    DateTime DueOn,
    string Instructions,
    QuestionSet Questions,
    string Slug,
    string Organisation,
    ImmutableArray<SurveyDuty> Duties
);

/// <summary>One row of it.</summary>
/// <param name="Version">Of the answer that stands, on which the row is based; 0: none yet.</param>
/// <param name="Last">The answer in the round before, as it was corrected since; null without one.</param>
internal sealed record SurveyDuty(
    long Id,
    string Initiative,
    string Goal,
    Role Role,
    ReportState State,
    int Version,
    Answer Standing,
    Answer? Last
)
{
    /// <summary>Where the last answer comes from; null without one.</summary>
    public LastSource? From { get; init; }

    /// <summary>What is asked of the initiative's indicators.</summary>
    public ImmutableArray<AskedFigure> Figures { get; init; } = [];
}
