namespace Shirube.Domain.Indicators;

/// <summary>What is said of an indicator.</summary>
public enum FactKind
{
    Baseline,
    Target,
    Actual,

    /// <summary>From this period on something else is measured than before.</summary>
    Break,
}

/// <summary>How it is said.</summary>
public enum FactState
{
    Value,

    /// <summary>未設定: a target that somebody is to set by a day.</summary>
    NotSet,

    /// <summary>There is no figure, or none yet; the reason says why.</summary>
    Missing,

    /// <summary>What was said before does not hold any more.</summary>
    Withdrawn,

    /// <summary>Of a break alone.</summary>
    Said,
}

/// <summary>One line of an indicator's history: it is never changed; a newer one of the same slot is a correction.</summary>
/// <param name="Period">Null where the source does not say of when the figure is.</param>
/// <param name="Number">1, 2, … in its slot.</param>
/// <param name="DueOn">Of what is not set: until when; <paramref name="SetBy"/> says by whom.</param>
/// <param name="Reason">Why it differs from the line before, or why there is no figure; never empty then.</param>
public sealed record Fact(
    FactKind Kind,
    FactState State,
    Period? Period,
    int Number,
    Quantity? Quantity,
    DateOnly? DueOn,
    string SetBy,
    string Reason
)
{
    /// <summary>Lines of one slot correct each other. An indicator has one baseline, whatever its date.</summary>
    public (FactKind, Period?) Slot => (Kind, Kind == FactKind.Baseline ? null : Bare(Period));

    /// <summary>Whether both say the same.</summary>
    public bool Says(Fact other) =>
        State == other.State
        && Quantity?.Value == other.Quantity?.Value
        && Quantity?.Qualifier == other.Quantity?.Qualifier
        && DueOn == other.DueOn
        && SetBy == other.SetBy
        && Bare(Period) == Bare(other.Period);

    /// <returns>Why this line may not follow; null where it may.</returns>
    /// <param name="before">The newest line of its slot; null where there is none.</param>
    public Message? Refusal(Fact? before)
    {
        if (before is not null && Says(before))
            return Same;
        if (before is null && State == FactState.Withdrawn)
            return NothingToWithdraw;
        if (before is not null && Reason.Length == 0)
            return NoReason;
        if (State is FactState.Missing or FactState.Said && Reason.Length == 0)
            return NotExplained;
        if (State == FactState.NotSet && (DueOn is null || SetBy.Length == 0))
            return NotDue;
        return (State == FactState.Value) == (Quantity is not null) ? null : NoFigure;
    }

    // The code is only another way to write the same days.
    private static Period? Bare(Period? period) => period is { } p ? p with { Code = "" } : null;

    public static Message NoFigure { get; } =
        new(
            "数値として読めません。数字と、決めてある単位で書いてください。例：1,200.5、約50万、12%以上",
            "This is no figure. Write digits, with the indicator's own unit or none. Examples: 1,200.5, 約50万, 12%以上"
        );

    private static Message Same { get; } =
        new(
            "いまの記録と同じです。何も変えていません。",
            "It says this already; nothing was changed."
        );

    private static Message NoReason { get; } =
        new(
            "記録済みの値を変えるときは、理由を書いてください。前の値も残ります。",
            "Say why: a value that stands is changed with a reason, and the earlier one stays readable."
        );

    private static Message NotExplained { get; } =
        new(
            "値がない理由、または系列の切れる理由を書いてください。",
            "Say why there is no figure, or why the series breaks."
        );

    private static Message NotDue { get; } =
        new(
            "未設定とするときは、いつまでに、誰が決めるかを書いてください。",
            "For a target that is not set, say by when and by whom it will be."
        );

    private static Message NothingToWithdraw { get; } =
        new("取り下げる記録がありません。", "There is nothing to withdraw.");
}

public static class FactWords
{
    public static string Name(this FactKind kind) => kind.ToString().ToLowerInvariant();

    public static string Name(this FactState state) =>
        state == FactState.NotSet ? "not-set" : state.ToString().ToLowerInvariant();

    public static FactKind? ParseKind(string? name)
    {
        foreach (var kind in Enum.GetValues<FactKind>())
            if (kind.Name() == name)
                return kind;
        return null;
    }

    public static FactState? ParseState(string? name)
    {
        foreach (var state in Enum.GetValues<FactState>())
            if (state.Name() == name)
                return state;
        return null;
    }

    public static Message Label(this FactKind kind) =>
        kind switch
        {
            FactKind.Baseline => new("基準値", "Baseline"),
            FactKind.Target => new("目標値", "Target"),
            FactKind.Actual => new("実績値", "Actual"),
            _ => new("系列の切れ目", "Break in the series"),
        };

    public static Message Label(this FactState state) =>
        state switch
        {
            FactState.NotSet => new("未設定", "Not set"),
            FactState.Missing => new("値なし", "No figure"),
            FactState.Withdrawn => new("取り下げ", "Withdrawn"),
            FactState.Said => new("あり", "Yes"),
            _ => new("値", "Value"),
        };
}
