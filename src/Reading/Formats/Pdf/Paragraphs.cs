using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Which lines of a page belong together: a paragraph, a list, a heading over two lines.</summary>
internal static class Paragraphs
{
    private const double SameSize = 0.12;

    public static List<List<PrintedLine>> Of(IReadOnlyList<PrintedLine> lines)
    {
        var paragraphs = new List<List<PrintedLine>>();
        var pitch = UsualPitch(lines);
        foreach (var line in lines)
            if (paragraphs is [.., var open] && GoesOn(open, line, pitch))
                open.Add(line);
            else
                paragraphs.Add([line]);
        return paragraphs;
    }

    private static bool GoesOn(List<PrintedLine> open, PrintedLine next, double pitch)
    {
        var last = open[^1];
        var step = next.Middle - last.Middle;
        if (
            step <= 0
            || Math.Abs(last.Size - next.Size) > SameSize * Math.Max(last.Size, next.Size)
        )
            return false;
        var usual = open.Count > 1 ? last.Middle - open[^2].Middle : pitch;
        if (step > Math.Max(usual, next.Size) * 1.35)
            return false;
        if (ListItem.IsItem(next.Text))
            return ListItem.IsItem(open[0].Text);
        var indent = next.Box.Left - last.Box.Left;
        // A first line stands in, as seen from the line above, unless that line is a bullet's.
        return indent < next.Size * 0.7 || ListItem.IsItem(last.Text);
    }

    /// <summary>The distance that most neighbouring lines have.</summary>
    private static double UsualPitch(IReadOnlyList<PrintedLine> lines)
    {
        var steps = lines
            .Zip(lines.Skip(1), (a, b) => b.Middle - a.Middle)
            .Where(s => s > 2)
            .Order()
            .ToArray();
        return steps.Length == 0 ? double.MaxValue : steps[steps.Length / 3];
    }
}
