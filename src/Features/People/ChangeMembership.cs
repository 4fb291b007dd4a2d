using Dapper;
using Npgsql;
using Shirube.Data.Ledgers;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>Gives a person a role, or ends one. What was held is kept with its days: a reporter who moves to another
/// ministry has one role that ended and one that began.</summary>
public static class ChangeMembership
{
    private const string Name = "People.ChangeMembership";

    /// <param name="organisation">Slug; for a reporter.</param>
    public static Task<Message?> GiveAsync(
        WorkSource source,
        Caller caller,
        long personId,
        string role,
        string? organisation,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.ChangeMembership,
            Name,
            async connection =>
            {
                var (wanted, wrong) = await WantedRole.OfAsync(connection, role, organisation);
                if (wanted is null)
                    return Change.Refused(wrong!.Value);
                var began = await connection.QuerySingleOrDefaultAsync<DateTime?>(
                    """
                    insert into membership (person_id, role, organisation_id)
                    select id, @role, @OrganisationId from person where id = @personId and ended_at is null
                    on conflict do nothing returning began_at
                    """,
                    new
                    {
                        personId,
                        role,
                        wanted.OrganisationId,
                    }
                );
                return began is { } at
                    ? Change.Done(at, $"people/{personId}", new { given = role, organisation })
                    : Change.Refused(HasIt);
            },
            ct
        );

    public static Task<Message?> EndAsync(
        WorkSource source,
        Caller caller,
        long membershipId,
        CancellationToken ct = default
    ) =>
        Corridor.PassAsync(
            source,
            caller,
            UseCase.ChangeMembership,
            Name,
            async connection =>
            {
                await LastAdministrator.LockAsync(connection);
                var ended = await connection.QuerySingleOrDefaultAsync<(
                    long PersonId,
                    string Role,
                    DateTime At
                )?>(
                    """
                    update membership set ended_at = clock_timestamp() where id = @membershipId and ended_at is null
                    returning person_id, role, ended_at
                    """,
                    new { membershipId }
                );
                if (ended is not { } done)
                    return Change.Refused(HasItNoMore);
                return await LastAdministrator.IsGoneAsync(connection)
                    ? Change.Refused(LastAdministrator.Refusal)
                    : Change.Done(
                        done.At,
                        $"people/{done.PersonId}",
                        new { ended = done.Role, membership = membershipId }
                    );
            },
            ct
        );

    private static Message HasIt { get; } =
        new(
            "その人はすでにこの役割を持っているか、利用を終えています。",
            "That person has this role already, or has no access any more."
        );

    private static Message HasItNoMore { get; } =
        new("その役割はすでに終わっています。", "That role has ended already.");
}
