using System.Globalization;
using System.Text;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>Days and times of a sheet as their format prints them, with the eras of Japan.</summary>
internal static class DateWords
{
    private const double LastDay = 2_958_466;
    private const string WeekDays = "日月火水木金土";

    private static readonly (DateTime From, string Long, string Letter)[] Eras =
    [
        (new(2019, 5, 1), "令和", "R"),
        (new(1989, 1, 8), "平成", "H"),
        (new(1926, 12, 25), "昭和", "S"),
        (new(1912, 7, 30), "大正", "T"),
        (new(1868, 1, 25), "明治", "M"),
    ];

    /// <returns>Null for a value that is no day.</returns>
    public static string? Of(double value, FormatSection section, bool isFrom1904)
    {
        if (value < 0 || value >= LastDay)
            return null;
        var time = Day(Math.Round(value * 86400) / 86400, isFrom1904);
        var tokens = section.Tokens;
        var isJapanese =
            section.IsJapanese || tokens.Any(t => t.Kind == TokenKind.Date && t.Text[0] == 'g');
        var hasHalf = section.Has(TokenKind.DayHalf);
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
            text.Append(
                tokens[i].Kind switch
                {
                    TokenKind.Literal => tokens[i].Text,
                    TokenKind.Comma or TokenKind.Point => tokens[i].Text,
                    TokenKind.DayHalf => time.Hour < 12 ? "AM" : "PM",
                    TokenKind.Elapsed => Elapsed(value, tokens[i].Text),
                    TokenKind.Date when tokens[i].Text[0] == 'm' && IsMinute(tokens, i) => Two(
                        time.Minute,
                        tokens[i].Text
                    ),
                    TokenKind.Date => Part(
                        time,
                        tokens[i].Text,
                        isJapanese,
                        hasHalf,
                        section.HasFirstYear
                    ),
                    _ => "",
                }
            );
        return text.ToString().Trim();
    }

    /// <summary>Day 60 of the older count is 29 February 1900, which never was.</summary>
    private static DateTime Day(double value, bool isFrom1904) =>
        isFrom1904 ? new DateTime(1904, 1, 1).AddDays(value)
        : value < 60 ? new DateTime(1899, 12, 31).AddDays(value)
        : new DateTime(1899, 12, 30).AddDays(value);

    /// <summary>m is minutes behind hours and before seconds, months elsewhere.</summary>
    private static bool IsMinute(FormatToken[] tokens, int at)
    {
        var before = tokens[..at].LastOrDefault(IsTime);
        var behind = tokens[(at + 1)..].FirstOrDefault(IsTime);
        return tokens[at].Text.Length <= 2 && (before.Text?[0] == 'h' || behind.Text?[0] == 's');
    }

    private static bool IsTime(FormatToken token) =>
        token.Kind is TokenKind.Date or TokenKind.Elapsed;

    private static string Elapsed(double value, string unit)
    {
        var all = unit[0] switch
        {
            'h' => value * 24,
            'm' => value * 1440,
            _ => value * 86400,
        };
        return Math.Floor(Math.Round(all, 6))
            .ToString(new string('0', unit.Length), CultureInfo.InvariantCulture);
    }

    private static string Part(
        DateTime time,
        string token,
        bool isJapanese,
        bool hasHalf,
        bool hasFirstYear
    ) =>
        (token[0], token.Length) switch
        {
            ('y', <= 2) => Two(time.Year % 100, "yy"),
            ('y', _) => time.Year.ToString("0000", CultureInfo.InvariantCulture),
            ('m', 3) => time.ToString("MMM", CultureInfo.InvariantCulture),
            ('m', 4) => time.ToString("MMMM", CultureInfo.InvariantCulture),
            ('m', 5) => time.ToString("MMM", CultureInfo.InvariantCulture)[..1],
            ('m', _) => Two(time.Month, token),
            ('d', 3) => time.ToString("ddd", CultureInfo.InvariantCulture),
            ('d', >= 4) => time.ToString("dddd", CultureInfo.InvariantCulture),
            ('d', _) => Two(time.Day, token),
            ('h', _) => Two(hasHalf ? (time.Hour + 11) % 12 + 1 : time.Hour, token),
            ('s', _) => Two(time.Second, token),
            ('a', >= 4) => WeekDays[(int)time.DayOfWeek] + "曜日",
            ('a', _) => WeekDays[(int)time.DayOfWeek].ToString(),
            ('g', var length) => EraOf(time) is not { } era ? ""
            : length == 1 ? era.Letter
            : length == 2 ? era.Long[..1]
            : era.Long,
            ('e', _) => YearOfEra(time, token, isJapanese, hasFirstYear),
            _ => "",
        };

    private static string YearOfEra(DateTime time, string token, bool isJapanese, bool hasFirstYear)
    {
        if (!isJapanese || EraOf(time) is not { } era)
            return time.Year.ToString(CultureInfo.InvariantCulture);
        var year = time.Year - era.From.Year + 1;
        return year == 1 && hasFirstYear ? "元" : Two(year, token);
    }

    private static (DateTime From, string Long, string Letter)? EraOf(DateTime time)
    {
        foreach (var era in Eras)
            if (time >= era.From)
                return era;
        return null;
    }

    private static string Two(int n, string token) =>
        n.ToString(token.Length >= 2 ? "00" : "0", CultureInfo.InvariantCulture);
}
