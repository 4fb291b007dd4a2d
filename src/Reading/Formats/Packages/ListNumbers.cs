using System.Globalization;

namespace Shirube.Reading.Formats.Packages;

/// <summary>A number as a list of Word prints it (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat).</summary>
internal static class ListNumbers
{
    // Word counts on with ン where the poem ends.
    private const string Iroha = NumberWords.Iroha + "ン";
    private const string HalfAiueo = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
    private const string HalfIroha = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <param name="format">As in the file; what is unknown is printed in digits.</param>
    public static string Of(int n, string format) =>
        format switch
        {
            "none" or "bullet" => "",
            "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
            "upperRoman" => NumberWords.Roman(n),
            "lowerRoman" => NumberWords.Roman(n).ToLowerInvariant(),
            "upperLetter" => Letters(n, 'A'),
            "lowerLetter" => Letters(n, 'a'),
            "aiueo" => In(HalfAiueo, n),
            "aiueoFullWidth" => In(NumberWords.Aiueo, n),
            "iroha" => In(HalfIroha, n),
            "irohaFullWidth" => In(Iroha, n),
            "ideographTraditional" => In(Stems, n),
            "ideographZodiac" => In(Branches, n),
            "decimalFullWidth" or "decimalFullWidth2" => Wide(n),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(n),
            "decimalEnclosedFullstop" => n is >= 1 and <= 20
                ? ((char)('⒈' + n - 1)).ToString()
                : NumberWords.Plain(n) + ".",
            "decimalEnclosedParen" => n is >= 1 and <= 20
                ? ((char)('⑴' + n - 1)).ToString()
                : $"({NumberWords.Plain(n)})",
            "ideographEnclosedCircle" => n is >= 1 and <= 10
                ? ((char)('㊀' + n - 1)).ToString()
                : NumberWords.Counting(n, NumberWords.KanjiDigits),
            "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" =>
                NumberWords.ByDigit(n),
            "japaneseCounting"
            or "chineseCounting"
            or "chineseCountingThousand"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand" => NumberWords.Counting(n, NumberWords.KanjiDigits),
            "japaneseLegal" => NumberWords.Counting(n, NumberWords.LegalDigits),
            "numberInDash" => $"- {NumberWords.Plain(n)} -",
            "ordinal" => NumberWords.Plain(n) + Ending(n),
            "hex" => n.ToString("X", CultureInfo.InvariantCulture),
            _ => NumberWords.Plain(n),
        };

    private static string In(string signs, int n) =>
        n <= 0 ? NumberWords.Plain(n) : signs[(n - 1) % signs.Length].ToString();

    // After z comes aa, then bb: the same letter again, once more for each round.
    private static string Letters(int n, char first) =>
        n is <= 0 or > 26 * 100
            ? NumberWords.Plain(n)
            : new((char)(first + (n - 1) % 26), (n - 1) / 26 + 1);

    private static string Wide(int n) =>
        string.Concat(
            NumberWords.Plain(n).Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c)
        );

    private static string Circled(int n) =>
        n switch
        {
            >= 1 and <= 20 => ((char)('①' + n - 1)).ToString(),
            >= 21 and <= 35 => ((char)('㉑' + n - 21)).ToString(),
            >= 36 and <= 50 => ((char)('㊱' + n - 36)).ToString(),
            _ => NumberWords.Plain(n),
        };

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
