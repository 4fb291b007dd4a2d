using System.Buffers;
using System.Text;

namespace Shirube.Reading.Stages;

/// <summary>Takes out the spaces that typesetting put in: between the letters of a word set wide (A I), and where a
/// narrow cell broke a line (必要 な). Spaces between Latin words, and between Japanese and Latin, stay as one space.</summary>
internal static class Spacing
{
    public static string Repair(string text) =>
        HasSpace(text) ? WithoutBreaks(LettersClosed(text.Trim())) : text;

    /// <summary>Only the wide-set letters closed and runs of white space made one: for headings whose spaces part words.</summary>
    public static string CloseLetters(string text) =>
        HasSpace(text) ? Collapsed(LettersClosed(text.Trim())) : text;

    private static readonly SearchValues<char> Spaces = SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(char.IsWhiteSpace),
    ]);

    public static bool HasSpace(ReadOnlySpan<char> text) => text.IndexOfAny(Spaces) >= 0;

    /// <summary>Single letters with single spaces between them are one word: 「E d T e c h」 → 「EdTech」. The word must
    /// begin with a capital, so that an English "a" never melts into its neighbour.</summary>
    public static string LettersClosed(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
            return text;
        var closed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var end = IsCapital(text[i]) ? WideWordEnd(text, i) : i;
            if (end == i)
                closed.Append(text[i++]);
            else
                for (; i < end; i++)
                    if (text[i] != ' ')
                        closed.Append(text[i]);
        }
        return closed.ToString();
    }

    /// <returns>The index behind the last letter; <paramref name="start"/> where no wide-set word begins here.</returns>
    private static int WideWordEnd(string text, int start)
    {
        if (start > 0 && IsWordPart(text[start - 1]))
            return start;
        var end = start + 1;
        while (
            end + 1 < text.Length
            && text[end] == ' '
            && IsLetter(text[end + 1])
            && (end + 2 == text.Length || !IsWordPart(text[end + 2]))
        )
            end += 2;
        return end == start + 1 ? start : end;
    }

    /// <summary>An ordinary space between two Japanese characters is a break; U+3000 was typed on purpose and stays as a
    /// space, as does the space before an inline bullet.</summary>
    private static string WithoutBreaks(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                kept.Append(text[i]);
                continue;
            }
            var start = i;
            while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
                i++;
            var onPurpose = text.AsSpan(start, i - start + 1).Contains('\u3000');
            var parts =
                onPurpose
                || i + 1 == text.Length
                || start == 0
                || !IsJapanese(text[start - 1])
                || !IsJapanese(text[i + 1])
                || text[i + 1] == '・';
            if (parts)
                kept.Append(' ');
        }
        return kept.ToString();
    }

    private static string Collapsed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Kana, kanji and Japanese punctuation.</summary>
    public static bool IsJapanese(char c) =>
        c
            is (>= '\u3001' and <= '\u30ff')
                or (>= '\u3400' and <= '\u9fff')
                or (>= '\uf900' and <= '\ufaff')
                or '（'
                or '）'
                or '，'
                or '．'
                or '：';

    private static bool IsCapital(char c) => c is (>= 'A' and <= 'Z') or (>= 'Ａ' and <= 'Ｚ');

    private static bool IsLetter(char c) =>
        char.IsAsciiLetter(c) || c is (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');

    private static bool IsWordPart(char c) => IsLetter(c) || char.IsAsciiDigit(c);
}
