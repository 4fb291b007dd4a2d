using System.Collections.Immutable;
using Dapper;
using Shirube.Data.People;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

/// <summary>What somebody said, under the names of the day.</summary>
/// <param name="Organisation">Empty for the secretariat and reviewers.</param>
/// <param name="IsNew">Somebody else's, and the caller had not seen it yet.</param>
public sealed record CommentSaid(
    long Id,
    string By,
    string Role,
    string Organisation,
    string Words,
    DateTime At,
    bool IsNew
);

/// <summary>The comments about the initiative of a duty, oldest first. Whoever asks has seen them.</summary>
public static class GetComments
{
    /// <returns>Null where the caller may not take part.</returns>
    public static async Task<ImmutableArray<CommentSaid>?> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.Comment) is not null)
            return null;
        await using var work = await source.BeginAsync(caller, ct);
        var mayTakePart = await work.Connection.ExecuteScalarAsync<bool>(
            """
            select i_am('reviewer', 'secretariat') or i_share(d.round_id, d.initiative_code) from duty d where d.id = @dutyId
            """,
            new { dutyId }
        );
        if (!mayTakePart)
            return null;
        var said = (
            await work.Connection.QueryAsync<CommentSaid>(
                """
                select c.id, c.person_name as By, c.role, c.organisation_name as Organisation, c.words, c.at,
                    c.person_id <> @PersonId and c.id > coalesce(s.comment_id, 0) as IsNew
                from duty d
                join round_comment c on c.round_id = d.round_id and c.initiative_code = d.initiative_code
                left join comment_seen s on s.round_id = d.round_id and s.initiative_code = d.initiative_code
                    and s.person_id = @PersonId
                where d.id = @dutyId order by c.id
                """,
                new { dutyId, caller.PersonId }
            )
        ).AsList();
        if (said.Exists(c => c.IsNew))
        {
            await work.Connection.ExecuteAsync(
                """
                insert into comment_seen (person_id, round_id, initiative_code, comment_id)
                select @PersonId, round_id, initiative_code, @Id from duty where id = @dutyId
                on conflict (person_id, round_id, initiative_code)
                do update set comment_id = greatest(comment_seen.comment_id, excluded.comment_id), at = excluded.at
                """,
                new
                {
                    dutyId,
                    caller.PersonId,
                    said[^1].Id,
                }
            );
            await work.Transaction.CommitAsync(ct);
        }
        return [.. said];
    }
}
