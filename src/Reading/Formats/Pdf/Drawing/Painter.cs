using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Keeps of what a page paints the thin straight lines and the areas.</summary>
internal sealed class Painter(double width, double height)
{
    private const int Most = 60_000;

    /// <summary>Above it, a thin area is a bar and no line; in points.</summary>
    private const double Thickest = 3.2;

    private const double Skew = 0.6;
    private const double White = 0.97;
    private readonly List<Rule> rules = [];
    private readonly List<Rule> lightRules = [];
    private readonly List<Shade> shades = [];
    private readonly FloatingBoxes boxes = new();

    /// <summary>So much is drawn that it is a picture; nothing is learnt from it.</summary>
    public bool IsFull { get; private set; }

    public void Fill(DrawnPath path, GraphicsState state)
    {
        Box? outer = null;
        foreach (var piece in path.Pieces)
        {
            if (piece.Points.Count < 2 || piece.HasCurve)
                continue;
            var box = Around(piece);
            if (Math.Min(box.Right - box.Left, box.Bottom - box.Top) <= Thickest)
                Thin(box, state.Clip, state.FillLightness);
            else if (IsUpright(piece))
            {
                if (outer is { } o && FrameWidth(o, box) is { } frame)
                    Frame(o, frame, state);
                else
                    Area(box, state);
                outer = box;
            }
        }
    }

    public void Stroke(DrawnPath path, GraphicsState state)
    {
        var pen = Math.Max(state.Pen * state.ToPage.Scale, 0.1);
        if (!double.IsFinite(pen))
            return;
        foreach (var piece in path.Pieces)
        {
            var points = piece.Points;
            if (IsUpright(piece) && piece.Points.Count + (piece.IsClosed ? 1 : 0) >= 5)
                boxes.Frame(Clipped(Around(piece), state.Clip));
            // The chord of a curve is not drawn; its straight neighbours are not worth the trouble.
            if (piece.HasCurve)
                continue;
            for (var i = 1; i < points.Count; i++)
                Segment(points[i - 1], points[i], pen, state);
            if (piece.IsClosed && points.Count > 2)
                Segment(points[^1], points[0], pen, state);
        }
    }

    public PageDrawing Result()
    {
        if (IsFull)
            return PageDrawing.Empty;
        var floating = boxes.Among(rules);
        rules.RemoveAll(r => floating.Exists(b => FloatingBoxes.IsSideOf(b, r)));
        // A white line is seen only on a ground that is not white.
        var dark = shades.Where(s => s.Lightness < 0.9).Take(2000).ToList();
        var seen = lightRules.Where(r => dark.Exists(s => Holds(s.Box, r)));
        return new([.. RuleMerge.Of(rules.Concat(seen))], [.. shades])
        {
            Floating = [.. floating.Where(boxes.IsPainted)],
        };
    }

    public static Box Clipped(Box box, Box clip) =>
        new(
            Math.Max(box.Left, clip.Left),
            Math.Max(box.Top, clip.Top),
            Math.Min(box.Right, clip.Right),
            Math.Min(box.Bottom, clip.Bottom)
        );

    public static Box Around(DrawnPath.Piece piece)
    {
        var first = piece.Points[0];
        var box = new Box(first.X, first.Y, first.X, first.Y);
        foreach (var p in piece.Points)
            box = box.Around(new(p.X, p.Y, p.X, p.Y));
        return box;
    }

    private void Segment(Point a, Point b, double pen, GraphicsState state)
    {
        var half = pen / 2;
        Box box;
        if (Math.Abs(a.Y - b.Y) <= Skew && Math.Abs(a.X - b.X) > Skew)
            box = new(
                Math.Min(a.X, b.X),
                Mean(a.Y, b.Y) - half,
                Math.Max(a.X, b.X),
                Mean(a.Y, b.Y) + half
            );
        else if (Math.Abs(a.X - b.X) <= Skew && Math.Abs(a.Y - b.Y) > Skew)
            box = new(
                Mean(a.X, b.X) - half,
                Math.Min(a.Y, b.Y),
                Mean(a.X, b.X) + half,
                Math.Max(a.Y, b.Y)
            );
        else
            return;
        if (pen <= Thickest)
            Thin(box, state.Clip, state.StrokeLightness);
        else
            Area(box, state with { FillLightness = state.StrokeLightness });
    }

