using System.Text.RegularExpressions;

namespace Shirube.Domain.Dates;

/// <summary>Dates counted from the day of the document: 年内, 来年度, 今後5年間, within three years, next fiscal year.</summary>
internal static partial class RelativeDates
{
    private const int LongestPlan = 100;

    /// <param name="text">Folded.</param>
    /// <param name="asOf">The day of the document; without it the points have no days.</param>
    public static IEnumerable<DatePoint> In(string text, DateOnly? asOf)
    {
        foreach (Match match in Named().Matches(text))
            yield return OfNamed(match, asOf);
        foreach (Match match in Counted().Matches(text))
            if (OfCount(match, asOf) is { } point)
                yield return point;
    }

    private static DatePoint OfNamed(Match match, DateOnly? asOf)
    {
        var isFiscal = match.Groups["fiscal"].Success;
        var (start, end) = (match.Index, match.Index + match.Length);
        var shift =
            match.Groups["next"].Success ? 1
            : match.Groups["last"].Success ? -1
            : 0;
        var point = asOf is { } day
            ? DatePoint.OfYear(
                start,
                end,
                (isFiscal ? FiscalYear.Of(day) : day.Year) + shift,
                isFiscal
            )
            : new(start, end, null, null, isFiscal ? DatePrecision.FiscalYear : DatePrecision.Year)
            {
                IsFiscal = isFiscal,
            };
        return match.Groups["within"].Success ? point with { Relation = DateRelation.By } : point;
    }

    private static DatePoint? OfCount(Match match, DateOnly? asOf)
    {
        var count = DateWords.Count(match.Groups["count"].Value);
        if (count is < 1 or > LongestPlan)
            return null;
        var isMonths = match.Groups["months"].Success;
        var isAfter = match.Groups["after"].Success;
        DateOnly? last = isMonths ? asOf?.AddMonths(count) : asOf?.AddYears(count);
        return new(
            match.Index,
            match.Index + match.Length,
            isAfter ? last : asOf,
            last,
            DatePrecision.Years
        )
        {
            Relation = isAfter ? DateRelation.In : DateRelation.By,
            IsApproximate = isAfter,
        };
    }

    [GeneratedRegex(
        @"(?<![0-9同毎各数一-十])(?:(?<next>来|翌)|(?<last>昨|前)(?=年度)|今|本)年(?<fiscal>度)?(?<within>内|中(?![国学期心央小堅長]))?"
            + @"|(?<![0-9今本来翌昨前同毎各数学長生近通積一-十])年(?<fiscal>度)?(?<within>内)(?![部外容閣装定])"
            + @"|\b(?<within>within )?(?:this|the current|(?<next>(?:the )?next|the following|the coming)|(?<last>(?:the )?last)) (?:(?<fiscal>FY|fiscal year)|(?:calendar )?year)\b(?!s)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"(?:今後|向こう|この先|これから) ?(?:の ?)?(?<count>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?(?:[か\u30ab\u30f6\u30b1箇] ?)?(?:年(?!度)|(?<months>月))(?: ?間| ?程度)?(?: ?以内| ?で)?"
            + @"|(?<![0-9.])(?<count>[0-9]{1,2}|(?<![一-十])[一二三四五六七八九十]{1,3}) ?(?:[か\u30ab\u30f6\u30b1箇] ?)?(?:年|(?<months>月)) ?(?:以内|(?<after>後)(?!半|期))"
            + @"|\b(?:with)?in (?:the )?(?:(?:next|coming) )?(?<count>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:years?|(?<months>months?))\b"
            + @"|\b(?:over|during|for) the (?:next|coming) (?<count>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:years?|(?<months>months?))\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Counted();
}
