namespace Shirube.Domain.People;

/// <summary>What a person is to the register. Whoever has not signed in is the public.</summary>
public enum PersonRole
{
    Public,

    /// <summary>Sees what is not published yet, and changes nothing.</summary>
    Reader,

    /// <summary>Answers for one organisation.</summary>
    Reporter,

    /// <summary>Checks what was claimed.</summary>
    Reviewer,

    /// <summary>Runs the rounds and the register.</summary>
    Secretariat,

    /// <summary>Says who the others are.</summary>
    Administrator,
}

public static class PersonRoles
{
    public static string Name(this PersonRole role) =>
        role switch
        {
            PersonRole.Administrator => "administrator",
            PersonRole.Secretariat => "secretariat",
            PersonRole.Reviewer => "reviewer",
            PersonRole.Reporter => "reporter",
            PersonRole.Reader => "reader",
            _ => "public",
        };

    /// <returns>Null for a name that no role has.</returns>
    public static PersonRole? Parse(string name)
    {
        foreach (var role in Enum.GetValues<PersonRole>())
            if (role.Name() == name)
                return role;
        return null;
    }

    public static Message Label(this PersonRole role) =>
        role switch
        {
            PersonRole.Administrator => new("管理者", "Administrator"),
            PersonRole.Secretariat => new("事務局", "Secretariat"),
            PersonRole.Reviewer => new("確認者", "Reviewer"),
            PersonRole.Reporter => new("回答者", "Reporter"),
            PersonRole.Reader => new("公表前の閲覧者", "Reader of unpublished work"),
            _ => new("一般の利用者", "Public"),
        };

    /// <summary>Only a reporter is somebody's: the others are what they are for every organisation.</summary>
    public static bool IsOfAnOrganisation(this PersonRole role) => role == PersonRole.Reporter;
}
