namespace Shirube.Domain.Dates;

/// <summary>A date without the words around it, while a text is searched.</summary>
/// <param name="End">Index behind its last character.</param>
internal sealed record DatePoint(
    int Start,
    int End,
    DateOnly? From,
    DateOnly? To,
    DatePrecision Precision
)
{
    public bool IsFiscal { get; init; }
    public bool IsRange { get; init; }
    public bool IsApproximate { get; init; }

    /// <summary>A number that only the words around it make a year: <c>by 2020</c>.</summary>
    public bool IsBare { get; init; }

    /// <summary>What the point says of the relation by itself: 年内, 5年以内.</summary>
    public DateRelation? Relation { get; init; }

    /// <summary>The year it is called after.</summary>
    public int? Year =>
        From is { } first
            ? IsFiscal
                ? FiscalYear.Of(first)
                : first.Year
            : null;

    public bool IsWholeYear => Precision is DatePrecision.Year or DatePrecision.FiscalYear;

    public static DatePoint OfYear(int start, int end, int year, bool isFiscal) =>
        isFiscal
            ? new(
                start,
                end,
                FiscalYear.First(year),
                FiscalYear.Last(year),
                DatePrecision.FiscalYear
            )
            {
                IsFiscal = true,
            }
            : new(start, end, new(year, 1, 1), new(year, 12, 31), DatePrecision.Year);

    /// <param name="months">How many, from the first one on.</param>
    public static DatePoint OfMonths(
        int start,
        int end,
        DateOnly first,
        int months,
        DatePrecision precision
    ) => new(start, end, first, first.AddMonths(months).AddDays(-1), precision);

    /// <summary>Both with what lies between them.</summary>
    public DatePoint Through(DatePoint last) =>
        last with
        {
            Start = Start,
            From = From,
            Precision = Precision == last.Precision ? Precision : DatePrecision.Day,
            IsFiscal = IsFiscal && last.IsFiscal,
            IsRange = true,
            IsApproximate = IsApproximate || last.IsApproximate,
            IsBare = false,
        };
}
