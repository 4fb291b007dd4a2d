using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>Says something about an initiative in a round, to all who answer for it, the secretariat and the reviewers. It
/// stands for ever, under the names of the day.</summary>
public static class Comment
{
    public const int LongestWords = 2000;

    /// <param name="dutyId">Any duty for the initiative; that of the own organisation says for whom a reporter speaks.</param>
    /// <param name="saveKey">The same when the same comment is sent again.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        string words,
        Guid saveKey,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.Comment,
            "Rounds.Comment",
            async connection =>
            {
                if (await TalkAsync(connection, caller, dutyId) is not { } talk)
                    return Change.Refused(RoundWords.NoDuty);
                if (talk.As is not { } role)
                    return Change.Refused(NotShared);
                words = words.Trim();
                if (words.Length is 0 or > LongestWords)
                    return Change.Refused(NoWords);
                if (await SaidAsync(connection, caller, saveKey) is { } said)
                {
                    if (said == words)
                        return Change.Nothing;
                    // Sent again with other words: another comment.
                    saveKey = Guid.NewGuid();
                }
                var (id, at) = await WriteAsync(connection, caller, talk, role, words, saveKey);
                await RoundMails.CommentedAsync(connection, talk.RoundId, talk.Code, caller.Name);
                return Change.Done(
                    at,
                    $"rounds/{talk.RoundId}/initiatives/{talk.Code}",
                    new { comment = id, role = role.Name() }
                );
            },
            ct
        );

    /// <summary>Locks the talk about the initiative: its comments are numbered in the order in which they are kept.</summary>
    private static async Task<Talk?> TalkAsync(
        NpgsqlConnection connection,
        Caller caller,
        long dutyId
    )
    {
        var talk = await connection.QuerySingleOrDefaultAsync<Talk>(
            """
            select d.round_id as RoundId, d.initiative_code as Code, mine.id as OrganisationId, mine.name as Organisation,
                coalesce(mine.id = d.organisation_id, false) as IsOwn,
                pg_advisory_xact_lock(hashtextextended('comment ' || d.round_id || ' ' || d.initiative_code, 0))::text as Locked
            from duty d left join lateral (
                select o.id, o.name from duty e join organisation o on o.id = e.organisation_id
                where e.round_id = d.round_id and e.initiative_code = d.initiative_code and o.id = any (@mine)
                order by o.id = d.organisation_id desc, o.rank limit 1) mine on true
            where d.id = @dutyId
            """,
            new { dutyId, mine = GetDuties.OrganisationsOf(caller) }
        );
        if (talk is null)
            return null;
        talk.As =
            talk.IsOwn ? PersonRole.Reporter
            : caller.Is(PersonRole.Secretariat) ? PersonRole.Secretariat
            : caller.Is(PersonRole.Reviewer) ? PersonRole.Reviewer
            : talk.OrganisationId is not null ? PersonRole.Reporter
            : null;
        return talk;
    }

    private static Task<string?> SaidAsync(NpgsqlConnection connection, Caller caller, Guid key) =>
        connection.QuerySingleOrDefaultAsync<string?>(
            "select words from round_comment where person_id = @PersonId and save_key = @key",
            new { caller.PersonId, key }
        );

    private static Task<(long, DateTime)> WriteAsync(
        NpgsqlConnection connection,
        Caller caller,
        Talk talk,
        PersonRole role,
        string words,
        Guid saveKey
    ) =>
        connection.QuerySingleAsync<(long, DateTime)>(
            """
            insert into round_comment (round_id, initiative_code, words, save_key, role, organisation_id, organisation_name,
                person_id, person_name)
            values (@RoundId, @Code, @words, @saveKey, @role, @organisation, @speaksFor, @PersonId, @Name)
            returning id, at
            """,
            new
            {
                talk.RoundId,
                talk.Code,
                words,
                saveKey,
                role = role.Name(),
                organisation = role == PersonRole.Reporter ? talk.OrganisationId : null,
                speaksFor = role == PersonRole.Reporter ? talk.Organisation : "",
                caller.PersonId,
                caller.Name,
            }
        );

    private static Message NoWords { get; } =
        new(
            $"コメントを{LongestWords}文字までで書いてください。",
            $"Write a comment of at most {LongestWords} characters."
        );

    private static Message NotShared { get; } =
        new(
            "コメントできるのは、ご自分の府省庁等が担当する取組についてだけです。",
            "You can comment only on initiatives that your own organisation answers for."
        );

    private sealed class Talk
    {
        public long RoundId { get; init; }
        public string Code { get; init; } = "";
        public long? OrganisationId { get; init; }
        public string? Organisation { get; init; }
        public bool IsOwn { get; init; }
        public string? Locked { get; init; }
        public PersonRole? As { get; set; }
    }
}
