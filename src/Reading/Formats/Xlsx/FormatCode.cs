using System.Text;

namespace Shirube.Reading.Formats.Xlsx;

internal enum TokenKind
{
    Literal,
    Digit,
    Point,
    Comma,
    Percent,
    Text,
    Date,
    Elapsed,
    DayHalf,
    Exponent,
    General,
}

/// <param name="Text">As in the code; of a literal, what is shown.</param>
internal readonly record struct FormatToken(TokenKind Kind, string Text);

/// <summary>One of up to four parts of a number format of Excel (ISO/IEC 29500-1, 18.8.31), parted by semicolons.</summary>
/// <param name="Condition">Sign and number of a condition in brackets; null without one.</param>
/// <param name="IsJapanese">It asks for the Japanese calendar: <c>[$-411]</c>.</param>
/// <param name="HasFirstYear">It writes the first year of an era as 元.</param>
internal sealed record FormatSection(
    FormatToken[] Tokens,
    (string Sign, double Number)? Condition,
    bool IsJapanese,
    bool HasFirstYear
)
{
    public bool IsDate => Tokens.Any(t => t.Kind is TokenKind.Date or TokenKind.Elapsed);

    public bool Has(TokenKind kind) => Tokens.Any(t => t.Kind == kind);
}

/// <summary>Number format codes → their parts.</summary>
internal static class FormatCode
{
    private const int Longest = 1000;
    private const string DateLetters = "ymdhsgeab";

    public static FormatSection[] Parse(string code) =>
        [.. Split(code.Length > Longest ? code[..Longest] : code).Take(4).Select(Section)];

    private static IEnumerable<string> Split(string code)
    {
        var start = 0;
        for (var i = 0; i < code.Length; i++)
            switch (code[i])
            {
                case '"':
                    i = End(code, i, '"');
                    break;
                case '[':
                    i = End(code, i, ']');
                    break;
                case '\\' or '_' or '*' or '!':
                    i++;
                    break;
                case ';':
                    yield return code[start..i];
                    start = i + 1;
                    break;
            }
        yield return code[start..];
    }

    private static int End(string code, int start, char sign) =>
        code.IndexOf(sign, start + 1) is >= 0 and var end ? end : code.Length - 1;

    private static FormatSection Section(string code)
    {
        var tokens = new List<FormatToken>();
        (string, double)? condition = null;
        bool isJapanese = false,
            hasFirstYear = false;
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '[')
            {
                var end = End(code, i, ']');
                var inside = code[(i + 1)..Math.Max(i + 1, end)];
                i = end;
                isJapanese |=
                    inside.Contains("-411", StringComparison.Ordinal)
                    || inside.Contains("ja-JP", StringComparison.OrdinalIgnoreCase);
                hasFirstYear |= inside.Contains("gannen", StringComparison.OrdinalIgnoreCase);
                condition ??= ConditionOf(inside);
                if (inside.Length > 0 && inside.ToLowerInvariant().All(l => l is 'h' or 'm' or 's'))
                    tokens.Add(new(TokenKind.Elapsed, inside.ToLowerInvariant()));
                else if (inside is ['$', ..] && inside[1..].Split('-')[0] is { Length: > 0 } money)
                    tokens.Add(new(TokenKind.Literal, money));
                continue;
            }
            i += Take(code, i, c, tokens) - 1;
        }
        return new([.. tokens], condition, isJapanese, hasFirstYear);
    }

    /// <returns>How many letters of the code the token took.</returns>
    private static int Take(string code, int i, char c, List<FormatToken> tokens)
    {
        switch (c)
        {
            case '"':
                var end = End(code, i, '"');
                tokens.Add(new(TokenKind.Literal, code[(i + 1)..Math.Max(i + 1, end)]));
                return end - i + 1;
            case '\\' or '!':
                if (i + 1 < code.Length)
                    tokens.Add(new(TokenKind.Literal, code[i + 1].ToString()));
                return 2;
            // The width of a letter, and a letter that fills the cell: nothing a reader would read.
            case '_' or '*':
                return 2;
            case '0' or '#' or '?':
                tokens.Add(new(TokenKind.Digit, c.ToString()));
                return 1;
            case '.' when !InDate(tokens):
                tokens.Add(new(TokenKind.Point, "."));
                return 1;
            case ',':
                tokens.Add(new(TokenKind.Comma, ","));
                return 1;
            case '%':
                tokens.Add(new(TokenKind.Percent, "%"));
                return 1;
            case '@':
                tokens.Add(new(TokenKind.Text, "@"));
                return 1;
        }
        var rest = code.AsSpan(i);
        if (rest.StartsWith("General", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add(new(TokenKind.General, "General"));
            return 7;
        }
        if (rest.StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add(new(TokenKind.DayHalf, "AM/PM"));
            return 5;
        }
        if (
            rest.StartsWith("E+", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("E-", StringComparison.Ordinal)
        )
        {
            tokens.Add(new(TokenKind.Exponent, "E"));
            return 2;
        }
        var lower = char.ToLowerInvariant(c);
        if (!DateLetters.Contains(lower, StringComparison.Ordinal))
        {
            tokens.Add(new(TokenKind.Literal, c.ToString()));
            return 1;
        }
        var length = 1;
        while (i + length < code.Length && char.ToLowerInvariant(code[i + length]) == lower)
            length++;
        tokens.Add(new(TokenKind.Date, new string(lower, length)));
        return length;
    }

    private static bool InDate(List<FormatToken> tokens) =>
        tokens.Any(t => t.Kind == TokenKind.Date && t.Text[0] != 's');

    private static (string, double)? ConditionOf(string inside)
    {
        var sign = inside.TakeWhile(c => c is '<' or '>' or '=').Count();
        return sign is 1 or 2 && Packages.Figures.Real(inside[sign..]) is { } number
            ? (inside[..sign], number)
            : null;
    }
}
