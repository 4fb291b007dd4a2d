using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>One duty with its answer, versions, steps, comments, and what the others say: one statement, and one for the
/// figures it asks.</summary>
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
        var duty = await work.Connection.QuerySingleOrDefaultAsync<StoredDuty>(
            """
            select d.id, d.round_id as RoundId, r.name as Round, r.state as RoundState, r.due_on::timestamp as DueOn,
                r.instructions, d.initiative_code as Code, d.initiative_text as Initiative, d.goal_text as Goal,
                d.organisation_id as OrganisationId, d.organisation_name as Organisation, d.role, d.state, d.version,
                r.questions,
                (select jsonb_agg(q.content order by q.version desc) from question_set q where q.round_id = r.id) as Asked,
                case when @reviews then coalesce(
                    (select n.id from duty n where n.round_id = d.round_id and n.state = 'submitted'
                        and (n.position, n.id) > (d.position, d.id) order by n.position, n.id limit 1),
                    (select n.id from duty n where n.round_id = d.round_id and n.state = 'submitted'
                        and (n.position, n.id) < (d.position, d.id) order by n.position, n.id limit 1)) end as NextToReview,
                coalesce(
                    (select n.id from duty n where n.round_id = d.round_id and n.organisation_id = d.organisation_id
                        and n.state in ('none', 'draft', 'returned')
                        and (n.position, n.id) > (d.position, d.id) order by n.position, n.id limit 1),
                    (select n.id from duty n where n.round_id = d.round_id and n.organisation_id = d.organisation_id
                        and n.state in ('none', 'draft', 'returned')
                        and (n.position, n.id) < (d.position, d.id) order by n.position, n.id limit 1)) as NextToAnswer,
                (select json_agg(v order by v.number desc) from (
                    select a.number, a.base, a.aside, a.person_name as By, a.at, a.is_late as IsLate, a.content, a.questions,
                        v.person_name as VerifiedBy, v.how as VerifiedHow
                    from answer a left join verification v on v.duty_id = a.duty_id and v.version = a.number
                    where a.duty_id = d.id) v) as Versions,
                (select json_agg(s order by s.id desc) from (
                    select s.id, s.action, s.version, s.reason, s.person_name as By, s.at
                    from report_step s where s.duty_id = d.id) s) as Steps,
                (select json_agg(o order by o.id) from (
                    select o.id, o.organisation_name as Organisation, o.role, o.state, a.content, a.questions
                    from duty o left join answer a on a.duty_id = o.id and a.number = o.version
                    where o.round_id = d.round_id and o.initiative_code = d.initiative_code and o.id <> d.id) o) as Others,
                (select row_to_json(l) from (
                    select b.name as Round, b.id as RoundId, o.id as DutyId, a.content, a.questions as Version, b.questions,
                        (select jsonb_agg(q.content order by q.version desc) from question_set q where q.round_id = b.id) as Asked,
                        case when a.same_words then e.name end as SameWordsIn, a.corrected_as as CorrectedAs
                    from last_answers(d.round_id, d.organisation_id, d.initiative_code) a
                    join duty o on o.id = a.duty_id
                    join round b on b.id = o.round_id join edition e on e.id = b.edition_id) l) as Last,
                case when @talks and (i_am('reviewer', 'secretariat') or i_share(d.round_id, d.initiative_code)) then
                    (select coalesce(json_agg(c order by c.id), '[]') from (
                        select c.id, c.person_name as By, c.role, c.organisation_name as Organisation, c.words, c.at,
                            c.person_id <> @PersonId and c.id > coalesce(s.comment_id, 0) as IsNew
                        from round_comment c
                        left join comment_seen s on s.round_id = c.round_id and s.initiative_code = c.initiative_code
                            and s.person_id = @PersonId
                        where c.round_id = d.round_id and c.initiative_code = d.initiative_code) c) end as Comments
            from duty d join round r on r.id = d.round_id where d.id = @id
            """,
            new
            {
                id,
                caller.PersonId,
                reviews = Permissions.Refusal(caller, UseCase.ReviewReport) is null,
                talks = Permissions.Refusal(caller, UseCase.Comment) is null,
            }
        );
        return (duty?.View(await AskedFigures.OfAsync(work.Connection, id)), null);
    }
}
