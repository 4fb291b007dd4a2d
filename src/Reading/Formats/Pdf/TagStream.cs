using System.Buffers.Text;
using System.Net;
using System.Text;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>The tags of what poppler writes, with the words in front of each. It is written like XML but holds whatever
/// control characters the PDF holds, which no reader of XML accepts.</summary>
internal sealed class TagStream(Stream stream)
{
    // No word is longer; what is longer is noise.
    private const int LongestToken = 1 << 20;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>The next tag, and the words between the one before it and this one.</summary>
    public bool TryNext(out ReadOnlySpan<byte> before, out ReadOnlySpan<byte> tag)
    {
        for (var searched = start; ; )
        {
            var close = buffer.AsSpan(searched, end - searched).IndexOf((byte)'>');
            if (close >= 0)
            {
                ReadOnlySpan<byte> token = buffer.AsSpan(start, searched + close - start);
                start = searched + close + 1;
                var open = Math.Max(token.IndexOf((byte)'<'), 0);
                before = token[..open];
                tag = token[Math.Min(open + 1, token.Length)..];
                return true;
            }
            searched = Fill();
            if (searched < 0)
            {
                before = tag = default;
                return false;
            }
        }
    }

    /// <summary>More bytes behind those not yet used, which move to the front.</summary>
    /// <returns>Where the new bytes begin; -1 at the end.</returns>
    private int Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end > LongestToken)
            end = 0;
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0 ? end - read : -1;
    }

    public static string Words(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        return text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
            ? text
            : string.Concat(text.Where(c => c >= ' '));
    }

    public static bool Is(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name) => tag.StartsWith(name);

    public static double Number(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        var at = tag.IndexOf(name);
        return
            at >= 0
            && Utf8Parser.TryParse(tag[(at + name.Length)..], out double value, out _)
            && double.IsFinite(value)
            ? value
            : 0;
    }
}
