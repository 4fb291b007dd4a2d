using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Frames that other lines run through: a remark in a balloon or a mark around some cells, laid on a table. They
/// are no lines of it.</summary>
internal sealed class FloatingBoxes
{
    private const int Most = 500;
    private const double Smallest = 8;

    /// <summary>So far a line must reach on both sides of a side it runs through; in points.</summary>
    private const double Through = 3;
    private const double Near = 4;
    private readonly List<Box> frames = [];
    private readonly List<Box> grounds = [];

    /// <summary>A rectangle was drawn by its outline.</summary>
    public void Frame(Box box)
    {
        if (frames.Count < Most && Math.Min(box.Right - box.Left, box.Bottom - box.Top) > Smallest)
            frames.Add(box);
    }

    /// <summary>A rectangle was painted.</summary>
    public void Ground(Box box)
    {
        if (grounds.Count < Most * 10)
            grounds.Add(box);
    }

    public List<Box> Among(List<Rule> rules) =>
        [.. frames.Where(f => rules.Exists(r => RunsThrough(r, f)))];

    /// <summary>What lies under it is hidden.</summary>
    public bool IsPainted(Box box) =>
        grounds.Exists(g =>
            Math.Abs(g.Left - box.Left) < Near
            && Math.Abs(g.Right - box.Right) < Near
            && Math.Abs(g.Top - box.Top) < Near
            && Math.Abs(g.Bottom - box.Bottom) < Near
        );

    public static bool IsSideOf(Box box, Rule rule) =>
        rule.IsLevel
            ? IsSide(rule, box.Top, box.Bottom, box.Left, box.Right)
            : IsSide(rule, box.Left, box.Right, box.Top, box.Bottom);

    private static bool IsSide(Rule rule, double one, double other, double from, double to) =>
        (Math.Abs(rule.At - one) < 1 || Math.Abs(rule.At - other) < 1)
        && Math.Abs(rule.From - from) < 1
        && Math.Abs(rule.To - to) < 1;

    private static bool RunsThrough(Rule rule, Box box) =>
        rule.IsLevel
            ? RunsThrough(rule, box.Top, box.Bottom, box.Left, box.Right)
            : RunsThrough(rule, box.Left, box.Right, box.Top, box.Bottom);

    private static bool RunsThrough(Rule rule, double near, double far, double from, double to) =>
        rule.At > near + Through
        && rule.At < far - Through
        && (Crosses(rule, from) || Crosses(rule, to));

    private static bool Crosses(Rule rule, double at) =>
        rule.From < at - Through && rule.To > at + Through;
}
