using System.Globalization;
using System.Text;

namespace Shirube.Reading.Formats.Xlsx;

/// <summary>A number format of Excel: a value → what the reader of the sheet sees, however wide the column is.</summary>
internal sealed class NumberFormat(string code, bool isFrom1904)
{
    private readonly FormatSection[] sections = FormatCode.Parse(code);

    public bool IsDate => sections.Length > 0 && sections[0].IsDate;

    public string Of(double value)
    {
        var (section, isSigned) = SectionFor(value);
        if (
            section == null
            || section.Has(TokenKind.General)
            || section.Tokens.Length == 0 && code.Length == 0
        )
            return section == null || section.Tokens.Length <= 1
                ? General(value)
                : Around(section, General(isSigned ? value : Math.Abs(value)));
        if (section.IsDate)
            return DateWords.Of(value, section, isFrom1904) ?? General(value);
        if (section.Has(TokenKind.Text))
            return Around(section, General(value));
        return Digits(section, isSigned ? value : Math.Abs(value));
    }

    /// <summary>A text in a cell with this format: the fourth part, or one with <c>@</c>, may add words to it.</summary>
    public string Of(string text)
    {
        var section =
            sections.Length == 4
                ? sections[3]
                : sections.FirstOrDefault(s => s.Has(TokenKind.Text));
        return section == null ? text : Around(section, text);
    }

    /// <summary>As Excel shows a number without a format, but never shortened: the figure counts, not the column.</summary>
    public static string General(double value) =>
        Math.Abs(value) is >= 1e15 or (> 0 and < 1e-9)
            ? value.ToString("0.#####E+00", CultureInfo.InvariantCulture)
            : ((decimal)Math.Round(value, 10, MidpointRounding.AwayFromZero)).ToString(
                "0.##########",
                CultureInfo.InvariantCulture
            );

    /// <returns>The part for this value, and whether it prints the sign itself.</returns>
    private (FormatSection? Section, bool IsSigned) SectionFor(double value)
    {
        if (sections.Any(s => s.Condition != null))
        {
            var found =
                sections.FirstOrDefault(s => s.Condition is { } c && Holds(c, value))
                ?? sections.FirstOrDefault(s => s.Condition == null);
            return (found, found?.Condition == null || value >= 0 || sections.Length == 1);
        }
        return sections.Length switch
        {
            0 => (null, true),
            1 => (sections[0], true),
            2 => value < 0 ? (sections[1], false) : (sections[0], true),
            _ => value < 0 ? (sections[1], false)
            : value > 0 ? (sections[0], true)
            : (sections[2], true),
        };
    }

    private static bool Holds((string Sign, double Number) condition, double value) =>
        condition.Sign switch
        {
            "<" => value < condition.Number,
            "<=" => value <= condition.Number,
            ">" => value > condition.Number,
            ">=" => value >= condition.Number,
            "<>" => value != condition.Number,
            _ => value == condition.Number,
        };

    private static string Around(FormatSection section, string value) =>
        string.Concat(
                section.Tokens.Select(t =>
                    t.Kind switch
                    {
                        TokenKind.Text or TokenKind.General => value,
                        TokenKind.Literal => t.Text,
                        _ => "",
                    }
                )
            )
            .Trim();

    private static string Digits(FormatSection section, double value)
    {
        var tokens = section.Tokens;
        var last = Array.FindLastIndex(tokens, t => t.Kind == TokenKind.Digit);
        if (last < 0)
            return string.Concat(tokens.Where(t => t.Kind == TokenKind.Literal).Select(t => t.Text))
                .Trim();
        foreach (var token in tokens)
            if (token.Kind == TokenKind.Percent)
                value *= 100;
        if (section.Has(TokenKind.Exponent))
            return value.ToString("0.00E+00", CultureInfo.InvariantCulture);
        for (var i = last + 1; i < tokens.Length && tokens[i].Kind == TokenKind.Comma; i++)
            value /= 1000;
        var point = Array.FindIndex(tokens, t => t.Kind == TokenKind.Point);
        var whole = point < 0 ? tokens.Length : point;
        var places = tokens.Skip(whole).Count(t => t.Kind == TokenKind.Digit);
        if (Math.Abs(value) >= 1e15)
            return General(value);
        // A fraction such as "# ?/?" is shown as the number it stands for.
        if (places == 0 && tokens.Any(t => t is { Kind: TokenKind.Literal, Text: "/" }))
            return General(value);
        var shown = Math.Round((decimal)value, Math.Min(places, 15), MidpointRounding.AwayFromZero);
        var figures = Math.Abs(shown)
            .ToString("F" + places, CultureInfo.InvariantCulture)
            .Split('.');
        var text = Whole(tokens[..whole], figures[0]);
        return (shown < 0 ? "-" : "")
            + (text + Fraction(tokens[whole..], figures.Length > 1 ? figures[1] : "")).Trim();
    }

    /// <summary>The places before the point, filled from the right; the first takes all that is left.</summary>
    private static string Whole(FormatToken[] tokens, string digits)
    {
        var grouped = false;
        for (var i = 1; i + 1 < tokens.Length; i++)
            grouped |=
                tokens[i].Kind == TokenKind.Comma
                && tokens[i - 1].Kind == TokenKind.Digit
                && tokens[i + 1].Kind == TokenKind.Digit;
        var first = Array.FindIndex(tokens, t => t.Kind == TokenKind.Digit);
        var parts = new List<string>();
        var left = digits == "0" ? "" : digits;
        var written = 0;
        for (var i = tokens.Length - 1; i >= 0; i--)
            switch (tokens[i].Kind)
            {
                case TokenKind.Digit:
                    do
                    {
                        if (left.Length == 0 && tokens[i].Text != "0")
                            break;
                        if (grouped && written > 0 && written % 3 == 0)
                            parts.Add(",");
                        parts.Add(left.Length == 0 ? "0" : left[^1].ToString());
                        left = left.Length == 0 ? "" : left[..^1];
                        written++;
                    } while (i == first && left.Length > 0);
                    break;
                case TokenKind.Percent:
                    parts.Add("%");
                    break;
                case TokenKind.Literal:
                    parts.Add(tokens[i].Text);
                    break;
            }
        parts.Reverse();
        return string.Concat(parts);
    }

    private static string Fraction(FormatToken[] tokens, string digits)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var token in tokens)
            switch (token.Kind)
            {
                case TokenKind.Digit:
                    // Places marked # stay empty where only zeros would follow.
                    if (token.Text == "0" || digits[next..].Trim('0').Length > 0)
                        text.Append(digits[next]);
                    next++;
                    break;
                case TokenKind.Point:
                    text.Append('.');
                    break;
                case TokenKind.Percent:
                    text.Append('%');
                    break;
                case TokenKind.Literal:
                    text.Append(token.Text);
                    break;
            }
        return text.ToString();
    }
}
