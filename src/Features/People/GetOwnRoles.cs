using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain.People;

namespace Shirube.Features.People;

/// <summary>A role that the caller holds.</summary>
/// <param name="Organisation">Whose reporter; null for the roles that are nobody's.</param>
public sealed record OwnRole(PersonRole Role, string? Organisation, string? OrganisationEn);

/// <summary>The caller's roles with the names of the organisations; one statement at most.</summary>
public static class GetOwnRoles
{
    public static async Task<ImmutableArray<OwnRole>> RunAsync(
        NpgsqlDataSource database,
        Caller caller,
        CancellationToken ct = default
    )
    {
        var ids = caller.Memberships.Where(m => m.OrganisationId is not null).ToList();
        if (ids.Count == 0)
            return [.. caller.Memberships.Select(m => new OwnRole(m.Role, null, null))];
        await using var connection = await database.OpenConnectionAsync(ct);
        var names = (
            await connection.QueryAsync<(long Id, string Name, string? NameEn)>(
                "select id, name, name_en from organisation where id = any (@ids)",
                new { ids = ids.Select(m => m.OrganisationId!.Value).ToArray() }
            )
        ).ToDictionary(o => o.Id);
        return
        [
            .. caller.Memberships.Select(m =>
                m.OrganisationId is { } id && names.TryGetValue(id, out var o)
                    ? new OwnRole(m.Role, o.Name, o.NameEn)
                    : new OwnRole(m.Role, null, null)
            ),
        ];
    }
}
