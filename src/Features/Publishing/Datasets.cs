namespace Shirube.Features.Publishing;

/// <summary>All that is published (オープンデータ), in the order in which it is listed.</summary>
public static class Datasets
{
    public static IReadOnlyList<Dataset> All { get; } =
    [
        TreeDatasets.Editions,
        TreeDatasets.Sections,
        TreeDatasets.Goals,
        TreeDatasets.GoalStatements,
        InitiativeDatasets.Initiatives,
        InitiativeDatasets.Responsibilities,
        OrganisationDatasets.Organisations,
        OrganisationDatasets.OrganisationNames,
        OrganisationDatasets.Aliases,
        ReportDatasets.Progress,
        ReportDatasets.ProgressGoals,
        ReportDatasets.ProgressOrganisations,
        ReportDatasets.Scoreboards,
        IndicatorDatasets.Indicators,
        IndicatorDatasets.Periods,
        ReleaseDatasets.Releases,
        ReleaseDatasets.Answers,
        ReleaseDatasets.Evidence,
        ReleasedFigureDatasets.Figures,
        ReleaseDatasets.Corrections,
        ResearchDatasets.Research,
        SourceDatasets.Sources,
        SourceDatasets.Questions,
        SourceDatasets.QuestionCandidates,
    ];
}
