using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>The duties of one organisation in a round, each with the answer that stands, the last one and the figures that
/// are asked; two statements.</summary>
internal static class SurveyDuties
{
    /// <returns>The organisation as it was called when the round was made, and its duties; without any, no name.</returns>
    public static async Task<(string Organisation, ImmutableArray<SurveyDuty> Duties)> OfAsync(
        NpgsqlConnection connection,
        long roundId,
        long organisationId
    )
    {
        var rows = (
            await connection.QueryAsync<Row>(
                """
                select d.id, d.initiative_text as Initiative, d.goal_text as Goal, d.organisation_name as Organisation,
                    d.role, d.state, d.version, a.content as Standing, last.content as Last,
                    last.duty_id as LastDuty, last.corrected_as as CorrectedAs,
                    case when last.same_words then (
                        select e.name from duty o join round b on b.id = o.round_id join edition e on e.id = b.edition_id
                        where o.id = last.duty_id) end as SameWordsIn
                from duty d
                left join answer a on a.duty_id = d.id and a.number = d.version
                left join last_answers(@roundId, @organisationId) last on last.initiative_code = d.initiative_code
                where d.round_id = @roundId and d.organisation_id = @organisationId
                order by d.position, d.id
                """,
                new { roundId, organisationId }
            )
        ).AsList();
        var figures = await AskedFigures.OfAsync(connection, [.. rows.Select(r => r.Id)]);
        return (
            rows is [var first, ..] ? first.Organisation : "",
            [.. rows.Select(r => r.Duty() with { Figures = [.. figures[r.Id]] })]
        );
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
        public long? LastDuty { get; init; }
        public string? SameWordsIn { get; init; }
        public string? CorrectedAs { get; init; }

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
            )
            {
                From = LastDuty is { } duty ? new(duty, SameWordsIn, CorrectedAs) : null,
            };
    }
}
