using System.Globalization;

namespace Shirube.Domain.Dates;

/// <summary>How finely a date was printed.</summary>
public enum DatePrecision
{
    Day,

    /// <summary>A third of a month: 上旬, 中旬, 下旬.</summary>
    TenDays,
    Month,
    Quarter,

    /// <summary>Spring from March, summer from June, autumn from September, winter from December.</summary>
    Season,
    Half,
    Year,
    FiscalYear,

    /// <summary>Counted in years from the day of the document (今後5年間), or a decade (2030年代).</summary>
    Years,
}

/// <summary>How what is planned stands to the date.</summary>
public enum DateRelation
{
    /// <summary>In the course of it, or said of it without a word: 2025年度に, (FY 2020).</summary>
    In,

    /// <summary>Not later than its end: までに, 末, by, no later than.</summary>
    By,

    /// <summary>From its beginning on: から, 以降, since, starting in.</summary>
    From,

    /// <summary>Going on up to its end: まで, until.</summary>
    Until,

    /// <summary>Not later than the day before it begins: before.</summary>
    Before,

    /// <summary>Not earlier than the day after it ends: after.</summary>
    After,
}

/// <summary>A date found in a text: the days it may mean, how finely it was printed, and the words around it.</summary>
/// <param name="From">First day of what is named (of 2025年度: 2025-04-01); null where the document would have to say from
/// when it counts (今後5年間, 年内) and was not asked.</param>
/// <param name="To">Last day of what is named, inclusive; null as <paramref name="From"/>.</param>
/// <param name="Printed">The words as they stand, with those of the relation: <c>by the end of FY 2020</c>.</param>
/// <param name="Start">0-based index of the first character.</param>
public sealed record PlannedDate(
    DateOnly? From,
    DateOnly? To,
    DatePrecision Precision,
    DateRelation Relation,
    string Printed,
    int Start,
    int Length
)
{
    /// <summary>頃, 前後, 目途, around, about: the date itself is no promise.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>It counts in fiscal years: quarters, halves and ranges of them among it.</summary>
    public bool IsFiscal { get; init; }

    /// <summary>Two dates with a stretch between them (FY2019-2022, 4月～9月).</summary>
    public bool IsRange { get; init; }

    /// <summary>The last day on which a promise with this date is kept; null where it has none (from FY 2020) or where
    /// that is not known.</summary>
    public DateOnly? Deadline =>
        Relation switch
        {
            DateRelation.From or DateRelation.After => null,
            DateRelation.Before => From?.AddDays(-1),
            _ => To,
        };

    /// <summary>The date alone, short and sortable: <c>2025</c>, <c>FY2025</c>, <c>2025-09</c>, <c>2025-09-30</c>,
    /// <c>FY2025-Q3</c>, <c>2025-H1</c>, a range with a stroke (<c>FY2019/FY2022</c>), <c>~</c> behind it where it is
    /// approximate; the printed words where the days are not known.</summary>
    public string Code =>
        From is not { } first || To is not { } last
            ? Printed
            : (IsRange ? $"{CodeOf(first, first)}/{CodeOf(last, last)}" : CodeOf(first, last))
                + (IsApproximate ? "~" : "");

    private string CodeOf(DateOnly first, DateOnly last)
    {
        var year = IsFiscal ? FiscalYear.Of(first) : first.Year;
        var name = string.Create(CultureInfo.InvariantCulture, $"{(IsFiscal ? "FY" : "")}{year}");
        var month = IsFiscal ? (first.Month + 8) % 12 : first.Month - 1;
        return Precision switch
        {
            DatePrecision.Day => Iso(first, "yyyy-MM-dd"),
            DatePrecision.Month => Iso(first, "yyyy-MM"),
            DatePrecision.Quarter => $"{name}-Q{month / 3 + 1}",
            DatePrecision.Half => $"{name}-H{month / 6 + 1}",
            DatePrecision.Year or DatePrecision.FiscalYear => name,
            _ when first == last => Iso(first, "yyyy-MM-dd"),
            _ => $"{Iso(first, "yyyy-MM-dd")}/{Iso(last, "yyyy-MM-dd")}",
        };
    }

    private static string Iso(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.InvariantCulture);
}
