using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds.Workbooks;

namespace Shirube.Features.Rounds;

/// <summary>The survey workbook of one organisation in one round (xlsx), with what it has answered so far; three statements.</summary>
public static class MakeWorkbook
{
    /// <param name="organisation">Its slug.</param>
    /// <returns>The file; why not; or neither, where there is no such round or nothing is asked of that organisation.
    /// IsForbidden: it is refused because of who asks.</returns>
    public static async Task<(byte[]? File, Message? Refusal, bool IsForbidden)> RunAsync(
        WorkSource source,
        Caller caller,
        long roundId,
        string organisation,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.MakeWorkbook) is { } refusal)
            return (null, refusal, true);
        await using var work = await source.BeginAsync(caller, ct);
        var head = await work.Connection.QuerySingleOrDefaultAsync<Head>(
            """
            select r.name as Round, e.name as Edition, r.due_on::timestamp as DueOn, r.instructions, r.questions, r.state,
                o.id as OrganisationId, o.slug
            from round r join edition e on e.id = r.edition_id, organisation o
            where r.id = @roundId and o.slug = @organisation
            """,
            new { roundId, organisation }
        );
        if (head is null)
            return (null, null, false);
        if (Permissions.Refusal(caller, UseCase.MakeWorkbook, head.OrganisationId) is { } foreign)
            return (null, foreign, true);
        if (!RoundActs.IsFor(UseCase.MakeWorkbook, RoundTransitions.Parse(head.State)))
            return (null, NotOpen, false);
        var duties = await DutiesAsync(work.Connection, roundId, head.OrganisationId);
        return duties is [var first, ..]
            ? (
                SurveyWorkbook.Write(
                    new(
                        roundId,
                        head.Round,
                        head.Edition,
                        head.DueOn,
                        head.Instructions,
                        AnswerJson.ReadQuestions(head.Questions),
                        head.Slug,
                        first.Organisation,
                        [.. duties.Select(d => d.Duty())]
                    )
                ),
                null,
                false
            )
            : (null, null, false);
    }

    private static async Task<List<Row>> DutiesAsync(
        NpgsqlConnection connection,
        long roundId,
        long organisationId
    ) =>
        (
            await connection.QueryAsync<Row>(
                """
                with last as (
                    select distinct on (d.initiative_code) d.initiative_code, a.content
                    from duty d join answer a on a.duty_id = d.id and a.number = d.version
                    where d.organisation_id = @organisationId and d.round_id < @roundId
                      and d.state in ('submitted', 'approved')
                    order by d.initiative_code, d.round_id desc)
                select d.id, d.initiative_text as Initiative, d.goal_text as Goal, d.organisation_name as Organisation,
                    d.role, d.state, d.version, a.content as Standing, last.content as Last
                from duty d
                left join answer a on a.duty_id = d.id and a.number = d.version
                left join last on last.initiative_code = d.initiative_code
                where d.round_id = @roundId and d.organisation_id = @organisationId
                order by d.position, d.id
                """,
                new { roundId, organisationId }
            )
        ).AsList();

    private static Message NotOpen { get; } =
        new(
            "調査票は、フォローアップが開かれるとつくれます。開くまでは、主担当が変わることがあります。",
            "There are survey workbooks as soon as the round is open. Until then, who leads may change."
        );

    private sealed class Head
    {
        public string Round { get; init; } = "";
        public string Edition { get; init; } = "";
        public DateTime DueOn { get; init; }
        public string Instructions { get; init; } = "";
        public string Questions { get; init; } = "";
        public string State { get; init; } = "";
        public long OrganisationId { get; init; }
        public string Slug { get; init; } = "";
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string Initiative { get; init; } = "";
        public string Goal { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string Role { get; init; } = "";
        public string State { get; init; } = "";
        public int Version { get; init; }
        public string? Standing { get; init; }
        public string? Last { get; init; }

        public SurveyDuty Duty() =>
            new(
                Id,
                Initiative,
                Goal,
                Roles.Parse(Role),
                ReportTransitions.Parse(State),
                Version,
                Standing is null ? Answer.Empty : AnswerJson.ReadAnswer(Standing),
                Last is null ? null : AnswerJson.ReadAnswer(Last)
            );
    }
}
