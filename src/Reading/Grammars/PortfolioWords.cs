using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Words of slides: cleaned of marks, and their numbers.</summary>
internal static partial class PortfolioWords
{
    private const string KanjiDigits = "一二三四五六七八九十";

    /// <summary>The lines of a paragraph as one.</summary>
    public static string Joined(IEnumerable<string> lines) =>
        Clean(PrintedWords.Join(lines.Select(l => Markup.Strip(l))));

    /// <summary>Without markup; wide-set letters closed, and where there were any, the spaces beside them too; other
    /// spaces stay as one.</summary>
    public static string Clean(string text)
    {
        text = Markup.Strip(text);
        if (!Spacing.HasSpace(text))
            return text;
        return string.Join('\n', text.Split('\n').Select(CleanLine));
    }

    private static string CleanLine(string line)
    {
        var closed = Spacing.LettersClosed(line);
        var wide = closed.Length != line.Length;
        var kept = new StringBuilder(closed.Length);
        var space = false;
        foreach (var c in closed)
        {
            if (char.IsWhiteSpace(c))
            {
                space = true;
                continue;
            }
            if (space && kept.Length > 0 && !(wide && IsWideGap(kept[^1], c)))
                kept.Append(' ');
            space = false;
            kept.Append(c);
        }
        return kept.ToString();
    }

    private static bool IsWideGap(char before, char after) =>
        char.IsAsciiLetter(before) && Spacing.IsJapanese(after)
        || Spacing.IsJapanese(before) && char.IsAsciiLetter(after);

    /// <summary>The bold words in front of a line, and the rest; null where the line does not begin bold.</summary>
    public static (string Name, string Behind)? Bold(string line)
    {
        var text = line.TrimStart();
        if (!text.StartsWith("**", StringComparison.Ordinal))
            return null;
        var end = text.IndexOf("**", 2, StringComparison.Ordinal);
        return end > 2 ? (Clean(text[2..end]), text[(end + 2)..]) : null;
    }

    /// <summary>① 1. (1) 第一 Ⅰ. II. i) → the number; 0 for anything else.</summary>
    public static int NumberOf(string mark)
    {
        if (mark.Length == 0)
            return 0;
        if (CircledNumber.Of(mark[0]) is > 0 and var circled)
            return circled;
        if (mark[0] == '第' && mark.Length > 1)
            return KanjiDigits.IndexOf(mark[1], StringComparison.Ordinal) is >= 0 and var k
                ? k + 1
                : ArabicIn(mark);
        var roman = RomanMark().Match(Normal.Nfkc(mark));
        return roman.Success ? Roman(roman.Value.ToUpperInvariant()) : ArabicIn(mark);
    }

    private static int ArabicIn(string mark)
    {
        var digits = Digits().Match(Normal.Nfkc(mark));
        return digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;
    }

    private static int Roman(string roman) =>
        Array.IndexOf(["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"], roman)
            is > 0
                and var n
            ? n
            : 0;

    [GeneratedRegex(@"[0-9]{1,3}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=^[(]?)[IVXivx]{1,4}(?=[.)]|$)")]
    private static partial Regex RomanMark();
}
