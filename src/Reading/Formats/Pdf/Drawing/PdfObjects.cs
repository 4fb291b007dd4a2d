namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>The objects of a file, found by walking through it once: a damaged or forged table of contents cannot mislead,
/// and of an object that was changed the last state counts. Nothing is kept but where they lie.</summary>
internal sealed class PdfObjects
{
    private const int MostObjects = 5_000_000;
    private const int LargestStream = 64 << 20;
    private const long LargestContainers = 512L << 20;
    private const int MostKnownBytes = 1 << 17;
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Dictionary<int, Place> places = [];
    private readonly Dictionary<int, ReadOnlyMemory<byte>> containers = [];
    private PdfCipher? cipher;
    private readonly Dictionary<int, object?> known = [];
    private long contained;
    private int knownBytes;

    /// <param name="Offset">Behind <c>obj</c>, or in the container's unpacked bytes.</param>
    /// <param name="Container">Number of the stream of objects it lies in; 0 for none.</param>
    /// <param name="Stamp">Where in the file: the later one counts.</param>
    private readonly record struct Place(int Offset, int Container, int Generation, int Stamp);

    private PdfObjects(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    public PdfDictionary? Catalog { get; private set; }

    /// <summary>Bytes read and unpacked so far: what the file has cost, whatever its size.</summary>
    public long Work { get; private set; }

    /// <returns>Null where there is no catalogue of pages, or the encryption is not known.</returns>
    public static PdfObjects? Of(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var objects = new PdfObjects(bytes);
        var (trailer, packed) = objects.Walk(cancel);
        if (trailer["Encrypt", null] is { } how)
        {
            var id = (objects.Resolved(trailer["ID", null]) as List<object?>)?.FirstOrDefault();
            if (
                objects.Resolved(how) is not PdfDictionary encrypt
                || PdfCipher.Of(encrypt, id as byte[] ?? []) is not { } cipher
            )
                return null;
            objects.cipher = cipher;
        }
        foreach (var (number, stamp) in packed)
        {
            cancel.ThrowIfCancellationRequested();
            objects.OpenContainer(number, stamp);
        }
        objects.Catalog = objects.Resolved(trailer["Root", null]) as PdfDictionary;
        return objects.Catalog == null ? null : objects;
    }

    /// <summary>What a reference points to; other values as they are.</summary>
    public object? Resolved(object? value)
    {
        for (var i = 0; value is PdfReference r; i++)
            value = i < 20 ? At(r.Number) : null;
        return value;
    }

    public PdfDictionary? Dictionary(object? value) =>
        Resolved(value) switch
        {
            PdfDictionary d => d,
            PdfStream s => s.Dictionary,
            _ => null,
        };

    /// <returns>Decrypted and unpacked; null where that is not possible.</returns>
    public ReadOnlyMemory<byte>? Data(PdfStream stream)
    {
        var type = stream.Dictionary.Name("Type");
        Work += stream.Raw.Length;
        var plain = cipher == null || type == "XRef" ? stream.Raw : cipher.Decrypted(stream);
        if (plain is not { } raw)
            return null;
        var d = stream.Dictionary;
        var filters = List(d["Filter", d["F", null]]).Select(f => (f as PdfName)?.Value ?? "?");
        var parameters = List(d["DecodeParms", d["DP", null]]);
        var isPredicted = parameters.Any(p =>
            Resolved((p as PdfDictionary)?["Predictor", null]) is > 1.0
        );
        var data = PdfFilters.Unpacked(raw, filters, isPredicted, LargestStream);
        Work += data?.Length ?? LargestStream;
        return data;
    }

    /// <summary>The values of a list, or the one value where a list of one is left out.</summary>
    public IEnumerable<object?> List(object? value) =>
        Resolved(value) switch
        {
            null => [],
            List<object?> many => many.Select(Resolved),
            var one => [one],
        };

    private object? At(int number)
    {
        if (!places.TryGetValue(number, out var place))
            return null;
        if (known.TryGetValue(number, out var value))
            return value;
        int end;
        if (place.Container != 0)
            (value, end) = new PdfSyntax(containers[place.Container]).ValueFrom(place.Offset);
        else
            (value, end) = new PdfSyntax(bytes).ObjectAt(
                place.Offset,
                number,
                place.Generation,
                LengthAt
            );
        Work += end - place.Offset;
        if (value is not PdfStream)
            Keep(number, value, end - place.Offset);
        return value;
    }

    private void Keep(int number, object? value, int length)
    {
        if (length > MostKnownBytes)
            return;
        if (knownBytes + length > MostKnownBytes)
        {
            known.Clear();
            knownBytes = 0;
        }
        knownBytes += length;
        known[number] = value;
    }

    /// <summary>A length is a number and nothing else: one that is a stream with a length elsewhere leads nowhere.</summary>
    private int? LengthAt(PdfReference r)
    {
        if (!places.TryGetValue(r.Number, out var place))
            return null;
        var syntax = new PdfSyntax(place.Container == 0 ? bytes : containers[place.Container]);
        return syntax.ValueAt(place.Offset) is double l ? (int)l : null;
    }

    private (PdfDictionary Trailer, List<(int Number, int Stamp)> Packed) Walk(
        CancellationToken cancel
    )
    {
        var trailer = new PdfDictionary();
        var packed = new List<(int, int)>();
        var syntax = new PdfSyntax(bytes);
        var span = bytes.Span;
        var position = 0;
        for (var found = 0; found < MostObjects; found++)
        {
            if ((found & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            var rest = span[position..];
            var obj = rest.IndexOf("obj"u8);
            // A trailer stands between objects: it is looked for only up to the next one.
            var head = rest[..(obj < 0 ? rest.Length : obj)].LastIndexOf("trailer"u8);
            if (head >= 0 && syntax.ValueAt(position + head + 7) is PdfDictionary said)
                Take(trailer, said);
            if (obj < 0)
                break;
            var at = position + obj;
            position = at + 3;
            if (HeadBefore(span, at) is not var (number, generation))
                continue;
            var (value, end) = syntax.ObjectAt(position, number, generation, _ => null);
            places[number] = new(position, 0, generation, at);
            position = Math.Max(position, end);
            if (value is PdfStream stream && stream.Dictionary.Name("Type") is { } type)
                if (type == "XRef")
                    Take(trailer, stream.Dictionary);
                else if (type == "ObjStm")
                    packed.Add((number, at));
        }
        return (trailer, packed);
    }

    private static void Take(PdfDictionary trailer, PdfDictionary said)
    {
        foreach (var key in (string[])["Root", "Encrypt", "ID"])
            if (said[key, null] is { } value)
                trailer[key] = value;
    }

    /// <summary>The two numbers before <c>obj</c>.</summary>
    private static (int Number, int Generation)? HeadBefore(ReadOnlySpan<byte> span, int at)
    {
        var p = at;
        return Before(span, ref p) is { } generation && Before(span, ref p) is { } number
            ? (number, generation)
            : null;
    }

    private static int? Before(ReadOnlySpan<byte> span, ref int p)
    {
        while (p > 0 && PdfTokens.IsWhite(span[p - 1]))
            p--;
        var end = p;
        while (p > 0 && end - p < 9 && span[p - 1] is >= (byte)'0' and <= (byte)'9')
            p--;
        return int.TryParse(span[p..end], out var n) ? n : null;
    }

    private void OpenContainer(int number, int stamp)
    {
        if (
            contained > LargestContainers
            || At(number) is not PdfStream stream
            || Data(stream) is not { } data
        )
            return;
        contained += data.Length;
        containers[number] = data;
        if (Resolved(stream.Dictionary["First", null]) is not (double and >= 0 and var first))
            return;
        var tokens = new PdfTokens(data);
        while (tokens.Position < first && tokens.Next() == PdfToken.Number)
        {
            var inner = (int)tokens.Number;
            if (tokens.Next() != PdfToken.Number)
                break;
            var offset = first + tokens.Number;
            if (
                offset < data.Length
                && (!places.TryGetValue(inner, out var known) || known.Stamp < stamp)
            )
                places[inner] = new((int)offset, number, 0, stamp);
        }
    }
}
