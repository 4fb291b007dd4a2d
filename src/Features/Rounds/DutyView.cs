using System.Collections.Immutable;
using Shirube.Domain.Indicators;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A version of an answer, with who wrote it.</summary>
/// <param name="Questions">The version of the question set that it answers.</param>
public sealed record AnswerVersion(
    int Number,
    int Base,
    bool IsAside,
    string By,
    DateTime At,
    bool IsLate,
    Answer Answer,
    int Questions,
    string? VerifiedBy,
    string? VerifiedHow
);

/// <summary>A step that was taken, with its words.</summary>
public sealed record StepTaken(string Action, int Version, string Reason, string By, DateTime At);

/// <summary>What another organisation answers for the same initiative.</summary>
public sealed record OtherAnswer(
    long DutyId,
    string Organisation,
    string Role,
    ReportState State,
    Answer? Answer,
    int Questions
);

/// <summary>The same organisation's answer in the round before, as it was corrected since.</summary>
/// <param name="DutyId">Where its files are.</param>
public sealed record LastAnswer(
    string Round,
    long RoundId,
    long DutyId,
    Answer Answer,
    int Questions,
    QuestionHistory Asked,
    LastSource From
);

/// <summary>Everything beside the fields of an answer.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Last">Null without one.</param>
/// <param name="Comments">About the initiative, oldest first; null where the caller may not take part.</param>
/// <param name="NextToReview">The next submitted answer in the order of the edition, from the beginning after the last; null
/// without one, and for whoever does not review.</param>
/// <param name="NextToAnswer">The same organisation's next that is not submitted; null without one.</param>
public sealed record DutyView(
    long Id,
    long RoundId,
    string Round,
    RoundState RoundState,
    DateTime DueOn,
    string Instructions,
    string InitiativeCode,
    string Initiative,
    string Goal,
    long OrganisationId,
    string Organisation,
    string Role,
    ReportState State,
    int Version,
    QuestionHistory Asked,
    ImmutableArray<AnswerVersion> Versions,
    ImmutableArray<StepTaken> Steps,
    ImmutableArray<OtherAnswer> Others,
    LastAnswer? Last,
    long? NextToReview,
    long? NextToAnswer,
    IReadOnlyList<AskedFigure> Figures,
    ImmutableArray<CommentSaid>? Comments
)
{
    /// <summary>The question set in force.</summary>
    public QuestionSet Questions => Asked.InForce;

    public AnswerVersion? Standing => Versions.FirstOrDefault(v => v.Number == Version);

    /// <summary>Texts that were saved beside the one that stands and wait for a choice; newest first.</summary>
    public IEnumerable<AnswerVersion> Aside => Versions.Where(v => v.IsAside && v.Number > Version);
}
