using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>The order in which a reader reads what stands on a slide: it is cut where the widest empty band goes right
/// through it, across or down, and each part is cut again. Columns are thus read one after the other, and rows of boxes
/// row by row.</summary>
internal static class ReadingOrder
{
    /// <summary>How far edges may overlap and still count as apart, in points.</summary>
    private const double Overlap = 4;
    private const int Deepest = 100;

    public static IEnumerable<T> Of<T>(IReadOnlyList<T> shapes, Func<T, Box> boxOf) =>
        Cut(shapes, boxOf, 0);

    private static IEnumerable<T> Cut<T>(IReadOnlyList<T> shapes, Func<T, Box> boxOf, int depth)
    {
        if (shapes.Count < 2)
            return shapes;
        var across = WidestGap(shapes, s => (boxOf(s).Top, boxOf(s).Bottom));
        var down = WidestGap(shapes, s => (boxOf(s).Left, boxOf(s).Right));
        if (depth >= Deepest || (across == null && down == null))
            return shapes.OrderBy(s => boxOf(s).Top).ThenBy(s => boxOf(s).Left);
        var isDown = across == null || (down != null && down.Value.Width > across.Value.Width);
        var at = isDown ? down!.Value.At : across!.Value.At;
        var before = shapes.Where(s => Middle(boxOf(s), isDown) < at).ToArray();
        var behind = shapes.Where(s => Middle(boxOf(s), isDown) >= at).ToArray();
        return before.Length == 0 || behind.Length == 0
            ? shapes.OrderBy(s => boxOf(s).Top).ThenBy(s => boxOf(s).Left)
            : Cut(before, boxOf, depth + 1).Concat(Cut(behind, boxOf, depth + 1));
    }

    private static double Middle(Box box, bool isDown) =>
        isDown ? (box.Left + box.Right) / 2 : (box.Top + box.Bottom) / 2;

    /// <returns>Null where nothing is apart.</returns>
    private static (double Width, double At)? WidestGap<T>(
        IReadOnlyList<T> shapes,
        Func<T, (double From, double To)> sideOf
    )
    {
        var sides = shapes.Select(sideOf).OrderBy(s => s.From).ToArray();
        (double Width, double At)? widest = null;
        var end = sides[0].To;
        foreach (var (from, to) in sides.Skip(1))
        {
            var width = from - end;
            if (width > -Overlap && (widest == null || width > widest.Value.Width))
                widest = (width, (from + end) / 2);
            end = Math.Max(end, to);
        }
        return widest;
    }
}
