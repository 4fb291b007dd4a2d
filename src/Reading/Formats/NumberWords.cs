using System.Globalization;
using System.Text;

namespace Shirube.Reading.Formats;

/// <summary>Numbers in the ways in which lists print them, whatever the format. What a way has no words for is printed
/// in digits.</summary>
internal static class NumberWords
{
    /// <summary>In the order of the sounds, without the two letters that only some lists count (ヰ, ヱ).</summary>
    public const string Aiueo =
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

    /// <summary>In the order of the poem, without ン.</summary>
    public const string Iroha =
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    public const string KanjiDigits = "〇一二三四五六七八九";
    public const string LegalDigits = "〇壱弐参四伍六七八九";

    private static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    public static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);

    /// <summary>In capitals, from 1 to 3999.</summary>
    public static string Roman(int n)
    {
        if (n is <= 0 or >= 4000)
            return Plain(n);
        var text = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
            for (; n >= value; n -= value)
                text.Append(sign);
        return text.ToString();
    }

    /// <summary>From 1 to 9999: 千二百十, with <see cref="LegalDigits"/> 壱千弐百壱拾.</summary>
    public static string Counting(int n, string digits)
    {
        if (n is <= 0 or > 9999)
            return Plain(n);
        var text = new StringBuilder();
        foreach (
            var (value, sign) in (ReadOnlySpan<(int, char)>)[(1000, '千'), (100, '百'), (10, '十')]
        )
        {
            if (n / value > 1 || (n / value == 1 && digits == LegalDigits))
                text.Append(digits[n / value]);
            if (n / value > 0)
                text.Append(sign == '十' && digits == LegalDigits ? '拾' : sign);
            n %= value;
        }
        return n == 0 ? text.ToString() : text.Append(digits[n]).ToString();
    }

    /// <summary>二〇二五.</summary>
    public static string ByDigit(int n) =>
        string.Concat(Plain(n).Select(c => char.IsAsciiDigit(c) ? KanjiDigits[c - '0'] : c));
}
