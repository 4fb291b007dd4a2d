namespace Shirube.Reading.Formats;

/// <summary>How much a decoded text looks like writing. The wrong one of two Japanese encodings gives half-width
/// katakana, rare kanji and private characters where the right one gives kana.</summary>
/// <param name="Share">0 to 1: kana, common punctuation and kanji among the characters beyond ASCII; kana count double.</param>
internal readonly record struct JapaneseScore(
    double Share,
    bool IsPlausibleText,
    bool IsPlausibleJapanese
)
{
    public static JapaneseScore Of(string text)
    {
        int kana = 0,
            kanji = 0,
            signs = 0,
            strange = 0,
            beyond = 0,
            runs = 0;
        var inRun = false;
        foreach (var c in text)
        {
            var isBeyond = c >= 0x80;
            if (isBeyond && !inRun)
                runs++;
            inRun = isBeyond;
            if (!isBeyond)
            {
                if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f'))
                    strange++;
                continue;
            }
            beyond++;
            if (c is >= 'ぁ' and <= 'ヿ')
                kana++;
            else if (c is >= '\u4e00' and <= '\u9fff')
                kanji++;
            else if (
                c
                is (>= '\u3000' and <= '\u303f')
                    or (>= '\uff01' and <= '\uff5e')
                    or (>= '\u2000' and <= '\u27bf')
            )
                signs++;
            else if (c is (>= '\u0080' and <= '\u009f') or (>= '\ue000' and <= '\uf8ff'))
                strange++;
        }
        var plausibleText = strange * 100 <= text.Length;
        return new(
            beyond == 0 ? 0 : (2.0 * kana + kanji + signs) / (2.0 * beyond),
            plausibleText
                && (
                    beyond == 0 || (kana + kanji + signs) * 2 >= beyond || beyond * 5 < text.Length
                ),
            strange == 0
                && (kana + kanji + signs) * 2 >= beyond
                // Chinese and Korean bytes read as Japanese give kanji without kana; Western ones give lonely characters.
                && (beyond <= 20 ? kana > 0 || beyond >= runs * 2 : kana * 20 >= beyond)
        );
    }
}
