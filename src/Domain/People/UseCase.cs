namespace Shirube.Domain.People;

/// <summary>What somebody may want to do that not everybody may.</summary>
public enum UseCase
{
    /// <summary>Bring documents in and decide about their readings (<c>/import</c>).</summary>
    WorkAtTheDesk,

    /// <summary>See who has access (<c>/people</c>).</summary>
    SeePeople,

    /// <summary>Invite a person, with a role.</summary>
    InvitePerson,

    /// <summary>Give or end a role of a person.</summary>
    ChangeMembership,

    /// <summary>End a person's access, or the sessions that are open.</summary>
    EndAccess,

    /// <summary>Change one's own password and second factor.</summary>
    ChangeOwnAccount,
}
