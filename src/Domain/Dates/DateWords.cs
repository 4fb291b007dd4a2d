using System.Globalization;

namespace Shirube.Domain.Dates;

/// <summary>The letters, figures and names that dates are printed in.</summary>
internal static class DateWords
{
    private const string Digits = "〇一二三四五六七八九";

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    private static readonly string[] Numbers =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ];

    private static readonly string[] Ordinals =
    [
        "first",
        "second",
        "third",
        "fourth",
        "1st",
        "2nd",
        "3rd",
        "4th",
    ];

    /// <summary>Wide letters narrow, all dashes and waves one, every white space a space; each character stays one, so that
    /// an index in the result is an index in the text.</summary>
    public static string Fold(string text) =>
        string.Create(
            text.Length,
            text,
            static (folded, printed) =>
            {
                for (var i = 0; i < printed.Length; i++)
                    folded[i] = Fold(printed[i]);
            }
        );

    private static char Fold(char c) =>
        c switch
        {
            '〜' or '～' or '∼' or '˜' => '~',
            >= '\uff01' and <= '\uff5d' => (char)(c - 0xfee0),
            (>= '\u2010' and <= '\u2015') or '\u2212' or '\u30fc' or '\uff70' => '-',
            _ when c > ' ' && !char.IsWhiteSpace(c) => c,
            _ => ' ',
        };

    /// <summary>12, 元, 十二, 二〇二五; 0 for no number.</summary>
    public static int Number(string printed)
    {
        if (printed == "元")
            return 1;
        if (int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var total = 0;
        var digit = 0;
        foreach (var c in printed)
            if (c == '十')
            {
                total += (digit == 0 ? 1 : digit) * 10;
                digit = 0;
            }
            else
                digit = digit * 10 + Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal));
        return total + digit;
    }

    /// <summary>5, five, 五; 0 for no number.</summary>
    public static int Count(string printed) =>
        Array.IndexOf(Numbers, printed.ToLowerInvariant()) is var n and >= 0
            ? n + 1
            : Number(printed);

    /// <summary>1 to 12 for an English name of three letters or more; 0 for any other.</summary>
    public static int Month(string name) =>
        name.Length < 3 ? 0 : Array.IndexOf(Months, name[..3].ToLowerInvariant()) + 1;

    /// <summary>1 to 4 of first, 2nd, Q3, 3Q, 三.</summary>
    public static int Ordinal(string printed)
    {
        var word = printed.Trim().ToLowerInvariant();
        return Array.IndexOf(Ordinals, word) is var n and >= 0
            ? n % 4 + 1
            : Number(word.Trim('q', 'h', ' '));
    }
}
