using System.Globalization;
using Shirube.Domain;

namespace Shirube.App.Pages;

/// <summary>The reader's language. Every word of the pages is a pair, so neither language can lack one.</summary>
public sealed class Localiser
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public Language Language { get; set; }

    /// <summary>BCP 47: <c>ja</c>, <c>en</c>.</summary>
    public string Code => Language == Language.English ? "en" : "ja";

    public CultureInfo Culture => Language == Language.English ? English : Japanese;

    public string this[string ja, string en] => Language == Language.English ? en : ja;

    public string this[Message message] => message.In(Language);

    /// <summary>The English name where the reader wants English and there is one.</summary>
    public string Name(string name, string? nameEn) =>
        Language == Language.English && nameEn is { Length: > 0 } ? nameEn : name;

    /// <summary>The language of words that are not the page's own, for their <c>lang</c>; null where it is the page's.</summary>
    public string? Foreign(string? words) =>
        words is null ? null
        : Language == Language.English
            ? words.Any(IsJapanese) ? "ja"
                : null
        : IsEnglish(words) ? "en"
        : null;

    // Words of it, and not only the abbreviations that Japanese is full of.
    private static bool IsEnglish(string words) =>
        words.Contains(' ', StringComparison.Ordinal)
        && words.Any(char.IsAsciiLetterLower)
        && !words.Any(IsJapanese);

    // Kana, the ideographs, and their full-width companions.
    private static bool IsJapanese(char c) => c is >= '\u3000' and <= '\u9fff' or >= '\uff00';

    /// <summary>In English: 1 goal, 2 goals.</summary>
    /// <param name="noun">With a plural in s.</param>
    public string Count(long number, string noun) =>
        $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>A date of ISO 8601 with the precision it has: 2023-04 → 2023年4月, April 2023. Anything else as it is.</summary>
    public string Date(string? iso)
    {
        var parts = (iso ?? "").Split('-');
        var formats = this["yyyy年|yyyy年M月|yyyy年M月d日", "yyyy|MMMM yyyy|d MMMM yyyy"]
            .Split('|');
        return
            parts.Length <= 3
            && DateOnly.TryParseExact(
                string.Join('-', parts.Concat(["01", "01"]).Take(3)),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
            ? date.ToString(formats[parts.Length - 1], Culture)
            : iso ?? "";
    }

    /// <summary>A moment, in Japan's time.</summary>
    public string Time(DateTime utc) =>
        TimeZoneInfo
            .ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Tokyo)
            .ToString(this["yyyy年M月d日 HH:mm", "d MMMM yyyy, HH:mm 'JST'"], Culture);
}
