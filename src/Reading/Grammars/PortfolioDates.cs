using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A date that a slide tells of something.</summary>
/// <param name="Name">What happened, in the words in front of the date.</param>
/// <param name="Date">ISO 8601 with the precision of the print; null for a fiscal year.</param>
/// <param name="What">Words beside the date in its bracket: 閣議決定.</param>
internal sealed record PrintedEvent(
    string Name,
    string? Date,
    int? FiscalYear,
    string? What,
    bool IsAbout,
    bool IsSure
);

/// <summary>Dated events in sentences and headings: a name with a date in brackets behind it, or a date with what
/// happened then.</summary>
internal static partial class PortfolioDates
{
    private const int LongestText = 3000;

    /// <summary>A line that is nothing but the name of a paper and when it was decided.</summary>
    public static bool IsCitation(string line) =>
        line.Length <= 120 && Citation().IsMatch(HalfWidth.Of(line).TrimEnd());

    public static List<PrintedEvent> In(string text)
    {
        var events = new List<(int At, PrintedEvent Event)>();
        if (text.Length > LongestText)
            return [];
        var half = HalfWidth.Of(text);
        string? year = null;
        foreach (Match match in Bracketed().Matches(half))
            if (Event(text, half, match, ref year) is { } found)
                events.Add((match.Index, found));
        foreach (Match match in Leading().Matches(half))
            if (PrintedDate.Of(match.Groups["date"].Value) is { } date)
                events.Add(
                    (
                        match.Index,
                        new(
                            Slice(text, match.Groups["name"]),
                            date,
                            null,
                            null,
                            match.Groups["about"].Success,
                            true
                        )
                    )
                );
        return [.. events.OrderBy(e => e.At).Select(e => e.Event)];
    }

    private static PrintedEvent? Event(string text, string half, Match match, ref string? year)
    {
        var inside = match.Groups["inside"].Value.Trim();
        if (Open().IsMatch(inside))
            return null;
        int? fiscal = null;
        string? date = null;
        var rest = inside;
        if (Same().Match(inside) is { Success: true } same && year != null)
        {
            date = $"{year}-{Number(same.Groups["month"].Value):00}";
            if (same.Groups["day"].Success)
                date += $"-{Number(same.Groups["day"].Value):00}";
            rest = inside[same.Length..];
        }
        else if (Fiscal().Match(inside) is { Success: true } f)
            (fiscal, rest) = (PortfolioYears.Of(f.Value), inside[f.Length..]);
        else if (Date().Match(inside) is { Success: true } d)
        {
            date = PrintedDate.Of(d.Value);
            rest = inside[(d.Index + d.Length)..];
        }
        if (date == null && fiscal == null)
            return null;
        year = date?[..4] ?? year;
        var what = rest.Trim(' ', '、', ',', 'に', '付').Trim();
        what = From().Replace(what, "");
        var name = Name(text, half, match.Index);
        if (name.Length == 0)
            name = what;
        return name.Length is < 2 or > 80
            ? null
            : new(
                name,
                date,
                fiscal,
                what.Length > 0 && what != name ? what : null,
                false,
                what.Length > 0 || name[^1] == '」' || Happens().IsMatch(name)
            );
    }

    /// <summary>The words in front of the bracket: the quoted name, else what stands since the last comma, full stop or
    /// topic particle.</summary>
    private static string Name(string text, string half, int end)
    {
        var before = half[..end].TrimEnd();
        if (before.Length > 0 && before[^1] is '」' or '』')
        {
            var open = before.LastIndexOf(before[^1] == '」' ? '「' : '『');
            return open < 0 ? "" : text[open..before.Length].Trim();
        }
        var start = before.LastIndexOfAny(['、', '。', ',', '\n', ')', '→', '⇒']) + 1;
        if (
            before.LastIndexOf(": ", StringComparison.Ordinal) is var colon and >= 0
            && colon + 2 > start
        )
            start = colon + 2;
        foreach (Match topic in Topic().Matches(before))
            if (topic.Index + topic.Length > start)
                start = topic.Index + topic.Length;
        return text[start..before.Length].Trim(' ', '　', '【', '「', '『', '・', '】');
    }

    private static string Slice(string text, Group group) =>
        text.Substring(group.Index, group.Length).Trim();

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((?<inside>[^()\n]{0,40}(?:年|[0-9]{4}[./][0-9])[^()\n]{0,30})\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[~～〜]|現在|時点|まで|以降|か年|年間|年半|版|改訂|改定\d|[0-9]{4}\s*[-–]")]
    private static partial Regex Open();

    [GeneratedRegex(@"^同年?(?<month>[0-9]{1,2})月(?:(?<day>[0-9]{1,2})日)?")]
    private static partial Regex Same();

    [GeneratedRegex(@"^(?:令和|平成|R)?\s*(?:[0-9]{1,4}|元)\s*年度")]
    private static partial Regex Fiscal();

    [GeneratedRegex(
        @"(?:令和|平成|昭和|[RHS])?\s*(?:[0-9]{1,4}|元)\s*(?:年(?:\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?)?|[./][0-9]{1,2}(?:[./][0-9]{1,2})?)"
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?:より|から|に)")]
    private static partial Regex From();

    [GeneratedRegex(@"(?:では|には|は)(?=[A-Za-z\p{IsCJKUnifiedIdeographs}\p{IsKatakana}「『])")]
    private static partial Regex Topic();

    [GeneratedRegex(
        @"(?:公開|発表|公表|成立|施行|策定|設立|設置|発足|開始|創設|発売|制定|改正|締結|開催|決定|稼働|採択|刷新)$"
    )]
    private static partial Regex Happens();

    [GeneratedRegex(
        @"(?<![0-9(~～〜\-])(?<date>(?:[0-9]{4}|(?:令和|平成)(?:[0-9]{1,2}|元))年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)(?<about>頃|ごろ|前後)?(?:の|に、?|から|、)(?<name>[^、。()\n0-9]{2,30}?(?:公開|発表|公表|成立|施行|策定|設立|設置|発足|開始|創設|発売|制定|改正|締結|開催|稼働|\p{IsCJKUnifiedIdeographs}{2,4}化))(?=を契機|が|し|さ|、|。|$)"
    )]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"^[^。]{4,90}\([^()]{0,6}(?:令和|平成|[0-9]{4})\s*[0-9元]*\s*年[^()]{0,14}(?:閣議決定|決定|施行|公布|成立|策定|公表)[^()]{0,6}\)】?$"
    )]
    private static partial Regex Citation();
}
