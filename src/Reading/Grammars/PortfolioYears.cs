using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars;

/// <summary>Years as slides print them: 令和8年度, R8, 2026年度.</summary>
internal static partial class PortfolioYears
{
    /// <returns>The year of the words' first year in the common era; null without one.</returns>
    public static int? Of(string words)
    {
        if (words.Length > 200 || Year().Match(Normal.Nfkc(words)) is not { Success: true } match)
            return null;
        var digits = match.Groups["year"].Value;
        var year = digits == "元" ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);
        year += match.Groups["era"].Value switch
        {
            "令和" or "R" => 2018,
            "平成" or "H" => 1988,
            "昭和" or "S" => 1925,
            _ => 0,
        };
        return year is >= 1868 and <= 2200 ? year : null;
    }

    [GeneratedRegex(
        @"(?:(?<era>令和|平成|昭和|(?<![A-Za-z])[RHS](?=\s?\d))\s*(?<year>元|\d{1,2})|(?<!\d)(?<year>\d{4}))(?!\d)"
    )]
    private static partial Regex Year();
}
