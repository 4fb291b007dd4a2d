namespace Shirube.Domain.Indicators;

/// <summary>What kind of figure an indicator is; IATI: unit, percentage. A ratio (10倍, 1/10) stands against something else.</summary>
public enum Measure
{
    Number,
    Percent,
    Ratio,
}

/// <summary>Which way is better; IATI's <c>ascending</c>.</summary>
public enum Direction
{
    Ascending,
    Descending,
}

/// <summary>What the figure of a period is of it.</summary>
public enum Aggregation
{
    /// <summary>As it stands at the period's end.</summary>
    Latest,

    /// <summary>Counted over the period.</summary>
    Sum,

    /// <summary>The mean over the period.</summary>
    Average,
}

public static class MeasureWords
{
    public static string Name(this Measure measure) => measure.ToString().ToLowerInvariant();

    public static string Name(this Direction direction) => direction.ToString().ToLowerInvariant();

    public static string Name(this Aggregation aggregation) =>
        aggregation.ToString().ToLowerInvariant();

    public static Measure? ParseMeasure(string? name) => Parse<Measure>(name, m => m.Name());

    public static Direction? ParseDirection(string? name) => Parse<Direction>(name, d => d.Name());

    public static Aggregation? ParseAggregation(string? name) =>
        Parse<Aggregation>(name, a => a.Name());

    public static Message Label(this Measure measure) =>
        measure switch
        {
            Measure.Percent => new("割合（％）", "Percentage"),
            Measure.Ratio => new("比（倍）", "Ratio"),
            _ => new("数", "Number"),
        };

    public static Message Label(this Direction direction) =>
        direction == Direction.Ascending
            ? new("増えるほどよい", "More is better")
            : new("減るほどよい", "Less is better");

    public static Message Label(this Aggregation aggregation) =>
        aggregation switch
        {
            Aggregation.Sum => new("期間の合計", "Sum over the period"),
            Aggregation.Average => new("期間の平均", "Mean over the period"),
            _ => new("期末の値", "At the period's end"),
        };

    private static T? Parse<T>(string? name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (nameOf(value) == name)
                return value;
        return null;
    }
}
