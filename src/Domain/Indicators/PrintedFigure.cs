namespace Shirube.Domain.Indicators;

/// <summary>A figure that a document prints about something that is measured.</summary>
/// <param name="Title">What is measured, in the document's own words.</param>
/// <param name="Unit">Empty where none is printed.</param>
/// <param name="IsTarget">Whether the figure is to be reached; otherwise it was counted.</param>
/// <param name="Before">Of A→B: what it was.</param>
/// <param name="BeforePeriod">Null where the document does not say of when it is; as <paramref name="Period"/>.</param>
/// <param name="Confidence">Lower where the period or the unit is not printed.</param>
public sealed record PrintedFigure(
    string Title,
    string Unit,
    bool IsTarget,
    Quantity? Before,
    Period? BeforePeriod,
    Quantity Value,
    Period? Period,
    double Confidence
);
