using System.Text.RegularExpressions;

namespace Shirube.App.Pages.Register;

/// <summary>The code of a planned date in words: FY2025 → 2025年度, FY 2025.</summary>
internal static partial class DateWords
{
    public static string Of(Localiser l, string code)
    {
        var isAbout = code.EndsWith('~');
        var words = string.Join(
            l["〜", "–"],
            code.TrimEnd('~').Split('/').Select(part => OfPart(l, part))
        );
        return isAbout ? l[$"{words}頃", $"about {words}"] : words;
    }

    private static string OfPart(Localiser l, string part)
    {
        if (Part().Match(part) is not { Success: true } match)
            return l.Date(part);
        var year = match.Groups["year"].Value;
        var words = match.Groups["fiscal"].Success
            ? l[$"{year}年度", $"FY {year}"]
            : l[$"{year}年", year];
        var number = match.Groups["number"].Value;
        return match.Groups["unit"].Value switch
        {
            "Q" => l[$"{words}第{number}四半期", $"Q{number} of {words}"],
            "H" => l[
                $"{words}{(number == "1" ? "上" : "下")}半期",
                $"{(number == "1" ? "first" : "second")} half of {words}"
            ],
            _ => words,
        };
    }

    [GeneratedRegex(
        "^(?<fiscal>FY)?(?<year>[0-9]{4})(?:-(?<unit>[QH])(?<number>[1-4]))?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Part();
}
