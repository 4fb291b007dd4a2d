using System.Globalization;
using System.Text;
using Shirube.Domain;

namespace Shirube.Reading.Formats;

/// <summary>Which encoding the bytes are in. Strict: a single byte that does not fit refuses the encoding, nothing is
/// replaced by a question mark.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Le = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Be = new(true, false, throwOnInvalidBytes: true);

    private static readonly (Encoding Encoding, string Name)[] EightBit =
    [
        (Japanese(932), "shift_jis"),
        (Japanese(51932), "euc-jp"),
    ];

    /// <returns>The text without its byte order mark, and the IANA name of the encoding.</returns>
    /// <exception cref="UnreadableDocumentException">No encoding that is read; the message names what was found.</exception>
    public static (string Text, string Encoding) Decode(byte[] bytes, string name)
    {
        if (ArchiveRefusal.Of(bytes) is { } archive)
            throw Refused(name, archive);
        if (FileSignature.Of(bytes) is { } kind)
            throw Refused(
                name,
                new(
                    $"{kind.Ja}で、そのままでは読めません。UTF-8 の文章（テキスト）にしてください。",
                    $"it is {kind.En}. Give its text as UTF-8."
                )
            );
        if (bytes.AsSpan().StartsWith("\uFEFF"u8))
            return Whole(Utf8, bytes, 3, "utf-8", name);
        if (bytes is [0xFF, 0xFE, ..])
            return Whole(Utf16Le, bytes, 2, "utf-16le", name);
        if (bytes is [0xFE, 0xFF, ..])
            return Whole(Utf16Be, bytes, 2, "utf-16be", name);
        if (Array.IndexOf(bytes, (byte)0) is var nul and >= 0)
            return Utf16WithoutMark(bytes) ?? throw Binary(name, nul);
        if (TryDecode(Utf8, bytes, 0) is { } text)
            return (text, "utf-8");
        return EightBitJapanese(bytes) ?? throw Unknown(name, bytes);
    }

    private static (string, string) Whole(
        Encoding encoding,
        byte[] bytes,
        int mark,
        string ianaName,
        string name
    )
    {
        if (TryDecode(encoding, bytes, mark) is not { } text)
            throw Refused(
                name,
                new(
                    $"先頭の印（BOM）は {ianaName} ですが、{ianaName} として正しくないバイトがあります。UTF-8 で保存し直してください。",
                    $"its byte order mark says {ianaName}, but some bytes are not valid {ianaName}. Save it again as UTF-8."
                )
            );
        if (text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0)
            throw Binary(name, mark + encoding.GetByteCount(text.AsSpan(0, nul)));
        return (text, ianaName);
    }

    /// <summary>NULs at odd places only are the high bytes of little-endian letters, at even places of big-endian.
    /// A UTF-8 text with a few stray NULs is not taken for UTF-16.</summary>
    private static (string, string)? Utf16WithoutMark(byte[] bytes)
    {
        var nuls = new int[2];
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] == 0)
                nuls[i & 1]++;
        if (bytes.Length % 2 != 0 || (nuls[0] > 0 && nuls[1] > 0))
            return null;
        if (nuls.Sum() < bytes.Length * 0.3 && TryDecode(Utf8, bytes, 0) != null)
            return null;
        var (encoding, ianaName) = nuls[1] > 0 ? (Utf16Le, "utf-16le") : (Utf16Be, "utf-16be");
        return TryDecode(encoding, bytes, 0) is { } text && JapaneseScore.Of(text).IsPlausibleText
            ? (text, ianaName)
            : null;
    }

    private static (string, string)? EightBitJapanese(byte[] bytes)
    {
        var found = EightBit
            .Select(e => (Text: TryDecode(e.Encoding, bytes, 0), e.Name))
            .Where(e => e.Text != null)
            .Select(e => (Text: e.Text!, e.Name, Score: JapaneseScore.Of(e.Text!)))
            .Where(e => e.Score.IsPlausibleJapanese)
            .OrderByDescending(e => e.Score.Share)
            .ToArray();
        return found is [] ? null : (found[0].Text, found[0].Name);
    }

    private static string? TryDecode(Encoding encoding, byte[] bytes, int start)
    {
        try
        {
            return encoding.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Japanese(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            codePage,
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        ) ?? throw new InvalidOperationException($"Code page {codePage} is missing.");

    private static UnreadableDocumentException Binary(string name, int position)
    {
        var at = position.ToString("N0", CultureInfo.InvariantCulture);
        return Refused(
            name,
            new(
                $"{at}バイト目（0から数えて）に NUL があり、文章ではなくバイナリデータです。UTF-8 の文章（テキスト）にしてください。",
                $"it is binary data (NUL at byte {at}, counted from 0). Give its text as UTF-8."
            )
        );
    }

    private static UnreadableDocumentException Unknown(string name, byte[] bytes)
    {
        var at = FirstBad(bytes).ToString("N0", CultureInfo.InvariantCulture);
        return Refused(
            name,
            new(
                $"文字コードが分かりません（UTF-8 として正しくない最初のバイトは{at}バイト目）。読めるのは UTF-8、UTF-16、Shift_JIS、EUC-JP です。UTF-8 で保存し直してください。",
                $"its encoding is unknown (the first byte that is not UTF-8 is byte {at}, counted from 0). UTF-8, UTF-16, Shift_JIS and EUC-JP are read; save it again as UTF-8."
            )
        );
    }

    private static int FirstBad(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (
            at < bytes.Length
            && Rune.DecodeFromUtf8(bytes[at..], out _, out var length)
                == System.Buffers.OperationStatus.Done
        )
            at += length;
        return at;
    }

    private static UnreadableDocumentException Refused(string name, Message why) =>
        new(new($"「{name}」は読めません: {why.Ja}", $"'{name}' cannot be read: {why.En}"));
}
