using System.Globalization;
using System.Text;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Writes the objects of a PDF into a new file: plain or locked, one by one or packed into a stream of
/// objects. What it writes is judged by poppler, which has a reader of its own.</summary>
internal sealed class RewrittenPdf
{
    private readonly PdfObjects source;
    private readonly Lock? locked;
    private readonly List<(int Number, object? Value)> objects = [];
    private readonly HashSet<int> seen = [];
    private readonly List<byte> file = [];

    private RewrittenPdf(byte[] pdf, Lock? locked)
    {
        this.locked = locked;
        source = PdfObjects.Of(pdf, TestContext.Current.CancellationToken)!;
        Find(source.Catalog);
    }

    public static byte[] Plain(byte[] pdf) => new RewrittenPdf(pdf, null).OneByOne();

    public static byte[] Locked(byte[] pdf, Lock locked) =>
        new RewrittenPdf(pdf, locked).OneByOne();

    /// <summary>As programs since PDF 1.5 write: only the stream that holds the objects is locked, its texts are not.</summary>
    public static byte[] LockedAndPacked(byte[] pdf, Lock locked) =>
        new RewrittenPdf(pdf, locked).Packed();

    private int Root => seen.DefaultIfEmpty(0).Max() + 1;

    private void Find(object? value)
    {
        var open = new Stack<object?>([value]);
        while (open.TryPop(out var v))
            switch (v)
            {
                case PdfReference r when seen.Add(r.Number):
                    objects.Add((r.Number, source.Resolved(r)));
                    open.Push(objects[^1].Value);
                    break;
                case PdfStream s:
                    open.Push(s.Dictionary);
                    break;
                case PdfDictionary d:
                    foreach (var inner in d.Values)
                        open.Push(inner);
                    break;
                case List<object?> l:
                    l.ForEach(open.Push);
                    break;
            }
    }

    private byte[] OneByOne()
    {
        Text("%PDF-1.7\n");
        var places = new SortedDictionary<int, int>();
        foreach (var (number, value) in objects.Append((Root, source.Catalog)).Append(Info))
            Put(places, number, value);
        if (locked != null)
            PutRaw(places, Root + 2, locked.Dictionary);
        var table = file.Count;
        Text($"xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
            Text($"{number} 1\n{place:D10} 00000 n \n");
        Text($"trailer\n<< {Trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return [.. file];
    }

    private byte[] Packed()
    {
        Text("%PDF-1.7\n");
        var places = new SortedDictionary<int, int>();
        var container = Root + 3;
        var inside = new StringBuilder();
        var offsets = new StringBuilder();
        var packed = new List<int>();
        foreach (var (number, value) in objects.Append((Root, source.Catalog)).Append(Info))
            if (value is PdfStream)
                Put(places, number, value);
            else
            {
                packed.Add(number);
                offsets.Append(CultureInfo.InvariantCulture, $"{number} {inside.Length} ");
                Write(inside, value, b => b);
                inside.Append('\n');
            }
        PutRaw(places, Root + 2, locked!.Dictionary);
        var content = Encoding.Latin1.GetBytes($"{offsets}{inside}");
        Put(
            places,
            container,
            new PdfStream(
                new()
                {
                    ["Type"] = new PdfName("ObjStm"),
                    ["N"] = (double)packed.Count,
                    ["First"] = (double)offsets.Length,
                },
                content,
                container,
                0
            )
        );
        places[container + 1] = file.Count;
        var rows = new List<byte>();
        for (var number = 0; number <= container + 1; number++)
        {
            var (kind, where, index) =
                places.TryGetValue(number, out var place) ? (1, place, 0)
                : packed.IndexOf(number) is >= 0 and var i ? (2, container, i)
                : (0, 0, 0);
            rows.AddRange([(byte)kind, .. Big(where), .. Big(index)]);
        }
        Text(
            $"{container + 1} 0 obj\n<< /Type /XRef /W [1 4 4] {Trailer} /Length {rows.Count} >>\nstream\n"
        );
        file.AddRange(rows);
        Text($"\nendstream\nendobj\nstartxref\n{places[container + 1]}\n%%EOF\n");
        return [.. file];

        static byte[] Big(int n) => [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n];
    }

    private (int, object?) Info =>
        (Root + 1, new PdfDictionary { ["Title"] = "Our roads"u8.ToArray() });

    private string Trailer =>
        $"/Size {Root + 5} /Root {Root} 0 R /Info {Root + 1} 0 R /ID [<{Convert.ToHexString(Lock.Id)}> <{Convert.ToHexString(Lock.Id)}>]"
        + (locked == null ? "" : $" /Encrypt {Root + 2} 0 R");

    private void Put(SortedDictionary<int, int> places, int number, object? value)
    {
        byte[] Own(byte[] plain) => locked?.Locked(plain, number) ?? plain;
        var text = new StringBuilder();
        if (value is not PdfStream stream)
        {
            Write(text, value, Own);
            PutRaw(places, number, text.ToString());
            return;
        }
        var data = Own(stream.Raw.ToArray());
        var dictionary = new PdfDictionary();
        foreach (var (key, inner) in stream.Dictionary)
            dictionary[key] = inner;
        dictionary["Length"] = (double)data.Length;
        Write(text, dictionary, Own);
        places[number] = file.Count;
        Text($"{number} 0 obj\n{text}\nstream\n");
        file.AddRange(data);
        Text("\nendstream\nendobj\n");
    }

    private void PutRaw(SortedDictionary<int, int> places, int number, string text)
    {
        places[number] = file.Count;
        Text($"{number} 0 obj\n{text}\nendobj\n");
    }

    private void Text(string text) => file.AddRange(Encoding.Latin1.GetBytes(text));

    private static void Write(StringBuilder text, object? value, Func<byte[], byte[]> own)
    {
        switch (value)
        {
            case double d:
                text.Append(CultureInfo.InvariantCulture, $"{d:0.##########}");
                break;
            case bool b:
                text.Append(b ? "true" : "false");
                break;
            case PdfName n:
                text.Append(Name(n.Value));
                break;
            case byte[] bytes:
                text.Append(CultureInfo.InvariantCulture, $"<{Convert.ToHexString(own(bytes))}>");
                break;
            case PdfReference r:
                text.Append(CultureInfo.InvariantCulture, $"{r.Number} 0 R");
                break;
            case List<object?> list:
                text.Append('[');
                foreach (var inner in list)
                {
                    Write(text, inner, own);
                    text.Append(' ');
                }
                text.Append(']');
                break;
            case PdfDictionary dictionary:
                text.Append("<< ");
                foreach (var (key, inner) in dictionary)
                {
                    text.Append(Name(key)).Append(' ');
                    Write(text, inner, own);
                    text.Append(' ');
                }
                text.Append(">>");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static string Name(string name) =>
        "/"
        + string.Concat(
            name.Select(c =>
                char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '_' or '.'
                    ? $"{c}"
                    : $"#{(int)c:X2}"
            )
        );
}
