using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Shirube.Reading.Formats.Html;

/// <summary>The numbers and bullets that a browser sets in front of the items of a list.</summary>
internal sealed class HtmlMarker
{
    private const string Iroha =
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    private const string Aiueo =
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン";
    private const string Bullets = "・•‣･▪●○◎■□◆◇※-－–*①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳\uf09f\uf0b7";

    private readonly bool isOrdered;
    private readonly int step;
    private readonly string style;
    private int next;

    /// <param name="style">The list's own <c>list-style</c>; null where no rule sets it.</param>
    public HtmlMarker(IElement list, string? style)
    {
        isOrdered = list.LocalName == "ol";
        var isReversed = isOrdered && list.HasAttribute("reversed");
        step = isReversed ? -1 : 1;
        next =
            Number(list.GetAttribute("start"))
            ?? (isReversed ? list.Children.Count(c => c.LocalName == "li") : 1);
        this.style = style ?? OfType(list.GetAttribute("type")) ?? (isOrdered ? "decimal" : "disc");
    }

    /// <summary>The mark of the next item with a space behind a number, none behind a bullet; empty where the list has none.</summary>
    public string Next(IElement item, string? itemStyle)
    {
        if (Number(item.GetAttribute("value")) is { } value && isOrdered)
            next = value;
        var number = next;
        next += step;
        foreach (var word in (itemStyle ?? style).Split(' '))
            switch (word)
            {
                case "none":
                    return "";
                case "disc" or "circle" or "square" or "inside" or "outside" when !isOrdered:
                    return "・";
                case ['"', .., '"'] or ['\'', .., '\'']:
                    return word[1..^1];
                case not ("inside" or "outside") when Of(word, number) is { } mark:
                    return mark;
            }
        return isOrdered ? Of("decimal", number)! : "・";
    }

    /// <summary>Whether the words of an item bring a bullet of their own: authors take the list's away by style.</summary>
    public static bool BringsItsOwn(string words) =>
        words.Length > 0 && Bullets.Contains(words[0], StringComparison.Ordinal);

    private static string? Of(string style, int n) =>
        style switch
        {
            "decimal" => string.Create(CultureInfo.InvariantCulture, $"{n}. "),
            "decimal-leading-zero" => string.Create(CultureInfo.InvariantCulture, $"{n:00}. "),
            "lower-alpha" or "lower-latin" => n > 0 ? Alphabetic(n, 'a') + ". " : null,
            "upper-alpha" or "upper-latin" => n > 0 ? Alphabetic(n, 'A') + ". " : null,
            "lower-roman" => n is > 0 and < 4000 ? Roman(n).ToLowerInvariant() + ". " : null,
            "upper-roman" => n is > 0 and < 4000 ? Roman(n) + ". " : null,
            "katakana" => n > 0 && n <= Aiueo.Length ? $"{Aiueo[n - 1]}、" : null,
            "katakana-iroha" => n > 0 && n <= Iroha.Length ? $"{Iroha[n - 1]}、" : null,
            "cjk-ideographic" or "cjk-decimal" or "japanese-informal" or "simp-chinese-informal" =>
                n is > 0 and < 100 ? Kanji(n) + "、" : null,
            _ => null,
        };

    private static string? OfType(string? type) =>
        type switch
        {
            "1" => "decimal",
            "a" => "lower-alpha",
            "A" => "upper-alpha",
            "i" => "lower-roman",
            "I" => "upper-roman",
            "none" => "none",
            _ => null,
        };

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
        && Math.Abs(n) < 1_000_000
            ? n
            : null;

    private static string Alphabetic(int n, char first)
    {
        var letters = new StringBuilder();
        for (; n > 0; n = (n - 1) / 26)
            letters.Insert(0, (char)(first + (n - 1) % 26));
        return letters.ToString();
    }

    private static string Roman(int n)
    {
        (int Value, string Letters)[] parts =
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
        var letters = new StringBuilder();
        foreach (var (value, part) in parts)
            for (; n >= value; n -= value)
                letters.Append(part);
        return letters.ToString();
    }

    private static string Kanji(int n)
    {
        const string digits = "〇一二三四五六七八九";
        return (
                n >= 20 ? $"{digits[n / 10]}十"
                : n >= 10 ? "十"
                : ""
            ) + (n % 10 > 0 ? $"{digits[n % 10]}" : "");
    }
}
