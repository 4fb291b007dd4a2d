namespace Shirube.Domain.Proposals;

/// <summary>What a column of a plan's table says about the row's initiative.</summary>
public enum ColumnRole
{
    /// <summary>The words of the initiative.</summary>
    Title,

    /// <summary>What is said of the initiative beyond its title.</summary>
    Description,

    /// <summary>Who is responsible; marks in the cell say who leads.</summary>
    Responsible,

    /// <summary>Who leads, where the others have a column of their own.</summary>
    Lead,

    /// <summary>Who is named beside the lead.</summary>
    Joint,

    /// <summary>The column belongs to one organisation, named in its head; a mark in the cell gives it a role.</summary>
    Organisation,

    /// <summary>The goal of the row; the first such column is the higher goal.</summary>
    Goal,
    Deadline,
    Kpi,

    /// <summary>The value of the indicator when the plan was made.</summary>
    Baseline,

    /// <summary>The value of the indicator that is to be reached.</summary>
    Target,
    Unit,
    Budget,
    Number,
    Status,

    /// <summary>Kept with its head, as printed.</summary>
    Other,

    /// <summary>Not taken into the register.</summary>
    Ignore,
}

public static class ColumnRoles
{
    public static string Name(this ColumnRole role) =>
        role switch
        {
            ColumnRole.Title => "title",
            ColumnRole.Description => "description",
            ColumnRole.Responsible => "responsible",
            ColumnRole.Lead => "lead",
            ColumnRole.Joint => "joint",
            ColumnRole.Organisation => "organisation",
            ColumnRole.Goal => "goal",
            ColumnRole.Deadline => "deadline",
            ColumnRole.Kpi => "kpi",
            ColumnRole.Baseline => "baseline",
            ColumnRole.Target => "target",
            ColumnRole.Unit => "unit",
            ColumnRole.Budget => "budget",
            ColumnRole.Number => "number",
            ColumnRole.Status => "status",
            ColumnRole.Ignore => "ignore",
            _ => "other",
        };

    /// <returns>Null for a name that no role has.</returns>
    public static ColumnRole? Find(string name) =>
        Enum.GetValues<ColumnRole>() is var roles
        && Array.FindIndex(roles, r => r.Name() == name) is var i and >= 0
            ? roles[i]
            : null;

    public static Message Label(this ColumnRole role) =>
        role switch
        {
            ColumnRole.Title => new("取組の名", "Title of the initiative"),
            ColumnRole.Description => new("取組の説明", "Description"),
            ColumnRole.Responsible => new("担当", "Responsible"),
            ColumnRole.Lead => new("主担当", "Lead"),
            ColumnRole.Joint => new("共同", "Joint"),
            ColumnRole.Organisation => new("列見出しが担当（印）", "One organisation (marks)"),
            ColumnRole.Goal => new("目標", "Goal"),
            ColumnRole.Deadline => new("期限", "Deadline"),
            ColumnRole.Kpi => new("指標（KPI）", "Indicator (KPI)"),
            ColumnRole.Baseline => new("現状値", "Baseline"),
            ColumnRole.Target => new("目標値", "Target value"),
            ColumnRole.Unit => new("単位", "Unit"),
            ColumnRole.Budget => new("予算", "Budget"),
            ColumnRole.Number => new("番号", "Number"),
            ColumnRole.Status => new("状況", "Status"),
            ColumnRole.Ignore => new("読まない", "Ignore"),
            _ => new("そのまま残す", "Keep as printed"),
        };
}
