using System.IO.Compression;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Unpacks streams.</summary>
internal static class PdfFilters
{
    /// <returns>Null where a filter is unknown or there would be more than <paramref name="most"/> bytes. What a damaged
    /// stream gives up to its damage is kept.</returns>
    public static ReadOnlyMemory<byte>? Unpacked(
        ReadOnlyMemory<byte> bytes,
        IEnumerable<string> filters,
        bool isPredicted,
        int most
    )
    {
        foreach (var filter in filters)
        {
            var next = filter switch
            {
                "FlateDecode" or "Fl" when !isPredicted => Inflated(bytes, most),
                "ASCIIHexDecode" or "AHx" => PdfStrings.FromHex(bytes.Span),
                "ASCII85Decode" or "A85" => FromBase85(bytes.Span, most),
                "Crypt" => bytes,
                _ => null,
            };
            if (next is not { } unpacked)
                return null;
            bytes = unpacked;
        }
        return bytes.Length > most ? null : bytes;
    }

    private static ReadOnlyMemory<byte>? Inflated(ReadOnlyMemory<byte> packed, int most)
    {
        var unpacked = new byte[Math.Min(most + 1L, Math.Max(1024, packed.Length * 4L))];
        var length = 0;
        try
        {
            using var stream = new ZLibStream(
                new MemoryStream(packed.ToArray()),
                CompressionMode.Decompress
            );
            while (true)
            {
                var read = stream.Read(unpacked, length, unpacked.Length - length);
                if (read == 0)
                    break;
                length += read;
                if (length > most)
                    return null;
                if (length == unpacked.Length)
                    Array.Resize(ref unpacked, (int)Math.Min(most + 1L, length * 2L));
            }
        }
        catch (InvalidDataException)
        {
            // What came before the damage is drawn by other programs, too.
        }
        return unpacked.AsMemory(0, length);
    }

    private static ReadOnlyMemory<byte>? FromBase85(ReadOnlySpan<byte> text, int most)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> four = stackalloc byte[4];
        uint value = 0;
        var count = 0;
        foreach (var c in text)
        {
            if (c == '~')
                break;
            if (c == 'z' && count == 0)
                bytes.AddRange("\0\0\0\0"u8);
            if (bytes.Count > most)
                return null;
            if (c is < (byte)'!' or > (byte)'u')
                continue;
            value = unchecked((value * 85) + (uint)(c - '!'));
            if (++count < 5)
                continue;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(four, value);
            bytes.AddRange(four);
            (value, count) = (0, 0);
        }
        if (count > 1)
        {
            for (var i = count; i < 5; i++)
                value = unchecked((value * 85) + 84);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(four, value);
            bytes.AddRange(four[..(count - 1)]);
        }
        return bytes.ToArray();
    }
}
