using System.Globalization;
using System.Text;
using System.Xml;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>Words as a cell keeps them (ECMA-376, ST_Xstring).</summary>
internal static class CellText
{
    /// <summary>UTF-16 units in a cell; spreadsheet programs call a file with more damaged.</summary>
    public const int Longest = 32_767;

    /// <summary>Whether a spreadsheet program would take the words for a formula when somebody edits the cell.</summary>
    public static bool LooksLikeFormula(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];

    /// <summary>The words as they are read from a cell again: without blanks around them and signs that nobody sees.</summary>
    public static string Read(string text) =>
        string.Concat(
                text.Replace("\r\n", "\n", StringComparison.Ordinal)
                    .Replace('\r', '\n')
                    .Replace('\t', '\u3000')
                    .Where(c => c is '\n' or >= ' ')
            )
            .Trim();

    /// <summary>What XML cannot hold is written by its number; words that look like such a number are, too.</summary>
    public static string Escaped(string text)
    {
        text = Shortened(text);
        StringBuilder? made = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c);
            if (!isPair && (c == '\r' || !XmlConvert.IsXmlChar(c) || LooksLikeNumber(text, i)))
            {
                made ??= new StringBuilder(text, 0, i, text.Length + 16);
                made.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
                continue;
            }
            made?.Append(c);
            if (isPair)
                made?.Append(text[++i]);
            if (isPair && made is null)
                i++;
        }
        return made?.ToString() ?? text;
    }

    private static string Shortened(string text) =>
        text.Length <= Longest ? text
        : char.IsHighSurrogate(text[Longest - 2]) ? $"{text.AsSpan(0, Longest - 2)}…"
        : $"{text.AsSpan(0, Longest - 1)}…";

    private static bool LooksLikeNumber(string text, int at) =>
        text[at] == '_'
        && at + 6 < text.Length
        && text[at + 1] == 'x'
        && text[at + 6] == '_'
        && text.AsSpan(at + 2, 4).IndexOfAnyExcept(Hex) < 0;

    private static readonly System.Buffers.SearchValues<char> Hex =
        System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
