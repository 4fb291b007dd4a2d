namespace Shirube.Domain.Dates;

/// <summary>A printed year with what follows it: the same parts in every calendar and language.</summary>
internal static class DateYear
{
    private const int Earliest = 1868;
    private const int Latest = 2200;

    public static int? Valid(int year) => year is >= Earliest and <= Latest ? year : null;

    /// <summary>Of an era where one is printed, else of the common era.</summary>
    public static int? Of(string era, string year) =>
        DateWords.Number(year) is var number && number < 1 ? null
        : era.Length > 0
            ? JapaneseEra.YearOf(era.Replace(" ", "", StringComparison.Ordinal), number)
                    is { } common
                    ? Valid(common)
                : null
        : Valid(number);

    /// <param name="month">0 without one.</param>
    /// <param name="day">0 without one.</param>
    /// <param name="third">上旬, 中旬, 下旬 or empty.</param>
    public static DatePoint? OfMonth(
        int start,
        int end,
        int year,
        int month,
        int day = 0,
        string third = ""
    )
    {
        if (month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month))
            return null;
        var first = new DateOnly(year, month, 1);
        if (day > 0)
            return new(
                start,
                end,
                first.AddDays(day - 1),
                first.AddDays(day - 1),
                DatePrecision.Day
            );
        return third switch
        {
            "上旬" or "初旬" => new(start, end, first, first.AddDays(9), DatePrecision.TenDays),
            "中旬" => new(start, end, first.AddDays(10), first.AddDays(19), DatePrecision.TenDays),
            "下旬" => new(
                start,
                end,
                first.AddDays(20),
                first.AddMonths(1).AddDays(-1),
                DatePrecision.TenDays
            ),
            _ => DatePoint.OfMonths(start, end, first, 1, DatePrecision.Month),
        };
    }

    /// <summary>A part of a year or fiscal year.</summary>
    /// <param name="quarter">1 to 4; 0 for none.</param>
    /// <param name="half">1 or 2; 0 for none.</param>
    public static DatePoint OfPart(
        int start,
        int end,
        int year,
        bool isFiscal,
        int quarter,
        int half
    )
    {
        var first = isFiscal ? FiscalYear.First(year) : new DateOnly(year, 1, 1);
        return quarter is >= 1 and <= 4
                ? DatePoint.OfMonths(
                    start,
                    end,
                    first.AddMonths((quarter - 1) * 3),
                    3,
                    DatePrecision.Quarter
                ) with
                {
                    IsFiscal = isFiscal,
                }
            : half is 1 or 2
                ? DatePoint.OfMonths(
                    start,
                    end,
                    first.AddMonths((half - 1) * 6),
                    6,
                    DatePrecision.Half
                ) with
                {
                    IsFiscal = isFiscal,
                }
            : DatePoint.OfYear(start, end, year, isFiscal);
    }

    /// <summary>Spring to winter; the winter of a year begins in its December.</summary>
    /// <param name="season">Begins with 春, 夏, 秋, 冬 or sp, su, au, fa, wi.</param>
    public static DatePoint OfSeason(int start, int end, int year, string season)
    {
        var month = season.ToLowerInvariant() switch
        {
            ['春' or 's', ..] and not ['s', 'u', ..] => 3,
            ['夏' or 's', ..] => 6,
            ['秋' or 'a' or 'f', ..] => 9,
            _ => 12,
        };
        return DatePoint.OfMonths(start, end, new(year, month, 1), 3, DatePrecision.Season);
    }
}
