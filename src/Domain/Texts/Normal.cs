using System.Text;

namespace Shirube.Domain.Texts;

/// <summary>Forms of a text in which the same words are the same string.</summary>
public static class Normal
{
    /// <summary>NFKC, lower case, no white space: what search compares. 「A I」 and 「ＡＩ」 are both <c>ai</c>.</summary>
    public static string ForSearch(string text) => WithMap(text).Normal;

    /// <summary>As <see cref="ForSearch"/>, with the index in <paramref name="text"/> from which each character came
    /// (one more entry than characters: the end).</summary>
    public static (string Normal, int[] Map) WithMap(string text)
    {
        var normal = new StringBuilder(text.Length);
        var map = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; )
        {
            var length = PieceLength(text, i);
            var piece = text.AsSpan(i, length);
            if (length == 1 && IsItsOwnForm(piece[0]))
                Append(piece[0], i);
            else if (length == 1 && piece[0] < 0x80)
                Append(char.ToLowerInvariant(piece[0]), i);
            else if (!IsLoneSurrogate(piece))
                foreach (
                    var c in piece.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant()
                )
                    Append(c, i);
            i += length;
        }
        map.Add(text.Length);
        return (normal.ToString(), [.. map]);

        void Append(char c, int from)
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff')
                return;
            normal.Append(c);
            map.Add(from);
        }
    }

    /// <summary>How many characters from <paramref name="index"/> are normalised together: a base character and the marks
    /// that may compose with it (か + ゛). A surrogate without its partner stands alone.</summary>
    public static int PieceLength(string text, int index)
    {
        var length = char.IsSurrogatePair(text, index) ? 2 : 1;
        if (length == 1 && char.IsSurrogate(text[index]))
            return 1;
        while (index + length < text.Length && Combines(text[index + length]))
            length++;
        return length;
    }

    /// <summary>Hiragana, katakana and the common ideographs: nearly all of a Japanese text, and unchanged by NFKC.</summary>
    private static bool IsItsOwnForm(char c) =>
        c
            is >= '\u3041'
                and <= '\u3096'
                or >= '\u30a1'
                and <= '\u30fa'
                or >= '\u4e00'
                and <= '\u9fff';

    private static bool Combines(char c) =>
        c is '\uff9e' or '\uff9f' or '\u3099' or '\u309a'
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsLoneSurrogate(ReadOnlySpan<char> piece) =>
        piece.Length == 1 && char.IsSurrogate(piece[0]);
}
