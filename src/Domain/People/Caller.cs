using System.Collections.Immutable;

namespace Shirube.Domain.People;

/// <summary>A role that a person holds today.</summary>
/// <param name="OrganisationId">Whose reporter; null for the roles that are nobody's.</param>
public sealed record Membership(PersonRole Role, long? OrganisationId);

/// <summary>Who asks: a person who has signed in, or the public.</summary>
/// <param name="PersonId">Null for the public.</param>
/// <param name="Name">As the ledger writes it.</param>
/// <param name="SessionKey">By which the database knows the person, too; null for the public.</param>
public sealed record Caller(
    long? PersonId,
    string Name,
    ImmutableArray<Membership> Memberships,
    string? SessionKey
)
{
    public static Caller Public { get; } = new(null, "public", [], null);

    /// <summary>Whoever may start the program at the command line.</summary>
    public static Caller Operator { get; } =
        new(null, "operator", [new(PersonRole.Administrator, null)], null);

    public bool Is(PersonRole role) => Memberships.Any(m => m.Role == role);

    public bool IsOperator => ReferenceEquals(this, Operator);

    /// <summary>The caller's roles, that of the public among them.</summary>
    public IEnumerable<PersonRole> Roles =>
        Memberships.Select(m => m.Role).Append(PersonRole.Public);
}
