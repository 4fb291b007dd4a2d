using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Shirube.Reading.Formats.Html;

/// <summary>The numbers and bullets that a browser sets in front of the items of a list.</summary>
internal sealed class HtmlMarker
{
    // CSS Counter Styles 3, 6.2: katakana counts ヰ and ヱ too; after the last letter comes アア.
    private static readonly string Aiueo = NumberWords.Aiueo.Replace("ヲン", "ヰヱヲン");
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
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
            "lower-alpha" or "lower-latin" => Alphabetic(n, Latin) is { } letters
                ? letters + ". "
                : null,
            "upper-alpha" or "upper-latin" => Alphabetic(n, Latin) is { } letters
                ? letters.ToUpperInvariant() + ". "
                : null,
            "lower-roman" => n is > 0 and < 4000
                ? NumberWords.Roman(n).ToLowerInvariant() + ". "
                : null,
            "upper-roman" => n is > 0 and < 4000 ? NumberWords.Roman(n) + ". " : null,
            "katakana" => Alphabetic(n, Aiueo) is { } letters ? letters + "、" : null,
            "katakana-iroha" => Alphabetic(n, NumberWords.Iroha) is { } letters
                ? letters + "、"
                : null,
            "cjk-decimal" => n >= 0 ? NumberWords.ByDigit(n) + "、" : null,
            "japanese-informal" => n is > 0 and <= 9999 ? Kanji(n) + "、" : null,
            // Chinese says 一百 where Japanese says 百.
            "cjk-ideographic" or "simp-chinese-informal" or "trad-chinese-informal" => n
                is > 0
                    and < 100
                ? Kanji(n) + "、"
                : null,
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

    /// <summary>After the last letter come two: aa, ab (Word prints aa, bb).</summary>
    private static string? Alphabetic(int n, string letters)
    {
        if (n <= 0)
            return null;
        var text = new StringBuilder();
        for (; n > 0; n = (n - 1) / letters.Length)
            text.Insert(0, letters[(n - 1) % letters.Length]);
        return text.ToString();
    }

    private static string Kanji(int n) => NumberWords.Counting(n, NumberWords.KanjiDigits);
}
