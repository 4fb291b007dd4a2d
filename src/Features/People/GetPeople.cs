using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>A person with access, or who had it.</summary>
public sealed record PersonCard(
    long Id,
    string Name,
    string Email,
    bool HasSecondFactor,
    DateTime? LastSeen,
    DateTime? EndedAt,
    bool IsLockedOut,
    ImmutableArray<RoleHeld> Roles
);

/// <param name="Organisation">Null for roles that are nobody's.</param>
public sealed record RoleHeld(
    long Id,
    PersonRole Role,
    string? Organisation,
    string? OrganisationEn
);

/// <summary>An invitation that nobody has used yet.</summary>
public sealed record InvitationCard(
    long Id,
    string Name,
    string Email,
    string? Role,
    string? Organisation,
    DateTime ExpiresAt,
    bool IsTooOld
);

public sealed record PeopleView(
    ImmutableArray<PersonCard> People,
    ImmutableArray<InvitationCard> Invitations,
    ImmutableArray<(string Slug, string Name, string? NameEn)> Organisations
);

/// <summary>Who has access, as what; four statements.</summary>
public static class GetPeople
{
    public static async Task<(PeopleView? View, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeePeople) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        var connection = work.Connection;
        var rows = await connection.QueryAsync<Row>(
            """
            select p.id, p.name, p.email, p.two_factor_enabled as HasSecondFactor, p.ended_at as EndedAt,
                coalesce(p.lockout_end > clock_timestamp(), false) as IsLockedOut,
                (select max(s.began_at) from session s where s.person_id = p.id) as LastSeen,
                m.id as MembershipId, m.role, o.name as Organisation, o.name_en as OrganisationEn
            from person p
            left join membership m on m.person_id = p.id and m.ended_at is null
            left join organisation o on o.id = m.organisation_id
            order by p.ended_at is not null, p.name, p.id, m.role, o.rank, m.id
            """
        );
        var people = rows.GroupBy(r => r.Id)
            .Select(g => g.First().Card([.. g.Where(r => r.Role != null).Select(r => r.Held())]));
        var invitations = await connection.QueryAsync<InvitationCard>(
            """
            select i.id, i.name, i.email, i.role, o.name as organisation, i.expires_at as ExpiresAt,
                i.expires_at < clock_timestamp() as IsTooOld
            from invitation i left join organisation o on o.id = i.organisation_id
            where i.used_at is null and i.withdrawn_at is null
            order by i.id desc
            """
        );
        var organisations = await connection.QueryAsync<(string, string, string?)>(
            "select slug, name, name_en from organisation order by rank, name"
        );
        return (new([.. people], [.. invitations], [.. organisations]), null);
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public bool HasSecondFactor { get; init; }
        public DateTime? EndedAt { get; init; }
        public DateTime? LastSeen { get; init; }
        public bool IsLockedOut { get; init; }
        public long? MembershipId { get; init; }
        public string? Role { get; init; }
        public string? Organisation { get; init; }
        public string? OrganisationEn { get; init; }

        public PersonCard Card(ImmutableArray<RoleHeld> roles) =>
            new(Id, Name, Email, HasSecondFactor, LastSeen, EndedAt, IsLockedOut, roles);

        public RoleHeld Held() =>
            new(MembershipId!.Value, PersonRoles.Parse(Role!)!.Value, Organisation, OrganisationEn);
    }
}
