using System.Text;

namespace Shirube.Reading.Formats.Pdf.Drawing;

internal enum PdfToken
{
    End,
    Number,
    Name,
    Text,
    Word,
    ListStart,
    ListEnd,
    DictionaryStart,
    DictionaryEnd,
}

/// <summary>The smallest pieces of PDF syntax, in objects and in the drawing of a page. Never throws: what cannot be read
/// is passed over.</summary>
internal sealed class PdfTokens(ReadOnlyMemory<byte> bytes)
{
    private int start;
    private int end;

    public int Position { get; set; }

    /// <summary>Of the last token, where it was a number; always finite.</summary>
    public double Number { get; private set; }

    public PdfToken Last { get; private set; }

    /// <summary>The last token's bytes: a word, a name without its slash, a text without its brackets.</summary>
    public ReadOnlySpan<byte> Span => bytes.Span[start..end];

    /// <summary>The bytes of the last text stand there as they are.</summary>
    public bool IsPlainText => bytes.Span[start - 1] == '(' && !Span.Contains((byte)'\\');

    public PdfToken Next() => Last = Read(bytes.Span);

    public string Name() => Encoding.Latin1.GetString(Unescaped());

    /// <summary>The bytes of a text token, its escapes resolved.</summary>
    public byte[] Text()
    {
        var isHex = bytes.Span[start - 1] == '<';
        return isHex ? PdfStrings.FromHex(Span) : PdfStrings.FromLiteral(Span);
    }

    private byte[] Unescaped()
    {
        var span = Span;
        if (!span.Contains((byte)'#'))
            return span.ToArray();
        var name = new List<byte>(span.Length);
        for (var i = 0; i < span.Length; i++)
            if (
                span[i] == '#'
                && i + 2 < span.Length
                && PdfStrings.FromHex(span[(i + 1)..(i + 3)]) is [var b]
            )
            {
                name.Add(b);
                i += 2;
            }
            else
                name.Add(span[i]);
        return [.. name];
    }

    private PdfToken Read(ReadOnlySpan<byte> span)
    {
        var p = SkipWhite(span, Position);
        if (p >= span.Length)
        {
            Position = start = end = span.Length;
            return PdfToken.End;
        }
        start = p;
        var c = span[p];
        switch (c)
        {
            case (byte)'[':
                return Single(p, PdfToken.ListStart);
            case (byte)']':
                return Single(p, PdfToken.ListEnd);
            case (byte)'<' when p + 1 < span.Length && span[p + 1] == '<':
                return Single(p + 1, PdfToken.DictionaryStart);
            case (byte)'>' when p + 1 < span.Length && span[p + 1] == '>':
                return Single(p + 1, PdfToken.DictionaryEnd);
            case (byte)'<':
                return Hex(span, p);
            case (byte)'(':
                return Literal(span, p);
            case (byte)'/':
                return Regular(span, p + 1, PdfToken.Name);
            case (byte)')' or (byte)'>' or (byte)'{' or (byte)'}':
                return Single(p, PdfToken.Word);
            case (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.':
                return NumberOrWord(span, p);
            default:
                return Regular(span, p, PdfToken.Word);
        }
    }

    private PdfToken Single(int last, PdfToken token)
    {
        Position = end = last + 1;
        return token;
    }

    private PdfToken Hex(ReadOnlySpan<byte> span, int p)
    {
        var length = span[p..].IndexOf((byte)'>');
        start = p + 1;
        end = length < 0 ? span.Length : p + length;
        Position = Math.Min(end + 1, span.Length);
        return PdfToken.Text;
    }

    private PdfToken Literal(ReadOnlySpan<byte> span, int p)
    {
        var depth = 0;
        var i = p;
        for (; i < span.Length; i++)
            if (span[i] == '\\')
                i++;
            else if (span[i] == '(')
                depth++;
            else if (span[i] == ')' && --depth == 0)
                break;
        start = p + 1;
        end = Math.Min(i, span.Length);
        Position = Math.Min(i + 1, span.Length);
        return PdfToken.Text;
    }

    private PdfToken Regular(ReadOnlySpan<byte> span, int p, PdfToken token)
    {
        start = p;
        while (p < span.Length && IsRegular(span[p]))
            p++;
        Position = end = p;
        return token;
    }

    private PdfToken NumberOrWord(ReadOnlySpan<byte> span, int p)
    {
        var sign = 1.0;
        double value = 0;
        double scale = 0;
        var i = p;
        for (; i < span.Length && IsRegular(span[i]); i++)
        {
            var c = span[i];
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                value = (value * 10) + (c - '0');
                scale *= 10;
            }
            else if (c == '.' && scale == 0)
                scale = 1;
            else if (c == '-' && i == p)
                sign = -1;
            // Some programs write a minus in the middle; poppler passes over it, too.
            else if (c is not ((byte)'-' or (byte)'+'))
                return Regular(span, p, PdfToken.Word);
        }
        Position = end = i;
        var number = sign * (scale > 1 ? value / scale : value);
        Number = double.IsFinite(number) ? number : 0;
        return PdfToken.Number;
    }

    private static int SkipWhite(ReadOnlySpan<byte> span, int p)
    {
        for (; p < span.Length; p++)
            if (span[p] == '%')
                while (p + 1 < span.Length && span[p + 1] is not ((byte)'\n' or (byte)'\r'))
                    p++;
            else if (!IsWhite(span[p]))
                break;
        return p;
    }

    public static bool IsWhite(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte c) => !IsWhite(c) && !"()<>[]{}/%"u8.Contains(c);
}
