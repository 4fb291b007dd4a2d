namespace Shirube.Reading.Formats.Pdf;

/// <summary>A page as dots, as <c>pdftoppm -gray</c> writes it.</summary>
internal sealed record Greymap(int Width, int Height, byte[] Dots)
{
    // Larger ones are not asked for.
    private const int MostDots = 1 << 26;

    /// <summary>The next picture of a stream of them; null at its end or where it breaks off.</summary>
    public static Greymap? Next(Stream stream)
    {
        if (stream.ReadByte() != 'P' || stream.ReadByte() != '5')
            return null;
        var (width, height, white) = (Number(stream), Number(stream), Number(stream));
        if (width <= 0 || height <= 0 || white != 255 || (long)width * height > MostDots)
            return null;
        var dots = new byte[width * height];
        return stream.ReadAtLeast(dots, dots.Length, false) == dots.Length
            ? new(width, height, dots)
            : null;
    }

    private static int Number(Stream stream)
    {
        var digit = stream.ReadByte();
        while (digit is ' ' or '\n')
            digit = stream.ReadByte();
        var number = 0;
        for (; digit is >= '0' and <= '9' && number < MostDots; digit = stream.ReadByte())
            number = number * 10 + digit - '0';
        return number;
    }
}
