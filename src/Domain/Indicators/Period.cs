using System.Globalization;
using Shirube.Domain.Dates;

namespace Shirube.Domain.Indicators;

/// <summary>A stretch of time that a figure is of.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day, inclusive.</param>
/// <param name="Code">As dates are written here: FY2022, 2025-09.</param>
public readonly record struct Period(DateOnly Start, DateOnly End, string Code)
{
    /// <summary>ISO 8601: both days with a stroke between them.</summary>
    public string Key =>
        string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd}/{End:yyyy-MM-dd}");

    public static Period OfFiscalYear(int year) =>
        new(
            FiscalYear.First(year),
            FiscalYear.Last(year),
            string.Create(CultureInfo.InvariantCulture, $"FY{year}")
        );

    /// <summary>The stretch that a printed date names. What is counted from the day of a document is its last day alone.</summary>
    public static Period? Of(PlannedDate date) =>
        date is not { From: { } first, To: { } last } ? null
        : date.Precision == DatePrecision.Years ? new(last, last, Iso(last))
        : new(first, last, date.Code.TrimEnd('~'));

    /// <summary>Reads what somebody typed or chose: FY2025, 2025年度, 2025-09, 2025-04-01/2026-03-31.</summary>
    public static Period? Read(string typed)
    {
        typed = typed.Trim();
        if (typed.Length is 0 or > 60)
            return null;
        if (
            typed.Split('/') is [var from, var to]
            && DayOf(from) is { } start
            && DayOf(to) is { } end
        )
            return start <= end ? new(start, end, CodeOf(start, end)) : null;
        return PlannedDates.In(typed) is [var only] && only.Length == typed.Length
            ? Of(only)
            : null;
    }

    /// <summary>The short name of two days: a fiscal year, a year, a month; otherwise both with a stroke.</summary>
    public static string CodeOf(DateOnly start, DateOnly end) =>
        start.Day == 1 && start.Month == 4 && end == start.AddYears(1).AddDays(-1)
            ? string.Create(CultureInfo.InvariantCulture, $"FY{start.Year}")
        : start.Day == 1 && start.Month == 1 && end == start.AddYears(1).AddDays(-1)
            ? start.Year.ToString(CultureInfo.InvariantCulture)
        : start.Day == 1 && end == start.AddMonths(1).AddDays(-1)
            ? start.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : start == end ? Iso(start)
        : $"{Iso(start)}/{Iso(end)}";

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(
            text.Trim(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
