using System.Globalization;
using System.Text;

namespace Shirube.Reading.Formats.Packages;

/// <summary>A number as a list of Word prints it (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat).</summary>
internal static class NumberWords
{
    private const string Aiueo =
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private const string Iroha =
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
    private const string HalfAiueo = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
    private const string HalfIroha = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "〇壱弐参四伍六七八九";

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

    /// <param name="format">As in the file; what is unknown is printed in digits.</param>
    public static string Of(int n, string format) =>
        format switch
        {
            "none" or "bullet" => "",
            "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
            "upperRoman" => Roman(n),
            "lowerRoman" => Roman(n).ToLowerInvariant(),
            "upperLetter" => Letters(n, 'A'),
            "lowerLetter" => Letters(n, 'a'),
            "aiueo" => In(HalfAiueo, n),
            "aiueoFullWidth" => In(Aiueo, n),
            "iroha" => In(HalfIroha, n),
            "irohaFullWidth" => In(Iroha, n),
            "ideographTraditional" => In(Stems, n),
            "ideographZodiac" => In(Branches, n),
            "decimalFullWidth" or "decimalFullWidth2" => Wide(n),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(n),
            "decimalEnclosedFullstop" => n is >= 1 and <= 20
                ? ((char)('⒈' + n - 1)).ToString()
                : Plain(n) + ".",
            "decimalEnclosedParen" => n is >= 1 and <= 20
                ? ((char)('⑴' + n - 1)).ToString()
                : $"({Plain(n)})",
            "ideographEnclosedCircle" => n is >= 1 and <= 10
                ? ((char)('㊀' + n - 1)).ToString()
                : Counting(n, Digits),
            "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => ByDigit(n),
            "japaneseCounting"
            or "chineseCounting"
            or "chineseCountingThousand"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand" => Counting(n, Digits),
            "japaneseLegal" => Counting(n, LegalDigits),
            "numberInDash" => $"- {Plain(n)} -",
            "ordinal" => Plain(n) + Ending(n),
            "hex" => n.ToString("X", CultureInfo.InvariantCulture),
            _ => Plain(n),
        };

    private static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string In(string signs, int n) =>
        n <= 0 ? Plain(n) : signs[(n - 1) % signs.Length].ToString();

    // After z comes aa, then bb: the same letter again, once more for each round.
    private static string Letters(int n, char first) =>
        n is <= 0 or > 26 * 100 ? Plain(n) : new((char)(first + (n - 1) % 26), (n - 1) / 26 + 1);

    private static string Roman(int n)
    {
        if (n is <= 0 or >= 4000)
            return Plain(n);
        var text = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
            for (; n >= value; n -= value)
                text.Append(sign);
        return text.ToString();
    }

    private static string Wide(int n) =>
        string.Concat(Plain(n).Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c));

    private static string Circled(int n) =>
        n switch
        {
            >= 1 and <= 20 => ((char)('①' + n - 1)).ToString(),
            >= 21 and <= 35 => ((char)('㉑' + n - 21)).ToString(),
            >= 36 and <= 50 => ((char)('㊱' + n - 36)).ToString(),
            _ => Plain(n),
        };

    private static string ByDigit(int n) =>
        string.Concat(Plain(n).Select(c => char.IsAsciiDigit(c) ? Digits[c - '0'] : c));

    private static string Counting(int n, string digits)
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

    private static string Ending(int n) =>
        (n % 100) is >= 11 and <= 13
            ? "th"
            : (n % 10) switch
            {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            };
}
