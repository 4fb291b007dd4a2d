using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Shirube.Domain;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Text;

/// <summary>Plain text: bytes → lines. A line ends with <c>\n</c>, <c>\r\n</c> or <c>\r</c>; what stands after the last
/// line end is one more line, and where nothing stands there is none.</summary>
internal static class TextFormat
{
    public const int LimitBytes = 64 * 1024 * 1024;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r");

    /// <exception cref="UnreadableDocumentException">Empty, too large, binary, or in no encoding that is read.</exception>
    public static SourceDocument Read(byte[] bytes, string name)
    {
        RefuseBySize(bytes.Length, name);
        var (text, encoding) = TextEncoding.Decode(bytes, name);
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」は空白だけのファイルです。文章のあるファイルを指定してください。",
                    $"'{name}' holds nothing but white space. Give a file with text in it."
                )
            );
        return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), encoding, Lines(text));
    }

    private static void RefuseBySize(int size, string name)
    {
        if (size == 0)
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」は空のファイル（0バイト）です。文章のあるファイルを指定してください。",
                    $"'{name}' is empty (0 bytes). Give a file with text in it."
                )
            );
        if (size > LimitBytes)
            throw new UnreadableDocumentException(TooLarge(name, size));
    }

    /// <summary>What to say of a text above <see cref="LimitBytes"/>, before or after its bytes were taken in.</summary>
    public static Message TooLarge(string name, long size)
    {
        var bytes = size.ToString("N0", CultureInfo.InvariantCulture);
        return new(
            $"「{name}」は{bytes}バイトあり、一つの文書の上限64MiB（67,108,864バイト）を超えています。文書を章などで分割してください。",
            $"'{name}' has {bytes} bytes; one document may have 64 MiB (67,108,864 bytes). Split it, for example by chapter."
        );
    }

    private static ImmutableArray<SourceLine> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<SourceLine>(text.AsSpan().Count('\n') + 1);
        for (var start = 0; start < text.Length; )
        {
            var length = text.AsSpan(start).IndexOfAny(LineEnds);
            if (length < 0)
                length = text.Length - start;
            lines.Add(new(lines.Count + 1, text.Substring(start, length)));
            start += length + 1;
            if (start < text.Length && text[start] == '\n' && text[start - 1] == '\r')
                start++;
        }
        return lines.DrainToImmutable();
    }
}
