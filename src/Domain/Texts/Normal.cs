using System.Text;

namespace Shirube.Domain.Texts;

/// <summary>Forms of a text in which the same words are the same string.</summary>
public static class Normal
{
    private const int Short = 256;

    /// <summary>NFKC, lower case, no white space: what search compares. 「A I」 and 「ＡＩ」 are both <c>ai</c>.</summary>
    public static string ForSearch(string text)
    {
        var normal = text.Length <= Short ? stackalloc char[Short] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var form = FormAlone(c);
            if (form == '\0')
                return WithMap(text).Normal;
            if (form > ' ' || !char.IsWhiteSpace(form))
                normal[length++] = char.IsAsciiLetterUpper(form) ? (char)(form | 0x20) : form;
        }
        return normal[..length].SequenceEqual(text) ? text : new(normal[..length]);
    }

    /// <summary>NFKC; the same string where nothing changes. Most texts need no more than a look at each character.</summary>
    public static string Nfkc(string text)
    {
        var forms = text.Length <= Short ? stackalloc char[Short] : new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            if ((forms[i] = FormAlone(text[i])) == '\0')
                return Form(text);
        forms = forms[..text.Length];
        return forms.SequenceEqual(text) ? text : new(forms);
    }

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
                foreach (var c in Form(piece.ToString()).ToLowerInvariant())
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

    /// <summary>The library throws at U+FFFE, which may stand in a file, and at half a surrogate pair, which stands where
    /// a text was cut: both become U+FFFD.</summary>
    private static string Form(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') || text.Contains('\ufffe'))
            text = string.Concat(text.EnumerateRunes()).Replace('\ufffe', '\ufffd');
        return text.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The NFKC form of a character that never melts with its neighbours; NUL for any other.</summary>
    private static char FormAlone(char c) =>
        c switch
        {
            < '\u0080' => c,
            >= '\u3001' and <= '\u301b' or '\u30fb' or '\u30fc' => c,
            '\u3000' => ' ',
            >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
            _ => IsItsOwnForm(c) ? c : '\0',
        };

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
