using System.Text.RegularExpressions;

namespace Shirube.Domain.Dates;

/// <summary>Dates printed in English: FY 2022, Q3 of FY2021, the second half of 2020, April 1, 2020, summer 2025; and
/// figures that may be years.</summary>
internal static partial class EnglishDates
{
    /// <param name="text">Folded.</param>
    public static IEnumerable<DatePoint> In(string text)
    {
        foreach (Match match in Fiscal().Matches(text))
            if (OfYear(match, true) is { } point)
                yield return point;
        foreach (Match match in Part().Matches(text))
            if (OfYear(match, false) is { } point)
                yield return point;
        foreach (Match match in Month().Matches(text))
            if (
                DateYear.OfMonth(
                    match.Index,
                    match.Index + match.Length,
                    DateWords.Number(match.Groups["year"].Value),
                    DateWords.Month(match.Groups["month"].Value),
                    DateWords.Number(match.Groups["day"].Value)
                ) is
                { } point
            )
                yield return point;
        foreach (Match match in Decade().Matches(text))
            yield return new(
                match.Index,
                match.Index + match.Length,
                new(DateWords.Number(match.Groups["year"].Value), 1, 1),
                new(DateWords.Number(match.Groups["year"].Value) + 9, 12, 31),
                DatePrecision.Years
            );
        foreach (Match match in Bare().Matches(text))
            yield return DatePoint.OfYear(
                match.Index,
                match.Index + 4,
                DateWords.Number(match.Value[..4]),
                false
            ) with
            {
                IsBare = true,
            };
    }

    /// <summary>The second year of a range, in two or four figures: 22 in FY2019-22.</summary>
    public static DatePoint? RightOf(string text, DatePoint left)
    {
        if (!left.IsWholeYear || left.Year is not { } first)
            return null;
        var match = RightYear().Match(text, left.End);
        if (!match.Success)
            return null;
        var year = DateWords.Number(match.Groups["year"].Value);
        if (year < 100)
            year += first / 100 * 100;
        return year > first && year - first < 60
            ? DatePoint.OfYear(
                match.Groups["year"].Index,
                match.Index + match.Length,
                year,
                left.IsFiscal
            )
            : null;
    }

    private static DatePoint? OfYear(Match match, bool isFiscal)
    {
        var printed = match.Groups["year"].Value;
        var year = DateWords.Number(printed) + (printed.Length == 2 ? 2000 : 0);
        if (DateYear.Valid(year) is null)
            return null;
        var (start, end) = (match.Index, match.Index + match.Length);
        if (match.Groups["season"].Success)
            return DateYear.OfSeason(start, end, year, match.Groups["season"].Value);
        var half = match.Groups["half"].Value.ToLowerInvariant();
        return DateYear.OfPart(
            start,
            end,
            year,
            isFiscal,
            match.Groups["quarter"].Success ? DateWords.Ordinal(match.Groups["quarter"].Value) : 0,
            half is "" ? 0
                : half is "latter" ? 2
                : DateWords.Ordinal(half)
        );
    }

    private const string Parts =
        @"(?:(?:(?<quarter>Q[1-4]|[1-4]Q)|(?<quarter>first|second|third|fourth|1st|2nd|3rd|4th) quarter|(?<half>[12]H|H[12])|(?<half>first|second|latter|1st|2nd) half)(?: of)?(?: the)?,? )";

    [GeneratedRegex(
        @"(?<![A-Za-z])"
            + Parts
            + @"?(?:J?FYs?|(?:Japanese )?fiscal(?: years?)?) ?(?<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])(?:,? ?(?<quarter>Q[1-4]|[1-4]Q)|,? ?(?<half>[12]H|H[12]))?(?![A-Za-z0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Fiscal();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:"
            + Parts
            + @"|(?<season>spring|summer|autumn|fall|winter)(?: of)?,? )(?<year>(?:19|20)[0-9]{2})(?![0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Part();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?)?(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?: (?<day>[0-9]{1,2})(?:st|nd|rd|th)?)?,? (?:of )?(?<year>(?:19|20)[0-9]{2})(?![0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Month();

    [GeneratedRegex(@"(?<![\w.,])(?<year>(?:19|20)[0-9]0)'?s(?!\w)", RegexOptions.ExplicitCapture)]
    private static partial Regex Decade();

    /// <summary>A figure that reads as a year and is no amount of anything.</summary>
    [GeneratedRegex(
        @"(?<![\w.,/#$¥])(?<!(?<!\b(?:early|mid|late))-)(?:19[5-9]|20[0-9]|21[0-4])[0-9](?![\w%$]|[.,/][0-9]| ?(?:yen|people|persons|companies|users|cases|items|units|schools|students|projects|billion|million|trillion|hours|km|kg)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"\G(?: ?[~\-] ?| to | through | until )(?:FY ?)?(?<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9A-Za-z%]|[.,/\-][0-9])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex RightYear();
}
