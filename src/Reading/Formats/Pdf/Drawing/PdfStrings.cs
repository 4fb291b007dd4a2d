namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>The two ways in which a PDF writes bytes.</summary>
internal static class PdfStrings
{
    public static byte[] FromHex(ReadOnlySpan<byte> digits)
    {
        var bytes = new List<byte>(digits.Length / 2);
        var high = -1;
        foreach (var c in digits)
        {
            var value = Digit(c);
            if (value < 0)
                continue;
            if (high < 0)
                high = value;
            else
            {
                bytes.Add((byte)((high << 4) | value));
                high = -1;
            }
        }
        if (high >= 0)
            bytes.Add((byte)(high << 4));
        return [.. bytes];
    }

    public static byte[] FromLiteral(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                bytes.Add(text[i]);
                continue;
            }
            var c = text[++i];
            if (c is >= (byte)'0' and <= (byte)'7')
            {
                var value = c - '0';
                for (var n = 0; n < 2 && i + 1 < text.Length; n++)
                    if (text[i + 1] is >= (byte)'0' and <= (byte)'7')
                        value = (value << 3) | (text[++i] - '0');
                bytes.Add((byte)value);
            }
            else if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            else if (c is not ((byte)'\n' or (byte)'\r'))
                bytes.Add(Escaped(c));
        }
        return [.. bytes];
    }

    private static byte Escaped(byte c) =>
        c switch
        {
            (byte)'n' => 10,
            (byte)'r' => 13,
            (byte)'t' => 9,
            (byte)'b' => 8,
            (byte)'f' => 12,
            _ => c,
        };

    private static int Digit(byte c) =>
        c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => -1,
        };
}
