using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds;

/// <summary>Makes a round over an edition: each organisation named with an initiative has a duty, with the names and words of
/// the day. Nobody can answer before it is opened.</summary>
public static class MakeRound
{
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
                if (name.Length is 0 or > 100)
                    return Change.Refused(NoName);
                if (dueOn is not { } due)
                    return Change.Refused(RoundWords.NoDay);
                if (instructions.Length > RoundWords.LongestInstructions)
                    return Change.Refused(RoundWords.LongInstructions);
                if (!pastIsMeant && await DueDay.IsPastAsync(connection, due))
                    return Change.Refused(DueDay.IsPast);
                if (await QuestionsAsync(connection, questionsOf) is not { } questions)
                    return Change.Refused(RoundWords.NotThere);
                var made = await connection.QuerySingleOrDefaultAsync<(long Id, DateTime At)?>(
                    """
                    insert into round (edition_id, document_id, name, due_on, instructions, questions, state)
                    select id, current_document_id, @name, @due, @instructions, @questions::jsonb, 'preparing'
                    from edition where slug = @edition and current_document_id is not null
                    returning id, made_at
                    """,
                    new
                    {
                        edition,
                        name,
                        due,
                        instructions = instructions.Trim(),
                        questions = AnswerJson.Write(questions),
                    }
                );
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
                    }
                );
            },
            ct
        );
        return (refusal is null ? id : null, refusal);
    }

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

    private static Message NoName { get; } =
        new(
            "フォローアップの名前を100文字までで入れてください。",
            "Give the round a name of at most 100 characters."
        );

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
