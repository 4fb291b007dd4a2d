using Shirube.Domain.Dates;

namespace Shirube.Reading.Stages;

/// <summary>The date of a document as it prints it (2023 年 4 月時点, 令和５年４月１日, 2023/4/1, April 2023), in ISO 8601 with
/// its own precision.</summary>
internal static class PrintedDate
{
    private const int LongestLine = 200;

    /// <summary>The first date of the line; null without one. A fiscal year (年度) and a year without its sign are no date.</summary>
    public static string? Of(string line) =>
        line.Length > LongestLine
            ? null
            : PlannedDates
                .In(line)
                .Where(d =>
                    !d.IsFiscal
                    && (
                        d.Precision is DatePrecision.Day or DatePrecision.Month
                        || d.Precision == DatePrecision.Year
                            && d.Printed.Contains('年', StringComparison.Ordinal)
                    )
                )
                .Select(d =>
                    d.From?.ToString(
                        d.Precision switch
                        {
                            DatePrecision.Day => "yyyy-MM-dd",
                            DatePrecision.Month => "yyyy-MM",
                            _ => "yyyy",
                        },
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
                .FirstOrDefault(iso => iso != null);

    /// <summary>A line that says little more than a date.</summary>
    public static bool IsDateLine(string line) => line.Trim().Length <= 40 && Of(line) != null;
}
