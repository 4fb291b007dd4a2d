using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>From the coordinates inside a group of shapes to points on the slide.</summary>
internal readonly record struct Transform(double ScaleX, double ScaleY, double X, double Y)
{
    /// <summary>Units of the file in a point (ISO/IEC 29500-1, 20.1.10.16).</summary>
    public const double UnitsInPoint = 12_700;

    public static Transform Slide { get; } = new(1 / UnitsInPoint, 1 / UnitsInPoint, 0, 0);

    /// <param name="frame"><c>a:xfrm</c> or <c>p:xfrm</c> of a shape; null gives null.</param>
    public Box? Of(Element? frame)
    {
        if (
            Pair(frame, "a:off", "x", "y") is not var (x, y)
            || Pair(frame, "a:ext", "cx", "cy") is not var (w, h)
        )
            return null;
        var (left, top) = (X + x * ScaleX, Y + y * ScaleY);
        return new(left, top, left + Math.Abs(w * ScaleX), top + Math.Abs(h * ScaleY));
    }

    /// <summary>For what stands inside a group.</summary>
    public Transform Inside(Element? group)
    {
        if (
            Pair(group, "a:off", "x", "y") is not var (x, y)
            || Pair(group, "a:ext", "cx", "cy") is not var (w, h)
            || Pair(group, "a:chOff", "x", "y") is not var (innerX, innerY)
            || Pair(group, "a:chExt", "cx", "cy") is not var (innerW, innerH)
        )
            return this;
        var (scaleX, scaleY) = (innerW == 0 ? 1 : w / innerW, innerH == 0 ? 1 : h / innerH);
        return new(
            ScaleX * scaleX,
            ScaleY * scaleY,
            X + (x - innerX * scaleX) * ScaleX,
            Y + (y - innerY * scaleY) * ScaleY
        );
    }

    private static (double, double)? Pair(
        Element? frame,
        string child,
        string first,
        string second
    ) =>
        frame?.Child(child) is { } found
        && Figures.Real(found[first]) is { } a
        && Figures.Real(found[second]) is { } b
            ? (a, b)
            : null;
}
