using System.Text.RegularExpressions;

namespace Shirube.Domain.Dates;

/// <summary>Dates printed in Japanese: 令和５年３月31日, 2025年度第3四半期, R5.3, 2030年代.</summary>
internal static partial class JapaneseDates
{
    private const int LongestLeft = 24;

    private static readonly string[] FirstHalf = ["上半期", "上期", "前半", "前期"];

    /// <param name="text">Folded.</param>
    public static IEnumerable<DatePoint> In(string text)
    {
        if (text.Contains('年', StringComparison.Ordinal))
            foreach (Match match in WithYearSign().Matches(text))
                if (Of(text, match) is { } point)
                    yield return point;
        foreach (Match match in InFigures().Matches(text))
            if (OfFigures(match) is { } point)
                yield return point;
    }

    /// <summary>A year without its sign on the left of a range or a list: 2019 in 2019～2022年度.</summary>
    /// <returns>The point, as precise as the one right of it.</returns>
    public static DatePoint? LeftOf(string text, DatePoint right)
    {
        if (!right.IsWholeYear || right.IsBare || Left(text, right.Start) is not { } match)
            return null;
        var era = match.Groups["era"].Value;
        var printed = match.Groups["year"].Value;
        if (era.Length == 0 && printed.Length != 4)
            era = WithYearSign().Match(text, right.Start).Groups["era"].Value;
        var all = match.Groups["all"];
        return
            (era.Length > 0 || printed.Length == 4)
            && DateYear.Of(era, printed) is { } year
            && year < right.Year
            ? DatePoint.OfYear(all.Index, all.Index + all.Length, year, right.IsFiscal)
            : null;
    }

    private static Match? Left(string text, int before)
    {
        var from = Math.Max(0, before - LongestLeft);
        return LeftYear().Match(text, from, before - from) is { Success: true } match
            ? match
            : null;
    }

    /// <summary>A month of the same year on the right of a range: 9月 in 2025年4月～9月.</summary>
    public static DatePoint? MonthRightOf(string text, DatePoint left)
    {
        var match = RightMonth().Match(text, left.End);
        return match.Success && left is { Precision: DatePrecision.Month, From: { } first }
            ? DateYear.OfMonth(
                match.Groups["month"].Index,
                match.Index + match.Length,
                first.Year,
                DateWords.Number(match.Groups["month"].Value)
            )
            : null;
    }

    private static DatePoint? Of(string text, Match match)
    {
        var era = match.Groups["era"].Value;
        var printed = match.Groups["year"].Value;
        if (era.Length == 0 && printed.Length != 4)
            (era, printed) = OfLeft(text, match.Index, printed);
        if (DateYear.Of(era, printed) is not { } year)
            return null;
        var (start, end) = (match.Index, match.Index + match.Length);
        if (match.Groups["month"].Success)
            return DateYear.OfMonth(
                start,
                end,
                year,
                DateWords.Number(match.Groups["month"].Value),
                DateWords.Number(match.Groups["day"].Value),
                match.Groups["third"].Value
            );
        if (match.Groups["decade"].Success)
            return year % 10 == 0
                ? new(start, end, new(year, 1, 1), new(year + 9, 12, 31), DatePrecision.Years)
                : null;
        if (match.Groups["season"].Success)
            return DateYear.OfSeason(start, end, year, match.Groups["season"].Value);
        var half = match.Groups["half"];
        return DateYear.OfPart(
            start,
            end,
            year,
            match.Groups["fiscal"].Success,
            match.Groups["quarter"].Success ? DateWords.Ordinal(match.Groups["quarter"].Value) : 0,
            !half.Success ? 0
                : FirstHalf.Contains(half.Value) ? 1
                : 2
        );
    }

    /// <summary>A short year takes its era or its century from the year on its left: 4 in 令和元～4年度, 25 in 2024～25年度.</summary>
    private static (string Era, string Year) OfLeft(string text, int start, string printed)
    {
        if (Left(text, start) is not { } left)
            return ("", "");
        var era = left.Groups["era"].Value;
        var year = left.Groups["year"].Value;
        return era.Length > 0 ? (era, printed)
            : year.Length == 4 && printed.Length == 2 ? ("", year[..2] + printed)
            : ("", "");
    }

    private static DatePoint? OfFigures(Match match) =>
        DateYear.Of(match.Groups["era"].Value, match.Groups["year"].Value) is { } year
            ? DateYear.OfMonth(
                match.Index,
                match.Index + match.Length,
                year,
                DateWords.Number(match.Groups["month"].Value),
                DateWords.Number(match.Groups["day"].Value)
            )
            : null;

    [GeneratedRegex(
        @"(?<era>令 ?和|平 ?成|昭 ?和|大 ?正|明 ?治|[㋿㍻㍼㍽㍾]|(?<![A-Za-z0-9])[RHSTM])? {0,2}"
            + @"(?<year>元|(?<![0-9.,])[0-9]{1,4}|(?<![〇一二三四五六七八九十])[〇一二三四五六七八九十]{1,4}) {0,2}年"
            + @"(?:(?<fiscal> ?度)|(?<decade>代)(?!表|理)|(?![間目生齢次功来越忌余]| ?以上| ?未満))"
            + @"(?: {0,2}(?<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九]) {0,2}月(?: {0,2}(?<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) {0,2}日| {0,2}(?<third>[上初中下]旬))?"
            + @"|(?: ?の)? ?(?:第? ?(?<quarter>[1-4一二三四]) ?四半期|(?<quarter>[1-4]Q|Q[1-4])|(?<half>[上下]半期|[上下]期|[前後]半|[前後]期)|(?<season>[春夏秋冬])(?!闘|学)季?))?",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex WithYearSign();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9.,/\-])(?:(?<era>[RHS]|令和|平成|昭和) ?(?<year>[0-9]{1,2}) ?[./] ?|(?<year>(?:19|20|21)[0-9]{2}) ?[./\-] ?)(?<month>1[0-2]|0?[1-9])(?: ?[./\-] ?(?<day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9]|[./\-][0-9]| ?[億兆万%倍人件円割点億])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex InFigures();

    [GeneratedRegex(
        @"(?<all>(?<era>令和|平成|昭和|[RHS])? ?(?<year>元|(?<![0-9.,])[0-9]{1,4}))(?: ?年度?)?(?: ?[~\-] ?| ?から ?| ?[・、,] ?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.RightToLeft
    )]
    private static partial Regex LeftYear();

    [GeneratedRegex(
        @"\G(?: ?[~\-] ?| ?から ?)(?<month>1[0-2]|[1-9]) ?月",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex RightMonth();
}
