using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Domain.Indicators;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>A duty as its statement says it: what stands around it comes as JSON, so that it is one statement.</summary>
internal sealed class StoredDuty
{
    public long Id { get; init; }
    public long RoundId { get; init; }
    public string Round { get; init; } = "";
    public string RoundState { get; init; } = "";
    public DateTime DueOn { get; init; }
    public string Instructions { get; init; } = "";
    public string Code { get; init; } = "";
    public string Initiative { get; init; } = "";
    public string Goal { get; init; } = "";
    public long OrganisationId { get; init; }
    public string Organisation { get; init; } = "";
    public string Role { get; init; } = "";
    public string State { get; init; } = "";
    public int Version { get; init; }
    public string Questions { get; init; } = "";
    public string? Asked { get; init; }
    public long? NextToReview { get; init; }
    public long? NextToAnswer { get; init; }
    public string? Versions { get; init; }
    public string? Steps { get; init; }
    public string? Others { get; init; }
    public string? Last { get; init; }
    public string? Comments { get; init; }

    public DutyView View(IReadOnlyList<AskedFigure> figures) =>
        new(
            Id,
            RoundId,
            Round,
            RoundTransitions.Parse(RoundState),
            DueOn,
            Instructions,
            Code,
            Initiative,
            Goal,
            OrganisationId,
            Organisation,
            Role,
            ReportTransitions.Parse(State),
            Version,
            AnswerJson.ReadHistory(Asked, AnswerJson.ReadQuestions(Questions)),
            [.. AnswerJson.ReadRows<StoredVersion>(Versions).Select(v => v.Version())],
            [
                .. AnswerJson
                    .ReadRows<StepTaken>(Steps)
                    .Select(s => s with { At = s.At.ToUniversalTime() }),
            ],
            [.. AnswerJson.ReadRows<StoredOther>(Others).Select(o => o.Answer())],
            Last is null ? null : AnswerJson.Read<StoredLast>(Last).Answer(),
            NextToReview,
            NextToAnswer,
            figures,
            Comments is null
                ? null
                :
                [
                    .. AnswerJson
                        .ReadRows<CommentSaid>(Comments)
                        .Select(c => c with { At = c.At.ToUniversalTime() }),
                ]
        );

    private sealed record StoredVersion(
        int Number,
        int Base,
        bool Aside,
        string By,
        DateTimeOffset At,
        bool IsLate,
        JsonElement Content,
        int Questions,
        string? VerifiedBy,
        string? VerifiedHow
    )
    {
        public AnswerVersion Version() =>
            new(
                Number,
                Base,
                Aside,
                By,
                At.UtcDateTime,
                IsLate,
                AnswerJson.ReadAnswer(Content.GetRawText()),
                Questions,
                VerifiedBy,
                VerifiedHow
            );
    }

    private sealed record StoredOther(
        long Id,
        string Organisation,
        string Role,
        string State,
        JsonElement? Content,
        int? Questions
    )
    {
        public OtherAnswer Answer() =>
            new(
                Id,
                Organisation,
                Role,
                ReportTransitions.Parse(State),
                Content is { } content ? AnswerJson.ReadAnswer(content.GetRawText()) : null,
                Questions ?? 0
            );
    }

    private sealed record StoredLast(
        string Round,
        long RoundId,
        long DutyId,
        JsonElement Content,
        int Version,
        JsonElement Questions,
        JsonElement? Asked,
        string? SameWordsIn,
        string? CorrectedAs
    )
    {
        public LastAnswer Answer() =>
            new(
                Round,
                RoundId,
                DutyId,
                AnswerJson.ReadAnswer(Content.GetRawText()),
                Version,
                AnswerJson.ReadHistory(
                    Asked?.GetRawText(),
                    AnswerJson.ReadQuestions(Questions.GetRawText())
                ),
                new(DutyId, SameWordsIn, CorrectedAs)
            );
    }
}
