using Microsoft.AspNetCore.Identity;

namespace Shirube.Data.People;

/// <summary>Somebody who may sign in. The user name is the e-mail address.</summary>
public sealed class Person : IdentityUser<long>
{
    /// <summary>As others see it and the ledger writes it.</summary>
    public string Name { get; set; } = "";

    /// <summary>UTC; null while the person has access.</summary>
    public DateTime? EndedAt { get; set; }
}
