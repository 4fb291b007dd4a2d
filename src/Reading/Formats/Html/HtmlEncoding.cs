using System.Text;
using System.Text.RegularExpressions;
using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Formats.Html;

/// <summary>Which encoding a page is in: its byte order mark, valid UTF-8, what its meta says, then what the bytes look like.
/// A meta may be wrong: pages are moved to UTF-8 and keep the line that says Shift_JIS.</summary>
internal static partial class HtmlEncoding
{
    private const int MetaWithin = 4096;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <returns>The text, the IANA name of the encoding, and a remark where letters were lost.</returns>
    /// <exception cref="UnreadableDocumentException">No encoding that is read, and none is named.</exception>
    public static (string Text, string Encoding, Remark? Remark) Decode(byte[] bytes, string name)
    {
        var declared = Declared(bytes);
        var has8Bit = bytes.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xff);
        if (declared != null && !HasMark(bytes) && (has8Bit || Is7Bit(declared)))
        {
            if (has8Bit && Try(Utf8, bytes) is { } utf8)
                return (utf8, "utf-8", null);
            if (Try(declared, bytes) is { } text)
                return (text, declared.WebName, null);
        }
        try
        {
            var (text, encoding) = TextEncoding.Decode(bytes, name);
            return (text, encoding, null);
        }
        catch (UnreadableDocumentException) when (declared != null)
        {
            return (Lenient(declared).GetString(bytes), declared.WebName, Lost(declared.WebName));
        }
    }

    private static Remark Lost(string encoding) =>
        new(
            RemarkKinds.Damaged,
            null,
            new(
                $"ページは {encoding} だと宣言していますが、{encoding} として正しくないバイトがあり、その文字は「\ufffd」にしました。",
                $"The page says that it is {encoding}, but some of its bytes are not; their letters became '\ufffd'."
            )
        );

    private static bool HasMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\ufeff"u8) || bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];

    /// <summary>Escapes instead of high bytes: only its name tells it.</summary>
    private static bool Is7Bit(Encoding encoding) => encoding.WebName == "iso-2022-jp";

    private static Encoding? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, MetaWithin));
        if (Charset().Match(head) is not { Success: true } match)
            return null;
        var label = match.Groups["label"].Value.ToLowerInvariant();
        label = label switch
        {
            "x-sjis" or "sjis" or "ms932" or "windows-31j" or "cp932" or "ms_kanji" => "shift_jis",
            "x-euc-jp" or "euc_jp" => "euc-jp",
            // A page that could say so in one byte a letter is not in UTF-16.
            "utf-16" or "utf-16le" or "utf-16be" or "utf8" => "utf-8",
            "iso-8859-1" or "us-ascii" or "latin1" => "windows-1252",
            _ => label,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label)
                ?? Encoding.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Try(Encoding encoding, byte[] bytes)
    {
        try
        {
            return Strict(encoding).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(Encoding encoding) =>
        With(encoding, DecoderFallback.ExceptionFallback);

    private static Encoding Lenient(Encoding encoding) =>
        With(encoding, new DecoderReplacementFallback("\ufffd"));

    private static Encoding With(Encoding encoding, DecoderFallback fallback)
    {
        var copy = (Encoding)encoding.Clone();
        copy.DecoderFallback = fallback;
        return copy;
    }

    [GeneratedRegex(
        @"<meta[^>]{1,300}?charset\s{0,9}=\s{0,9}[""']?(?<label>[A-Za-z0-9_:.\-]{2,40})|<\?xml[^>]{1,100}?encoding\s{0,9}=\s{0,9}[""'](?<label>[A-Za-z0-9_:.\-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Charset();
}
