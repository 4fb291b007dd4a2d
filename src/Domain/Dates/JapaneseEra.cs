using System.Globalization;

namespace Shirube.Domain.Dates;

/// <summary>Dates in the Japanese calendar (和暦), with the precision they have.</summary>
public static class JapaneseEra
{
    private static readonly (string Name, DateOnly First)[] Eras =
    [
        ("令和", new(2019, 5, 1)),
        ("平成", new(1989, 1, 8)),
        ("昭和", new(1926, 12, 25)),
        ("大正", new(1912, 7, 30)),
        ("明治", new(1868, 10, 23)),
    ];

    private static readonly string[] Signs = ["R㋿", "H㍻", "S㍼", "T㍽", "M㍾"];

    /// <param name="iso">2023, 2023-04, 2023-04-01, or longer: a time's date is taken.</param>
    /// <returns>令和5年4月. Both eras where the year or month holds a change: 平成31年・令和元年. Empty before 明治.</returns>
    public static string Of(string iso)
    {
        var parts = iso.Split('T')[0]
            .Split('-')
            .Select(p => int.Parse(p, CultureInfo.InvariantCulture))
            .ToArray();
        var first = new DateOnly(
            parts[0],
            parts.ElementAtOrDefault(1) is > 0 and var m ? m : 1,
            parts.ElementAtOrDefault(2) is > 0 and var d ? d : 1
        );
        var last = parts.Length switch
        {
            1 => first.AddYears(1).AddDays(-1),
            2 => first.AddMonths(1).AddDays(-1),
            _ => first,
        };
        var rest =
            (parts.Length > 1 ? $"{first.Month}月" : "")
            + (parts.Length > 2 ? $"{first.Day}日" : "");
        return string.Join(
            "・",
            new[] { Year(first), Year(last) }.Where(y => y != "").Distinct().Select(y => y + rest)
        );
    }

    /// <summary>The year of the common era: (令和, 5) is 2023. Also by an era's letter (R, H, S, T, M) and its one sign (㋿).</summary>
    /// <returns>Null for an era that is not known.</returns>
    public static int? YearOf(string era, int year)
    {
        var found = Array.FindIndex(
            Signs,
            s => s.Contains(era, StringComparison.OrdinalIgnoreCase) && era.Length > 0
        );
        if (found < 0)
            found = Array.FindIndex(Eras, e => e.Name == era);
        return found < 0 ? null : Eras[found].First.Year + year - 1;
    }

    private static string Year(DateOnly day)
    {
        var era = Array.Find(Eras, e => day >= e.First);
        if (era.Name is null)
            return "";
        var year = day.Year - era.First.Year + 1;
        return $"{era.Name}{(year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture))}年";
    }
}
