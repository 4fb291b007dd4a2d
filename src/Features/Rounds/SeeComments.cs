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

/// <summary>Whoever is shown comments has seen them; nothing is written where none of them is new.</summary>
public static class SeeComments
{
    /// <param name="shown">All about the initiative of the duty, oldest first.</param>
    public static async Task RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        ImmutableArray<CommentSaid> shown,
        CancellationToken ct = default
    )
    {
        if (
            Permissions.Refusal(caller, UseCase.Comment) is not null
            || !shown.Any(comment => comment.IsNew)
        )
            return;
        await using var work = await source.BeginAsync(caller, ct);
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
                shown[^1].Id,
            }
        );
        await work.Transaction.CommitAsync(ct);
    }
}
