using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>Ends a person's access at once, or withdraws an invitation. What the person did keeps the name.</summary>
public static class EndAccess
{
    private const string Name = "People.EndAccess";

    public static Task<Message?> RunAsync(
        WorkSource source,
        Caller caller,
        long personId,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.EndAccess,
            Name,
            async connection =>
            {
                await LastAdministrator.LockAsync(connection);
                var ended = await connection.QuerySingleOrDefaultAsync<DateTime?>(
                    """
                    with gone as (
                        update person set ended_at = clock_timestamp() where id = @personId and ended_at is null
                        returning id, ended_at),
                    roles as (
                        update membership m set ended_at = g.ended_at from gone g
                        where m.person_id = g.id and m.ended_at is null)
                    select ended_at from gone
                    """,
                    new { personId }
                );
                if (ended is not { } at)
                    return Change.Refused(HasNone);
                if (await LastAdministrator.IsGoneAsync(connection))
                    return Change.Refused(LastAdministrator.Refusal);
                await SessionShelf.EndAllAsync(connection, personId);
                return Change.Done(at, $"people/{personId}", new { ended = personId });
            },
            ct
        );

    public static Task<Message?> WithdrawAsync(
        WorkSource source,
        Caller caller,
        long invitationId,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.EndAccess,
            Name,
            async connection =>
                await connection.QuerySingleOrDefaultAsync<DateTime?>(
                    """
                    update invitation set withdrawn_at = clock_timestamp()
                    where id = @invitationId and used_at is null and withdrawn_at is null returning withdrawn_at
                    """,
                    new { invitationId }
                )
                    is { } at
                    ? Change.Done(
                        at,
                        $"people/invitations/{invitationId}",
                        new { withdrawn = invitationId }
                    )
                    : Change.Refused(Used),
            ct
        );

    private static Message HasNone { get; } =
        new("その人の利用はすでに終わっています。", "That person's access has ended already.");

    private static Message Used { get; } =
        new(
            "その招待はすでに使われたか、取り消されています。",
            "That invitation was used or withdrawn already."
        );
}
