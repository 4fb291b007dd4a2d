using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Text set in columns, found by its gutter: a stretch of the page in which lines end on one side and begin on
/// the other, and fill their columns. Short pieces beside each other are a table or a drawing and stay row by row.</summary>
internal static class PageColumns
{
    private const int FewestLines = 4;

    // Lines with gutters: a page has some ten gutters and a hundred lines.
    private const int MostCompared = 5_000_000;

    // A line of prose, as a share of its column's width.
    private const double Full = 0.7;

    /// <param name="lines">From top to bottom.</param>
    /// <returns>Stretches in reading order, each of one column.</returns>
    public static List<List<PrintedLine>> Of(List<PrintedLine> lines)
    {
        var columns = new List<List<PrintedLine>>();
        Split(lines, columns, 0);
        return columns;
    }

    private static void Split(List<PrintedLine> lines, List<List<PrintedLine>> columns, int depth)
    {
        if (depth < 4 && lines.Count >= FewestLines * 2)
            foreach (var gutter in Gutters(lines).Take(1 + MostCompared / lines.Count))
                if (Stretches(lines, gutter) is { Count: > 0 } stretches)
                {
                    foreach (var (stretch, isColumns) in stretches)
                        if (isColumns)
                        {
                            Split([.. stretch.Where(l => l.Box.Left < gutter)], columns, depth + 1);
                            Split(
                                [.. stretch.Where(l => l.Box.Left >= gutter)],
                                columns,
                                depth + 1
                            );
                        }
                        else
                            Split(stretch, columns, depth + 1);
                    return;
                }
        if (lines.Count > 0)
            columns.Add(lines);
    }

    /// <summary>Left edges that several lines share while others stand to their left, the leftmost first.</summary>
    private static IEnumerable<double> Gutters(List<PrintedLine> lines)
    {
        var left = lines.Min(l => l.Box.Left);
        var right = lines.Max(l => l.Box.Right);
        return lines
            .Select(l => l.Box.Left)
            .Where(x => x > left + (right - left) * 0.2 && x < left + (right - left) * 0.8)
            .GroupBy(x => Math.Round(x / 3))
            .Where(g => g.Count() >= FewestLines)
            .Select(g => g.Min() - 0.5)
            .Order();
    }

    /// <summary>The lines cut into stretches with and without this gutter; empty where no stretch is set in columns.</summary>
    private static List<(List<PrintedLine> Lines, bool IsColumns)> Stretches(
        List<PrintedLine> lines,
        double gutter
    )
    {
        List<(List<PrintedLine> Lines, bool IsColumns)> stretches = [];
        foreach (var line in lines)
        {
            var crosses = line.Box.Left < gutter && line.Box.Right > gutter;
            if (stretches.Count == 0 || stretches[^1].IsColumns == crosses)
                stretches.Add(([], !crosses));
            stretches[^1].Lines.Add(line);
        }
        for (var i = 0; i < stretches.Count; i++)
            if (stretches[i].IsColumns && !AreColumns(stretches[i].Lines, gutter))
                stretches[i] = (stretches[i].Lines, false);
        if (!stretches.Any(s => s.IsColumns))
            return [];
        // What is not set in columns and stands together is one stretch again.
        List<(List<PrintedLine> Lines, bool IsColumns)> joined = [];
        foreach (var stretch in stretches)
            if (joined.Count > 0 && !joined[^1].IsColumns && !stretch.IsColumns)
                joined[^1].Lines.AddRange(stretch.Lines);
            else
                joined.Add(stretch);
        return joined;
    }

    private static bool AreColumns(List<PrintedLine> lines, double gutter)
    {
        var left = lines.Where(l => l.Box.Left < gutter).ToList();
        var right = lines.Where(l => l.Box.Left >= gutter).ToList();
        return IsProse(left)
            && IsProse(right)
            && left.Max(l => l.Box.Right) < gutter - left[0].Size * 0.8
            && Shared(left, right) > 0.4;
    }

    private static bool IsProse(List<PrintedLine> lines)
    {
        if (lines.Count < FewestLines || lines.Any(l => l.IsRow))
            return false;
        var width = lines.Max(l => l.Box.Right) - lines.Min(l => l.Box.Left);
        var size = lines.Max(l => l.Size);
        return width > size * 9
            && lines.Count(l => l.Box.Right - l.Box.Left > width * Full) >= lines.Count * 0.5;
    }

    /// <summary>The height that both share, as a part of the lower one's.</summary>
    private static double Shared(List<PrintedLine> left, List<PrintedLine> right)
    {
        var (a, b) = (Around(left), Around(right));
        var shared = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return shared / Math.Min(a.Bottom - a.Top, b.Bottom - b.Top);
    }

    private static Box Around(List<PrintedLine> lines) =>
        lines.Select(l => l.Box).Aggregate((a, b) => a.Around(b));
}
