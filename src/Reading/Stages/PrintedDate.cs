using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Stages;

/// <summary>A date as documents print it (2023 年 4 月時点, 令和５年４月１日, 2023/4/1), in ISO 8601 with its own precision.</summary>
internal static partial class PrintedDate
{
    /// <summary>The first date of the line; null without one. A fiscal year (年度) is no date.</summary>
    public static string? Of(string line)
    {
        if (line.Length > 200)
            return null;
        var text = Normal.Nfkc(line);
        if (text.AsSpan().IndexOfAny("年/.-") < 0)
            return null;
        text = Spaces().Replace(text, "");
        foreach (Match match in Pattern().Matches(text))
            if (Iso(match) is { } iso)
                return iso;
        return null;
    }

    /// <summary>A line that says little more than a date.</summary>
    public static bool IsDateLine(string line) => line.Trim().Length <= 40 && Of(line) != null;

    private static string? Iso(Match match)
    {
        var year = match.Groups["year"].Value == "元" ? 1 : Number(match, "year");
        year += match.Groups["era"].Value switch
        {
            "令和" or "R" => 2018,
            "平成" or "H" => 1988,
            "昭和" or "S" => 1925,
            _ => 0,
        };
        var (month, day) = (Number(match, "month"), Number(match, "day"));
        if (year is < 1868 or > 2200 || month > 12 || day > 31)
            return null;
        var iso = year.ToString("0000", CultureInfo.InvariantCulture);
        if (month > 0)
            iso += month.ToString("-00", CultureInfo.InvariantCulture);
        if (day > 0)
            iso += day.ToString("-00", CultureInfo.InvariantCulture);
        return iso;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } g
            ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"(?<era>令和|平成|昭和|[RHS](?=\d))?(?<year>元|\d{1,4})(?:年(?!度)(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?|(?<=\d{4})[/.\-](?<month>\d{1,2})(?!\d)(?:[/.\-](?<day>\d{1,2})(?!\d))?)"
    )]
    private static partial Regex Pattern();
}
