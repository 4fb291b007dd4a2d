namespace Shirube.Domain.Indicators;

/// <summary>What an answer says of an indicator in the period that is asked.</summary>
/// <param name="Typed">As it was typed; empty where nothing was.</param>
/// <param name="IsMissing">Said to be not available yet: an answer of its own, which needs a reason.</param>
/// <param name="Reason">Why it is not available, or why it differs from what stands.</param>
public sealed record Figure(string Typed, bool IsMissing, string Reason)
{
    public const int LongestReason = 300;

    public bool IsEmpty => Typed.Length == 0 && !IsMissing && Reason.Length == 0;
}

/// <summary>What a round asks of an indicator.</summary>
/// <param name="Code">The indicator's public id.</param>
/// <param name="Target">For the period; null where it was withdrawn.</param>
/// <param name="Last">The newest actual of an earlier period.</param>
/// <param name="Standing">What stands for the period by another way than this answer; null without anything.</param>
public sealed record AskedFigure(
    string Code,
    string Title,
    string Unit,
    Period Period,
    Fact? Target,
    Fact? Last,
    Fact? Standing
)
{
    /// <summary>Names the figure in answers, forms and workbooks.</summary>
    public string Key => $"{Code}/{Period.Key}";

    /// <summary>The line of history that the answer comes to when it is approved.</summary>
    public Fact? FactOf(Figure figure) =>
        figure.IsMissing
            ? new(FactKind.Actual, FactState.Missing, Period, 0, null, null, "", figure.Reason)
        : Quantity.Read(figure.Typed, Unit) is { } quantity
            ? new(FactKind.Actual, FactState.Value, Period, 0, quantity, null, "", figure.Reason)
        : null;

    /// <summary>What no draft may hold either.</summary>
    public Message? Wrong(Figure figure) =>
        figure.Reason.Length > Figure.LongestReason
            ? new(
                $"「{Title}」の理由は{Figure.LongestReason}文字までです。",
                $"The reason for '{Title}' has at most {Figure.LongestReason} characters."
            )
        : figure.Typed.Length > 0 && FactOf(figure with { IsMissing = false }) is null
            ? new(
                $"「{Title}」：{Fact.NoFigure.Ja}単位：{Unit}",
                $"'{Title}': {Fact.NoFigure.En} Unit: {Unit}"
            )
        : figure.Typed.Length > 0 && figure.IsMissing
            ? new(
                $"「{Title}」に値と「まだない」の両方があります。どちらかにしてください。",
                $"'{Title}' has a figure and is said to be not available. Choose one."
            )
        : null;

    /// <summary>What is missing before the answer can be submitted or approved.</summary>
    public Message? Missing(Figure? figure)
    {
        if (figure is null || figure.IsEmpty || FactOf(figure) is not { } fact)
            return new(
                $"「{Title}」の値を書くか、「まだない」を選んで理由を書いてください。",
                $"Give the figure for '{Title}', or say that it is not available yet and why."
            );
        if (Standing is { } standing && fact.Says(standing))
            return null;
        return fact.Refusal(Standing) is { } refusal
            ? new($"「{Title}」：{refusal.Ja}", $"'{Title}': {refusal.En}")
            : null;
    }
}
