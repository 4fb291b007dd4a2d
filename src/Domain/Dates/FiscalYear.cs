namespace Shirube.Domain.Dates;

/// <summary>Japan's fiscal year (年度): from April 1 of the year it is called after to March 31.</summary>
public static class FiscalYear
{
    private const int FirstMonth = 4;

    public static DateOnly First(int year) => new(year, FirstMonth, 1);

    public static DateOnly Last(int year) => First(year + 1).AddDays(-1);

    /// <summary>The fiscal year that holds a day.</summary>
    public static int Of(DateOnly day) => day.Month < FirstMonth ? day.Year - 1 : day.Year;
}
