namespace Shirube.Domain.Organisations;

/// <summary>An organisation's role in an initiative.</summary>
public enum Role
{
    /// <summary>The only one named.</summary>
    Sole,

    /// <summary>Marked ◎, underlined, or said to be the lead.</summary>
    Lead,

    /// <summary>Named beside a lead.</summary>
    Joint,

    /// <summary>Several named and none marked: a question for the secretariat, never a guess.</summary>
    Unmarked,
}

public static class Roles
{
    public static string Name(this Role role) =>
        role switch
        {
            Role.Sole => "sole",
            Role.Lead => "lead",
            Role.Joint => "joint",
            _ => "unmarked",
        };

    public static Role Parse(string name) =>
        name switch
        {
            "sole" => Role.Sole,
            "lead" => Role.Lead,
            "joint" => Role.Joint,
            "unmarked" => Role.Unmarked,
            _ => throw new ArgumentException($"No role is called '{name}'.", nameof(name)),
        };

    /// <summary>The roles of the organisations named together, from which of them are marked as lead.</summary>
    public static Role[] Of(IReadOnlyList<bool> marked) =>
        marked switch
        {
            [var only] => [only ? Role.Lead : Role.Sole],
            _ when marked.Any(m => m) => [.. marked.Select(m => m ? Role.Lead : Role.Joint)],
            _ => [.. marked.Select(_ => Role.Unmarked)],
        };

    public static Message Label(this Role role) =>
        role switch
        {
            Role.Sole => new("単独", "Sole"),
            Role.Lead => new("主担当", "Lead"),
            Role.Joint => new("共同", "Joint"),
            _ => new("主担当の表示なし", "No lead marked"),
        };
}
