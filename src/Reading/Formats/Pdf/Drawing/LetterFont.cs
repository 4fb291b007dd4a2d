using System.Text.RegularExpressions;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>What a font of a PDF says of itself.</summary>
/// <param name="Name">Without the mark of a subset; null where it has none.</param>
/// <param name="IsWide">Its letters are numbered by two bytes.</param>
internal sealed partial record LetterFont(string? Name, bool IsBold, bool IsWide)
{
    private const int ForcedBold = 0x40000;
    private const int LeastBoldWeight = 600;
    private const double FullWidth = 1000;
    private const double HalfWidth = 500;
    private const int MostCodes = 65_536;
    private readonly Dictionary<int, double> widths = [];
    private double usual = FullWidth;

    public static LetterFont Unknown { get; } = new(null, false, false) { usual = HalfWidth };

    /// <summary>How many widths it holds.</summary>
    public int Count => widths.Count;

    public static LetterFont Of(PdfObjects objects, PdfDictionary font)
    {
        var isWide = font.Name("Subtype") == "Type0";
        var inner = isWide
            ? objects.Dictionary(objects.List(font["DescendantFonts", null]).FirstOrDefault())
                ?? font
            : font;
        var descriptor = objects.Dictionary(inner["FontDescriptor", null]);
        var name = font.Name("BaseFont");
        var flags = objects.Resolved(descriptor?["Flags", null]) as double? ?? 0;
        var weight = objects.Resolved(descriptor?["FontWeight", null]) as double? ?? 0;
        var isBold =
            ((long)flags & ForcedBold) != 0
            || weight >= LeastBoldWeight
            || (name != null && BoldName().IsMatch(name));
        var letters = new LetterFont(
            name == null ? null : Subset().Replace(name, ""),
            isBold,
            isWide
        );
        if (isWide)
            letters.TakeWide(objects, inner);
        else
            letters.TakeSimple(objects, inner);
        return letters;
    }

    /// <summary>How far a text goes on, in thousandths of the size.</summary>
    /// <param name="count">How many letters it has.</param>
    public double WidthOf(ReadOnlySpan<byte> text, out int count)
    {
        var step = IsWide ? 2 : 1;
        count = text.Length / step;
        var sum = 0.0;
        for (var i = 0; i + step <= text.Length; i += step)
            sum += widths.GetValueOrDefault(IsWide ? (text[i] << 8) | text[i + 1] : text[i], usual);
        return sum;
    }

    private void TakeSimple(PdfObjects objects, PdfDictionary font)
    {
        usual = HalfWidth;
        var code = Code(objects.Resolved(font["FirstChar", null]) as double? ?? 0);
        // Of a font drawn by hand they are in a measure of its own.
        if (font.Name("Subtype") != "Type3")
            foreach (var width in objects.List(font["Widths", null]).Take(256))
                widths[code++] = width as double? ?? HalfWidth;
    }

    /// <summary>c [w w …] gives the widths from c on; c d w gives one to all from c to d.</summary>
    private void TakeWide(PdfObjects objects, PdfDictionary font)
    {
        usual = objects.Resolved(font["DW", null]) as double? ?? FullWidth;
        double? first = null,
            last = null;
        foreach (var value in objects.List(font["W", null]))
            if (value is List<object?> many && first is { } from)
            {
                var code = Code(from);
                foreach (var width in many.Take(MostCodes - code))
                    widths[code++] = objects.Resolved(width) as double? ?? usual;
                first = last = null;
            }
            else if (value is not double number)
                first = last = null;
            else if (first is not { } start)
                first = number;
            else if (last is not { } end)
                last = number;
            else
            {
                for (var c = Code(start); c <= Code(end); c++)
                    widths[c] = number;
                first = last = null;
            }
    }

    private static int Code(double number) => (int)Math.Clamp(number, 0, MostCodes - 1);

    [GeneratedRegex("Bold|Heavy|Black|DemiB|SemiB|[-,]W[6-9]$", RegexOptions.IgnoreCase)]
    private static partial Regex BoldName();

    [GeneratedRegex(@"^[A-Z]{6}\+")]
    private static partial Regex Subset();
}
