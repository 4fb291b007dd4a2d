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
            // A base character and the marks that may compose with it (か + ゛) are normalised together.
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            while (i + length < text.Length && Combines(text[i + length]))
                length++;
            var piece = text.AsSpan(i, length);
            if (length == 1 && piece[0] < 0x80)
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

    private static bool Combines(char c) =>
        c is '\uff9e' or '\uff9f' or '\u3099' or '\u309a'
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsLoneSurrogate(ReadOnlySpan<char> piece) =>
        piece.Length == 1 && char.IsSurrogate(piece[0]);
}
