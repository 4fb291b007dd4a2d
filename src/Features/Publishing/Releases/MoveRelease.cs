using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Publishing.Releases;

/// <summary>Moves a release to another time, or cancels it, before it is out. After that nothing takes it back.</summary>
public static class MoveRelease
{
    /// <param name="publishAt">UTC; null cancels it.</param>
    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        string code,
        DateTime? publishAt,
        string reason,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.PublishRelease,
            publishAt is null ? "Publishing.CancelRelease" : "Publishing.MoveRelease",
            async connection =>
            {
                reason = reason.Trim();
                if (reason.Length is 0 or > 500)
                    return Change.Refused(ReleaseWords.NoReason);
                await LedgerBook.HeadAsync(connection, null, ct);
                var found = await LastAsync(connection, code);
                if (found is not { } last)
                    return Change.Refused(ReleaseWords.NotThere);
                if (last.PublishAt is null)
                    return Change.Refused(Cancelled);
                if (last.IsNear)
                    return Change.Refused(Out);
                if (ReleaseWords.Untimely(publishAt, last.Now) is { } untimely)
                    return Change.Refused(untimely);
                await connection.ExecuteAsync(
                    """
                    insert into release_timing (release_id, number, publish_at, reason, person_id, person_name)
                    values (@Id, @number, @publishAt, @reason, @PersonId, @Name)
                    """,
                    new
                    {
                        last.Id,
                        number = last.Number + 1,
                        publishAt,
                        reason,
                        caller.PersonId,
                        caller.Name,
                    }
                );
                return Change.Done(
                    last.Now,
                    $"releases/{code}",
                    new
                    {
                        from = last.PublishAt,
                        to = publishAt,
                        reason,
                    }
                ) with
                {
                    IsPublic = true,
                };
            },
            ct
        );

    // As near as the trigger of release_timing allows, and a little more.
    private static Task<Last?> LastAsync(NpgsqlConnection connection, string code) =>
        connection.QuerySingleOrDefaultAsync<Last?>(
            """
            select r.id, t.number, t.publish_at as PublishAt, clock_timestamp() as Now,
                coalesce(t.publish_at <= clock_timestamp() + interval '15 seconds', false) as IsNear
            from release r join release_timing t on t.release_id = r.id
            where r.code = @code order by t.number desc limit 1
            """,
            new { code }
        );

    private sealed record Last(long Id, int Number, DateTime? PublishAt, DateTime Now, bool IsNear);

    private static Message Cancelled { get; } =
        new("この公表は、すでに取りやめられています。", "This release was cancelled already.");

    private static Message Out { get; } =
        new(
            "公表したもの、まもなく公表するものは、動かすことも取りやめることもできません。誤りは正誤で直してください。",
            "What is out, or about to be, is neither moved nor cancelled. Mend a mistake by a correction."
        );
}
