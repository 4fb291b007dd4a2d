namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>What the drawing of a page needs of its place in the tree of pages.</summary>
/// <param name="Box">x1, y1, x2, y2 of the medium, in the page's own measure.</param>
/// <param name="Rotation">0, 90, 180 or 270, clockwise.</param>
internal sealed record PdfLeaf(
    PdfDictionary Page,
    PdfDictionary Resources,
    double[] Box,
    int Rotation
);

internal static class PdfPageTree
{
    private const int Deepest = 50;
    private const int MostNodes = 200_000;

    /// <summary>The pages in order. A tree that leads back into itself ends there.</summary>
    public static IEnumerable<PdfLeaf> Of(PdfObjects objects)
    {
        var root = new Inherited(new(), [0, 0, 612, 792], 0);
        return Walk(objects, objects.Catalog?["Pages", null], root, [], new int[1]);
    }

    private sealed record Inherited(PdfDictionary Resources, double[] Box, int Rotation);

    private static IEnumerable<PdfLeaf> Walk(
        PdfObjects objects,
        object? at,
        Inherited from,
        HashSet<int> above,
        int[] seen
    )
    {
        // A small file can describe a tree that is never walked to its end.
        if (++seen[0] > MostNodes)
            yield break;
        var number = (at as PdfReference)?.Number ?? 0;
        if (objects.Dictionary(at) is not { } node || above.Count > Deepest)
            yield break;
        var own = new Inherited(
            objects.Dictionary(node["Resources", null]) ?? from.Resources,
            Box(objects, node["MediaBox", null]) ?? from.Box,
            Rotation(objects.Resolved(node["Rotate", null])) ?? from.Rotation
        );
        if (objects.Resolved(node["Kids", null]) is not List<object?> kids)
        {
            yield return new(node, own.Resources, own.Box, own.Rotation);
            yield break;
        }
        if (!above.Add(number))
            yield break;
        foreach (var kid in kids)
        foreach (var leaf in Walk(objects, kid, own, above, seen))
            yield return leaf;
        above.Remove(number);
    }

    private static double[]? Box(PdfObjects objects, object? value)
    {
        var box = objects.List(value).OfType<double>().ToArray();
        if (box.Length != 4)
            return null;
        return
        [
            Math.Min(box[0], box[2]),
            Math.Min(box[1], box[3]),
            Math.Max(box[0], box[2]),
            Math.Max(box[1], box[3]),
        ];
    }

    private static int? Rotation(object? value) =>
        value is double d && Math.Abs(d) < 1e6 ? ((((int)d % 360) + 360) % 360) : null;
}