    private void Thin(Box whole, Box clip, double lightness)
    {
        var box = Clipped(whole, clip);
        var (w, h) = (box.Right - box.Left, box.Bottom - box.Top);
        if (w < 0 || h < 0)
            return;
        if (IsHidden(box, lightness))
            return;
        // A dot is no line: its direction would be chance.
        var isLevel = w >= h;
        if (Math.Max(w, h) < Math.Max(0.4, 1.2 * Math.Min(w, h)))
            return;
        var rule = isLevel
            ? new Rule(true, Mean(box.Top, box.Bottom), box.Left, box.Right, h)
            : new Rule(false, Mean(box.Left, box.Right), box.Top, box.Bottom, w);
        Keep(lightness > White ? lightRules : rules, rule);
    }

    /// <summary>In the colour of the area it is drawn on.</summary>
    private bool IsHidden(Box box, double lightness)
    {
        for (var i = shades.Count - 1; i >= Math.Max(0, shades.Count - 40); i--)
            if (Math.Abs(shades[i].Lightness - lightness) < 0.01 && IsWithin(box, shades[i].Box))
                return true;
        return false;
    }

    private static bool IsWithin(Box inner, Box outer) =>
        inner.Left >= outer.Left - 0.3
        && inner.Right <= outer.Right + 0.3
        && inner.Top >= outer.Top - 0.3
        && inner.Bottom <= outer.Bottom + 0.3;

    private void Area(Box whole, GraphicsState state)
    {
        var box = Clipped(whole, state.Clip);
        if (box.Right - box.Left <= 0 || box.Bottom - box.Top <= 0)
            return;
        // What the clip leaves of an area may be a thin line: so some programs draw borders.
        if (Math.Min(box.Right - box.Left, box.Bottom - box.Top) <= Thickest)
            Thin(box, state.Clip, state.FillLightness);
        else
        {
            boxes.Ground(box);
            if (state.FillLightness <= White)
                Keep(shades, new(box, state.FillLightness));
        }
    }

    /// <summary>Pictures and colours that run into each other fill all that the limit leaves.</summary>
    public void Blend(GraphicsState state) => boxes.Ground(state.Clip);

    /// <summary>How wide the frame is that is left when the inner box is cut out of the outer.</summary>
    private static double? FrameWidth(Box outer, Box inner)
    {
        double[] sides =
        [
            inner.Left - outer.Left,
            inner.Top - outer.Top,
            outer.Right - inner.Right,
            outer.Bottom - inner.Bottom,
        ];
        return sides.Min() > -0.1 && sides.Max() is > 0.1 and <= Thickest ? sides.Max() : null;
    }

    private void Frame(Box o, double frame, GraphicsState state)
    {
        if (shades is [.., var last] && last.Box == Clipped(o, state.Clip))
            shades.RemoveAt(shades.Count - 1);
        Thin(o with { Bottom = o.Top + frame }, state.Clip, state.FillLightness);
        Thin(o with { Top = o.Bottom - frame }, state.Clip, state.FillLightness);
        Thin(o with { Right = o.Left + frame }, state.Clip, state.FillLightness);
        Thin(o with { Left = o.Right - frame }, state.Clip, state.FillLightness);
    }

    private void Keep<T>(List<T> list, T item)
    {
        if (list.Count < Most)
            list.Add(item);
        else
            IsFull = true;
    }

    private static bool IsUpright(DrawnPath.Piece piece)
    {
        var points = piece.Points;
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            if (Math.Abs(a.X - b.X) > Skew && Math.Abs(a.Y - b.Y) > Skew)
                return false;
        }
        return points.Count is 4 or 5;
    }

    private static bool Holds(Box box, Rule rule)
    {
        var middle = (rule.From + rule.To) / 2;
        var (x, y) = rule.IsLevel ? (middle, rule.At) : (rule.At, middle);
        return box.Left - 2 <= x && x <= box.Right + 2 && box.Top - 2 <= y && y <= box.Bottom + 2;
    }

    private static double Mean(double a, double b) => (a + b) / 2;

    /// <summary>What a page shows at most.</summary>
    public Box Page { get; } = new(0, 0, width, height);
}
