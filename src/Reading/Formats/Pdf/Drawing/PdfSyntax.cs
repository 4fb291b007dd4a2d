namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Objects of a PDF from its tokens. Never throws: what is malformed is null.</summary>
internal sealed class PdfSyntax(ReadOnlyMemory<byte> bytes)
{
    private const int Deepest = 60;
    private readonly PdfTokens tokens = new(bytes);

    /// <summary>The value at this place.</summary>
    public object? ValueAt(int position)
    {
        tokens.Position = position;
        tokens.Next();
        return Value(0);
    }

    public (object? Value, int End) ValueFrom(int position) => (ValueAt(position), tokens.Position);

    /// <summary>The value behind <c>obj</c>, with its bytes where it is a stream.</summary>
    /// <param name="lengthOf">The number that a reference to a stream's length means; null where it is not known yet.</param>
    public (object? Value, int End) ObjectAt(
        int position,
        int number,
        int generation,
        Func<PdfReference, int?> lengthOf
    )
    {
        var value = ValueAt(position);
        if (value is not PdfDictionary dictionary)
            return (value, tokens.Position);
        var behind = tokens.Position;
        if (tokens.Next() != PdfToken.Word || !tokens.Span.SequenceEqual("stream"u8))
            return (dictionary, behind);
        var span = bytes.Span;
        var start = tokens.Position;
        if (start < span.Length && span[start] == '\r')
            start++;
        if (start < span.Length && span[start] == '\n')
            start++;
        var end = EndOf(span, start, dictionary["Length", null], lengthOf);
        return (new PdfStream(dictionary, bytes[start..end], number, generation), end);
    }

    private static int EndOf(
        ReadOnlySpan<byte> span,
        int start,
        object? length,
        Func<PdfReference, int?> lengthOf
    )
    {
        var said = length switch
        {
            double n when n is >= 0 and < int.MaxValue => (int)n,
            PdfReference r => lengthOf(r),
            _ => null,
        };
        if (said is { } l && l <= span.Length - start)
        {
            var tail = span[(start + l)..Math.Min(span.Length, start + l + 20)];
            if (tail.IndexOf("endstream"u8) >= 0)
                return start + l;
        }
        var found = span[start..].IndexOf("endstream"u8);
        return found < 0 ? span.Length : start + found;
    }

    private object? Value(int depth)
    {
        if (depth > Deepest)
            return null;
        switch (tokens.Last)
        {
            case PdfToken.Number:
                return NumberOrReference();
            case PdfToken.Name:
                return new PdfName(tokens.Name());
            case PdfToken.Text:
                return tokens.Text();
            case PdfToken.ListStart:
                var list = new List<object?>();
                while (tokens.Next() is not (PdfToken.ListEnd or PdfToken.End))
                    list.Add(Value(depth + 1));
                return list;
            case PdfToken.DictionaryStart:
                return Dictionary(depth);
            case PdfToken.Word:
                return tokens.Span.SequenceEqual("true"u8) ? true
                    : tokens.Span.SequenceEqual("false"u8) ? false
                    : null;
            default:
                return null;
        }
    }

    private PdfDictionary Dictionary(int depth)
    {
        var dictionary = new PdfDictionary();
        while (tokens.Next() is not (PdfToken.DictionaryEnd or PdfToken.End))
        {
            if (tokens.Last != PdfToken.Name)
                continue;
            var key = tokens.Name();
            if (tokens.Next() is PdfToken.DictionaryEnd or PdfToken.End)
                break;
            dictionary[key] = Value(depth + 1);
        }
        return dictionary;
    }

    private object NumberOrReference()
    {
        var number = tokens.Number;
        var behind = tokens.Position;
        if (
            number is >= 0 and < int.MaxValue
            && number == Math.Floor(number)
            && tokens.Next() == PdfToken.Number
            && tokens.Next() == PdfToken.Word
            && tokens.Span.SequenceEqual("R"u8)
        )
            return new PdfReference((int)number);
        tokens.Position = behind;
        return number;
    }
}
