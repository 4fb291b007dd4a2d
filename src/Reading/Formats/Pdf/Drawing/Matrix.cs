namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>From one measure of a page to another: x' = ax + cy + e, y' = bx + dy + f.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>How much longer a length becomes, about.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    public Point Apply(double x, double y) => new((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>First this, then the other.</summary>
    public Matrix Then(Matrix next) =>
        new(
            (A * next.A) + (B * next.C),
            (A * next.B) + (B * next.D),
            (C * next.A) + (D * next.C),
            (C * next.B) + (D * next.D),
            (E * next.A) + (F * next.C) + next.E,
            (E * next.B) + (F * next.D) + next.F
        );

    /// <summary>From a page's own measure (upwards, not turned) to points from the upper left corner as it is shown.</summary>
    public static Matrix Shown(double[] box, int rotation) =>
        rotation switch
        {
            90 => new(0, 1, 1, 0, -box[1], -box[0]),
            180 => new(-1, 0, 0, 1, box[2], -box[1]),
            270 => new(0, -1, -1, 0, box[3], box[2]),
            _ => new(1, 0, 0, -1, -box[0], box[3]),
        };
}

internal readonly record struct Point(double X, double Y);
