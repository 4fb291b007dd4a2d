using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Makes a round over an edition: each organisation named with an initiative has a duty, with the names and words of
/// the day. Who was settled to lead in an earlier round over the same reading leads again, until something else is said.
/// Nobody can answer before it is opened.</summary>
public static class MakeRound
{
    /// <param name="formKey">The same when the same form is sent again: then it is the round that was made of it.</param>
    /// <param name="pastIsMeant">That a due date which is past is no slip.</param>
    /// <param name="questionsOf">The round whose question set it begins with; null for the usual one.</param>
    public static async Task<(long? Id, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        string edition,
        string name,
        DateOnly? dueOn,
        string instructions,
        long? questionsOf = null,
        bool pastIsMeant = false,
        Guid? formKey = null,
        CancellationToken ct = default
    )
    {
        long? id = null;
        var refusal = await Corridor.PassAsync(
            source,
            caller,
            UseCase.RunRound,
            "Rounds.MakeRound",
            async connection =>
            {
                name = name.Trim();
                if (RoundName.Fault(name) is { } fault)
                    return Change.Refused(fault);
                if (dueOn is not { } due)
                    return Change.Refused(RoundWords.NoDay);
                if (instructions.Length > RoundWords.LongestInstructions)
                    return Change.Refused(RoundWords.LongInstructions);
                if (!pastIsMeant && await DueDay.IsPastAsync(connection, due))
                    return Change.Refused(DueDay.IsPast);
                if (await QuestionsAsync(connection, questionsOf) is not { } questions)
                    return Change.Refused(RoundWords.NotThere);
                var draft = new Draft(
                    edition,
                    name,
                    due,
                    instructions.Trim(),
                    AnswerJson.Write(questions)
                );
                var key = formKey is { } form ? draft.Key(form) : (Guid?)null;
                var made = await InsertAsync(connection, draft, key);
                if (made is null && key is not null)
                {
                    id = await connection.QuerySingleOrDefaultAsync<long?>(
                        "select id from round where form_key = @key",
                        new { key }
                    );
                    if (id is not null)
                        return Change.Nothing;
                    // It was made of this form and dropped: now it is meant.
                    made = await InsertAsync(connection, draft, null);
                }
                if (made is not { } round)
                    return Change.Refused(NoEdition);
                var duties = await connection.ExecuteAsync(
                    """
                    insert into duty (round_id, position, initiative_code, initiative_text, goal_text, organisation_id,
                        organisation_name, role)
                    select distinct on (i.position, i.code, r.organisation_id)
                        @Id, i.position, i.code, i.text, g.text, r.organisation_id, o.name, r.role
                    from round n
                    join initiative i on i.document_id = n.document_id
                    join goal g on g.id = i.goal_id
                    join responsibility r on r.initiative_id = i.id and r.organisation_id is not null
                    join organisation o on o.id = r.organisation_id
                    where n.id = @Id
                    order by i.position, i.code, r.organisation_id, r.position
                    on conflict do nothing
                    """,
                    new { round.Id }
                );
                if (duties == 0)
                    return Change.Refused(NoDuties);
                var leads = await CarryLeadsAsync(connection, round.Id);
                id = round.Id;
                return Change.Done(
                    round.At,
                    $"rounds/{round.Id}",
                    new
                    {
                        edition,
                        name,
                        due,
                        duties,
                        questionsOf,
                        leads,
                        unasked = AnswerJson
                            .ReadRows<UnaskedNames>(round.Unasked)
                            .Select(u => new { initiative = u.Code, printed = u.Printed }),
                    }
                );
            },
            ct
        );
        return (refusal is null ? id : null, refusal);
    }

    /// <summary>What a form asks for: the same again under the same key is the same round, anything else another one.</summary>
    private sealed record Draft(
        string Edition,
        string Name,
        DateOnly Due,
        string Instructions,
        string Questions
    )
    {
        public Guid Key(Guid form) =>
            new(
                SHA256
                    .HashData(JsonSerializer.SerializeToUtf8Bytes(new { form, draft = this }))
                    .AsSpan(0, 16)
            );
    }

    /// <returns>Null where there is no such edition, or a round with that key.</returns>
    private static Task<(long Id, DateTime At, string Unasked)?> InsertAsync(
        NpgsqlConnection connection,
        Draft draft,
        Guid? key
    ) =>
        connection.QuerySingleOrDefaultAsync<(long Id, DateTime At, string Unasked)?>(
            """
            insert into round (edition_id, document_id, name, due_on, instructions, questions, state, form_key, unasked)
            select id, current_document_id, @Name, @Due, @Instructions, @Questions::jsonb, 'preparing', @key,
                unknown_names(current_document_id)
            from edition where slug = @Edition and current_document_id is not null
            on conflict (form_key) do nothing
            returning id, made_at, unasked::text
            """,
            new
            {
                draft.Edition,
                draft.Name,
                draft.Due,
                draft.Instructions,
                draft.Questions,
                key,
            }
        );

    /// <summary>The newest round over the same reading in which somebody was said to lead; not where another organisation is
    /// named by now.</summary>
    /// <returns>Initiatives whose lead is carried over.</returns>
    private static Task<int> CarryLeadsAsync(NpgsqlConnection connection, long roundId) =>
        connection.QuerySingleAsync<int>(
            """
            with settled as (
                select distinct on (o.initiative_code) o.initiative_code, o.round_id
                from round n
                join round b on b.edition_id = n.edition_id and b.document_id = n.document_id and b.id < n.id
                join duty o on o.round_id = b.id and o.role = 'lead'
                where n.id = @roundId and o.initiative_code in (
                    select d.initiative_code from duty d where d.round_id = n.id and d.role = 'unmarked')
                order by o.initiative_code, o.round_id desc
            ), pairs as (
                select d.id, d.initiative_code, s.round_id, o.role
                from duty d
                join settled s on s.initiative_code = d.initiative_code
                left join duty o on o.round_id = s.round_id and o.initiative_code = d.initiative_code
                    and o.organisation_id = d.organisation_id and o.role in ('lead', 'joint')
                where d.round_id = @roundId and d.role = 'unmarked'
            ), carried as (
                update duty d set role = p.role, lead_from = p.round_id
                from pairs p
                where d.id = p.id
                  and not exists (select from pairs q where q.initiative_code = p.initiative_code and q.role is null)
                  and exists (select from pairs q where q.initiative_code = p.initiative_code and q.role = 'lead')
                returning d.initiative_code)
            select count(distinct initiative_code)::int from carried
            """,
            new { roundId }
        );

    private static async Task<QuestionSet?> QuestionsAsync(NpgsqlConnection connection, long? of)
    {
        if (of is null)
            return QuestionSet.Usual;
        var found = await connection.QuerySingleOrDefaultAsync<string>(
            "select questions from round where id = @of",
            new { of }
        );
        return found is null ? null : AnswerJson.ReadQuestions(found) with { Version = 1 };
    }

    private static Message NoEdition { get; } =
        new(
            "その版は、取組の本文がまだ登録されていません。",
            "The text of that edition is not in the register yet."
        );

    private static Message NoDuties { get; } =
        new(
            "その版には、担当の府省庁等が分かる取組がありません。",
            "That edition has no initiative with a known organisation."
        );
}
