using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> writes, while it writes it, and hands on one page at a time. It is
/// written like XHTML but holds whatever control characters the PDF holds, which no reader of XML accepts; its elements
/// are few and its words escaped, so that words cannot pass for elements.</summary>
internal sealed class BboxStream(Stream stream, Action<PdfPage> onPage)
{
    // No word is longer; what is longer is noise.
    private const int LongestToken = 1 << 20;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    private readonly ImmutableArray<PdfBlock>.Builder blocks =
        ImmutableArray.CreateBuilder<PdfBlock>();
    private readonly ImmutableArray<PdfLine>.Builder lines =
        ImmutableArray.CreateBuilder<PdfLine>();
    private readonly ImmutableArray<PdfWord>.Builder words =
        ImmutableArray.CreateBuilder<PdfWord>();
    private (double Width, double Height) size;
    private Box block;
    private Box line;
    private Box word;

    /// <summary>The title in the file's own description; null without one.</summary>
    public string? Title { get; private set; }

    /// <param name="firstPage">The number of the first page that comes.</param>
    /// <returns>The number behind the last page.</returns>
    public int Read(int firstPage)
    {
        var page = firstPage;
        while (TryNext(out var before, out var tag))
        {
            if (Is(tag, "word "u8))
                word = BoxOf(tag);
            else if (Is(tag, "/word"u8))
                AddWord(before);
            else if (Is(tag, "line "u8))
                line = BoxOf(tag);
            else if (Is(tag, "/line"u8))
                AddLine();
            else if (Is(tag, "block "u8))
                block = BoxOf(tag);
            else if (Is(tag, "/block"u8))
                AddBlock();
            else if (Is(tag, "page "u8))
                size = (Number(tag, "width=\""u8), Number(tag, "height=\""u8));
            else if (Is(tag, "/page"u8))
                onPage(new(page++, size.Width, size.Height, blocks.DrainToImmutable()));
            else if (Is(tag, "/title"u8))
                Title = Words(before).Trim() is { Length: > 0 } title ? title : null;
        }
        return page;
    }

    private void AddWord(ReadOnlySpan<byte> bytes)
    {
        var text = Words(bytes);
        if (!string.IsNullOrWhiteSpace(text))
            words.Add(new(text, word));
    }

    private void AddLine()
    {
        if (words.Count > 0)
            lines.Add(new(words.DrainToImmutable(), line));
    }

    private void AddBlock()
    {
        if (lines.Count > 0)
            blocks.Add(new(lines.DrainToImmutable(), block));
    }

    private static string Words(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        return text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
            ? text
            : string.Concat(text.Where(c => c >= ' '));
    }

    private static bool Is(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name) => tag.StartsWith(name);

    private static Box BoxOf(ReadOnlySpan<byte> tag) =>
        new(
            Number(tag, "xMin=\""u8),
            Number(tag, "yMin=\""u8),
            Number(tag, "xMax=\""u8),
            Number(tag, "yMax=\""u8)
        );

    private static double Number(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        var at = tag.IndexOf(name);
        return
            at >= 0
            && Utf8Parser.TryParse(tag[(at + name.Length)..], out double value, out _)
            && double.IsFinite(value)
            ? value
            : 0;
    }

    /// <summary>The next tag, and the words between the one before it and this one.</summary>
    private bool TryNext(out ReadOnlySpan<byte> before, out ReadOnlySpan<byte> tag)
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
            searched = end - start;
            if (!Fill())
            {
                before = tag = default;
                return false;
            }
        }
    }

    /// <summary>More bytes behind those not yet used, which move to the front.</summary>
    private bool Fill()
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
        return read > 0;
    }
}
