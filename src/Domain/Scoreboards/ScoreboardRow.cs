namespace Shirube.Domain.Scoreboards;

/// <summary>A row of a scoreboard (進捗一覧): counts of initiatives, and the rate on plan.</summary>
/// <param name="RatePercent">Whole percent.</param>
public sealed record ScoreboardRow(
    string Area,
    int Initiatives,
    int OnPlan,
    int Incomplete,
    int RatePercent
)
{
    /// <summary>Rule 1: on plan ÷ initiatives, in whole percent, half rounded up; null for no initiatives.</summary>
    public static int? Rate(int onPlan, int initiatives) =>
        initiatives == 0 ? null : (int)((200L * onPlan + initiatives) / (2L * initiatives));

    public int? ComputedRate => Rate(OnPlan, Initiatives);

    /// <summary>Whether on plan and incomplete add up to the initiatives.</summary>
    public bool Adds => OnPlan + Incomplete == Initiatives;
}
