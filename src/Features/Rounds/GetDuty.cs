using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Indicators;
using Shirube.Domain.People;
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

/// <summary>The same organisation's answer in the round before.</summary>
/// <param name="DutyId">Where its files are.</param>
public sealed record LastAnswer(
    string Round,
    long RoundId,
    long DutyId,
    Answer Answer,
    int Questions,
    QuestionHistory Asked
);

/// <summary>Everything beside the fields of an answer.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Last">Null without one.</param>
/// <param name="NextToReview">The next submitted answer in the order of the edition, from the beginning after the last; null
/// without one.</param>
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
    IReadOnlyList<AskedFigure> Figures
)
{
    /// <summary>The question set in force.</summary>
    public QuestionSet Questions => Asked.InForce;

    public AnswerVersion? Standing => Versions.FirstOrDefault(v => v.Number == Version);

    /// <summary>Texts that were saved beside the one that stands and wait for a choice; newest first.</summary>
    public IEnumerable<AnswerVersion> Aside => Versions.Where(v => v.IsAside && v.Number > Version);
}

/// <summary>One duty with its answer, versions, steps, and what the others say; six statements.</summary>
public static class GetDuty
{
    public static async Task<(DutyView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long id,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var connection = work.Connection;
        var duty = await connection.QuerySingleOrDefaultAsync<DutyFacts>(
            """
            select d.id, d.round_id as RoundId, r.name as Round, r.state as RoundState, r.due_on::timestamp as DueOn,
                r.instructions, d.initiative_code as Code, d.initiative_text as Initiative, d.goal_text as Goal,
                d.organisation_id as OrganisationId, d.organisation_name as Organisation, d.role, d.state, d.version,
                r.questions,
                (select jsonb_agg(q.content order by q.version desc) from question_set q where q.round_id = r.id) as Asked,
                (select n.id from duty n where n.round_id = d.round_id and n.state = 'submitted' and n.id <> d.id
                    order by (n.position, n.id) < (d.position, d.id), n.position, n.id limit 1) as NextToReview,
                (select n.id from duty n where n.round_id = d.round_id and n.organisation_id = d.organisation_id
                    and n.state in ('none', 'draft', 'returned') and n.id <> d.id
                    order by (n.position, n.id) < (d.position, d.id), n.position, n.id limit 1) as NextToAnswer
            from duty d join round r on r.id = d.round_id where d.id = @id
            """,
            new { id }
        );
        if (duty is null)
            return (null, null);
        var versions = await connection.QueryAsync<StoredVersion>(
            """
            select a.number, a.base, a.aside, a.person_name as By, a.at, a.is_late as IsLate, a.content, a.questions,
                v.person_name as VerifiedBy, v.how as VerifiedHow
            from answer a left join verification v on v.duty_id = a.duty_id and v.version = a.number
            where a.duty_id = @id order by a.number desc
            """,
            new { id }
        );
        var steps = await connection.QueryAsync<StepTaken>(
            "select action, version, reason, person_name as By, at from report_step where duty_id = @id order by id desc",
            new { id }
        );
        var others = await connection.QueryAsync<(long, string, string, string, string?, int?)>(
            """
            select d.id, d.organisation_name, d.role, d.state, a.content, a.questions
            from duty d left join answer a on a.duty_id = d.id and a.number = d.version
            where d.round_id = @RoundId and d.initiative_code = @Code and d.id <> @id
            order by d.id
            """,
            new
            {
                duty.RoundId,
                duty.Code,
                id,
            }
        );
        var last = await connection.QuerySingleOrDefaultAsync<LastFacts>(
            """
            select r.name as Round, r.id as RoundId, d.id as DutyId, a.content, a.questions as Version, r.questions,
                (select jsonb_agg(q.content order by q.version desc) from question_set q where q.round_id = r.id) as Asked
            from duty d join round r on r.id = d.round_id
            join answer a on a.duty_id = d.id and a.number = d.version
            where d.initiative_code = @Code and d.organisation_id = @OrganisationId and r.id < @RoundId
              and d.state in ('submitted', 'approved')
            order by r.id desc limit 1
            """,
            new
            {
                duty.Code,
                duty.OrganisationId,
                duty.RoundId,
            }
        );
        return (
            new(
                duty.Id,
                duty.RoundId,
                duty.Round,
                RoundTransitions.Parse(duty.RoundState),
                duty.DueOn,
                duty.Instructions,
                duty.Code,
                duty.Initiative,
                duty.Goal,
                duty.OrganisationId,
                duty.Organisation,
                duty.Role,
                ReportTransitions.Parse(duty.State),
                duty.Version,
                AnswerJson.ReadHistory(duty.Asked, AnswerJson.ReadQuestions(duty.Questions)),
                [.. versions.Select(v => v.Version())],
                [.. steps],
                [
                    .. others.Select(o => new OtherAnswer(
                        o.Item1,
                        o.Item2,
                        o.Item3,
                        ReportTransitions.Parse(o.Item4),
                        o.Item5 is null ? null : AnswerJson.ReadAnswer(o.Item5),
                        o.Item6 ?? 0
                    )),
                ],
                last?.Answer(),
                duty.NextToReview,
                duty.NextToAnswer,
                await AskedFigures.OfAsync(connection, id)
            ),
            null
        );
    }

    private sealed class DutyFacts
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
        public long? NextToReview { get; init; }
        public long? NextToAnswer { get; init; }
        public string? Asked { get; init; }
    }

    private sealed class LastFacts
    {
        public string Round { get; init; } = "";
        public long RoundId { get; init; }
        public long DutyId { get; init; }
        public string Content { get; init; } = "";
        public int Version { get; init; }
        public string Questions { get; init; } = "";
        public string? Asked { get; init; }

        public LastAnswer Answer() =>
            new(
                Round,
                RoundId,
                DutyId,
                AnswerJson.ReadAnswer(Content),
                Version,
                AnswerJson.ReadHistory(Asked, AnswerJson.ReadQuestions(Questions))
            );
    }

    private sealed class StoredVersion
    {
        public int Number { get; init; }
        public int Base { get; init; }
        public bool Aside { get; init; }
        public string By { get; init; } = "";
        public DateTime At { get; init; }
        public bool IsLate { get; init; }
        public string Content { get; init; } = "";
        public int Questions { get; init; }
        public string? VerifiedBy { get; init; }
        public string? VerifiedHow { get; init; }

        public AnswerVersion Version() =>
            new(
                Number,
                Base,
                Aside,
                By,
                At,
                IsLate,
                AnswerJson.ReadAnswer(Content),
                Questions,
                VerifiedBy,
                VerifiedHow
            );
    }
}
