using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dapper;
using Npgsql;
using Shirube.Domain.Organisations;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Rounds;

/// <summary>A cut that was taken.</summary>
/// <param name="Reports">Duties with an answer that counts.</param>
internal sealed record TakenCut(long Id, int Number, string Hash, int Duties, int Reports);

/// <summary>Writes down what counts in a round at this moment: of each duty the version that is submitted or approved. A
/// draft, and what was returned, is no report.</summary>
internal static class DataCut
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="roundId">Its row is locked by the caller, so that numbers do not meet.</param>
    public static async Task<TakenCut> TakeAsync(
        NpgsqlConnection connection,
        Caller caller,
        long roundId
    )
    {
        var duties = (
            await connection.QueryAsync<Duty>(
                """
                select d.id as DutyId, d.position, d.initiative_code as InitiativeCode,
                    coalesce(s.code, '') as AreaCode, coalesce(s.text, '') as Area,
                    coalesce(g.code, '') as GoalCode, d.goal_text as Goal,
                    d.organisation_id as OrganisationId, d.organisation_name as OrganisationName, d.role,
                    case when a.content ->> 'status' is not null then a.number end as Version,
                    a.content ->> 'status' as Status,
                    case when a.content ->> 'status' is null then null
                        when v.version is not null then 'verified'
                        when jsonb_array_length(a.content -> 'evidence') > 0 then 'evidenced' else 'claimed' end as Proof,
                    case when a.content ->> 'status' is not null
                        then encode(sha256(convert_to(a.content::text, 'UTF8')), 'hex') end as AnswerHash
                from duty d
                join round r on r.id = d.round_id
                left join answer a on a.duty_id = d.id and a.number = d.version and d.state in ('submitted', 'approved')
                left join verification v on v.duty_id = d.id and v.version = a.number
                left join initiative i on i.document_id = r.document_id and i.code = d.initiative_code
                left join goal g on g.id = i.goal_id
                left join goal over on over.id = g.parent_id
                left join section s on s.id = coalesce(g.section_id, over.section_id)
                where d.round_id = @roundId
                """,
                new { roundId }
            )
        ).AsList();
        var next = await connection.QuerySingleAsync<(int Number, int Unasked)>(
            """
            select coalesce((select max(number) from data_cut where round_id = r.id), 0) + 1,
                (select count(*)::int from initiative i where i.document_id = r.document_id and not exists (
                    select from duty d where d.round_id = r.id and d.initiative_code = i.code))
            from round r where r.id = @roundId
            """,
            new { roundId }
        );
        var hash = CutText.Hash(
            CutText.Newest,
            roundId,
            next.Number,
            next.Unasked,
            duties.Select(d => d.Row())
        );
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into data_cut (round_id, number, unasked, format, hash, person_id, person_name)
            values (@roundId, @Number, @Unasked, @Newest, @hash, @PersonId, @Name) returning id
            """,
            new
            {
                CutText.Newest,
                roundId,
                next.Number,
                next.Unasked,
                hash,
                caller.PersonId,
                caller.Name,
            }
        );
        await connection.ExecuteAsync(
            """
            insert into cut_report (cut_id, duty_id, position, initiative_code, area_code, area, goal_code, goal,
                organisation_id, organisation_name, role, version, status, proof, answer_hash)
            select @id, * from jsonb_to_recordset(@rows::jsonb) as r(
                duty_id bigint, position int, initiative_code text, area_code text, area text, goal_code text, goal text,
                organisation_id bigint, organisation_name text, role text, version int, status text, proof text,
                answer_hash text);
            select count_cut(@id);
            insert into cut_count (cut_id, status, proof, initiatives)
            select cut_id, status, proof, count(*) from cut_initiative where cut_id = @id group by cut_id, status, proof
            """,
            new { id, rows = JsonSerializer.Serialize(duties, Json) }
        );
        return new(id, next.Number, hash, duties.Count, duties.Count(d => d.Version is not null));
    }

    private sealed class Duty
    {
        public long DutyId { get; init; }
        public int Position { get; init; }
        public string InitiativeCode { get; init; } = "";
        public string AreaCode { get; init; } = "";
        public string Area { get; init; } = "";
        public string GoalCode { get; init; } = "";
        public string Goal { get; init; } = "";
        public long OrganisationId { get; init; }
        public string OrganisationName { get; init; } = "";
        public string Role { get; init; } = "";
        public int? Version { get; init; }
        public string? Status { get; init; }
        public string? Proof { get; init; }
        public string? AnswerHash { get; init; }

        public CutRow Row() =>
            new(
                Position,
                InitiativeCode,
                AreaCode,
                Area,
                GoalCode,
                Goal,
                OrganisationId,
                OrganisationName,
                Roles.Parse(Role),
                Version,
                Statuses.Parse(Status),
                Proofs.Parse(Proof),
                AnswerHash
            );
    }
}
