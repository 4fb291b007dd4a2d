using System.Buffers;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>The XML of a sheet as UTF-8, written straight into the file: an object for each of ten thousand cells took longer
/// than all the rest of a workbook.</summary>
internal sealed class SheetXml(Stream stream) : IDisposable
{
    private const int Size = 1 << 16;

    // Of UTF-8, for one char of a string.
    private const int MostBytesOfOne = 3;
    private const int Piece = 4096;

    private static readonly SearchValues<char> Marks = SearchValues.Create("&<>");

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int used;

    /// <summary>Well-formed XML.</summary>
    public SheetXml Raw(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > buffer.Length - used)
            Flush();
        if (xml.Length > buffer.Length)
            stream.Write(xml);
        else
        {
            xml.CopyTo(buffer.AsSpan(used));
            used += xml.Length;
        }
        return this;
    }

    public SheetXml Element(OpenXmlElement element) =>
        Raw(Encoding.UTF8.GetBytes(element.OuterXml));

    public SheetXml Figure<T>(T number)
        where T : IUtf8SpanFormattable
    {
        Room(32);
        number.TryFormat(
            buffer.AsSpan(used),
            out var written,
            default,
            CultureInfo.InvariantCulture
        );
        used += written;
        return this;
    }

    /// <summary>Words between two tags.</summary>
    /// <param name="words">Only characters that XML can hold (<see cref="CellText.Escaped"/>).</param>
    public SheetXml Words(ReadOnlySpan<char> words)
    {
        while (words.Length > 0)
        {
            var mark = words.IndexOfAny(Marks);
            Plain(mark < 0 ? words : words[..mark]);
            if (mark < 0)
                break;
            Raw(
                words[mark] switch
                {
                    '&' => "&amp;"u8,
                    '<' => "&lt;"u8,
                    _ => "&gt;"u8,
                }
            );
            words = words[(mark + 1)..];
        }
        return this;
    }

    private void Plain(ReadOnlySpan<char> words)
    {
        while (words.Length > 0)
        {
            var taken = Math.Min(words.Length, Piece);
            if (taken < words.Length && char.IsHighSurrogate(words[taken - 1]))
                taken--;
            Room(taken * MostBytesOfOne);
            used += Encoding.UTF8.GetBytes(words[..taken], buffer.AsSpan(used));
            words = words[taken..];
        }
    }

    private void Room(int bytes)
    {
        if (bytes > buffer.Length - used)
            Flush();
    }

    private void Flush()
    {
        stream.Write(buffer.AsSpan(0, used));
        used = 0;
    }

    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
