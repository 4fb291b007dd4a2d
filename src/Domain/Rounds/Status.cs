namespace Shirube.Domain.Rounds;

/// <summary>How far an initiative is, as its organisation says. Having said nothing is no status: <c>no report</c> is counted
/// by itself and never as 0.</summary>
public enum Status
{
    OnPlan,
    PartlyIncomplete,
    Incomplete,
    Done,
    Discontinued,
}

public static class Statuses
{
    public static string Name(this Status status) =>
        status switch
        {
            Status.OnPlan => "on-plan",
            Status.PartlyIncomplete => "partly-incomplete",
            Status.Incomplete => "incomplete",
            Status.Done => "done",
            _ => "discontinued",
        };

    public static Status? Parse(string? name)
    {
        foreach (var status in All)
            if (status.Name() == name)
                return status;
        return null;
    }

    private static readonly Status[] All = Enum.GetValues<Status>();

    public static Message Label(this Status status) =>
        status switch
        {
            Status.OnPlan => new("計画通り", "On plan"),
            Status.PartlyIncomplete => new("一部未了", "Partly incomplete"),
            Status.Incomplete => new("未了", "Incomplete"),
            Status.Done => new("完了", "Done"),
            _ => new("中止", "Discontinued"),
        };

    /// <summary>When to choose it, for those who answer.</summary>
    public static Message Meaning(this Status status) =>
        status switch
        {
            Status.OnPlan => new("計画のとおりに進んでいる。", "It goes on as planned."),
            Status.PartlyIncomplete => new(
                "一部が、予定した時期までに終わっていない。",
                "A part was not finished by the time that was planned."
            ),
            Status.Incomplete => new(
                "予定した時期までに終わっていない、または始まっていない。",
                "It was not finished, or not begun, by the time that was planned."
            ),
            Status.Done => new(
                "すべて終わり、続けることがない。",
                "All of it is finished and nothing is left to do."
            ),
            _ => new(
                "取りやめた。理由を「したこと」に書く。",
                "It was given up; say why under what was done."
            ),
        };
}
