using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>Tables by their lines: where lines cross, cells lie between them; where a line is missing, cells are one.</summary>
internal static class RuledGrids
{
    /// <summary>Double lines are one edge.</summary>
    private const double SameEdge = 3.2;
    private const int MostColumns = 120;
    private const int MostSquares = 60_000;

    /// <summary>Of a side of a square that must be drawn.</summary>
    private const double Drawn = 0.6;

    /// <returns>From top to bottom; frames around text are none.</returns>
    public static List<Grid> Of(PageDrawing drawing)
    {
        var grids = RuleClusters.Of(drawing).Select(Of).OfType<Grid>();
        var kept = new List<Grid>();
        // What lies in a cell of a larger table belongs to that cell.
        foreach (var grid in grids.OrderByDescending(g => Size(g.Box)))
            if (!kept.Exists(k => Holds(k.Box, grid.Box)))
                kept.Add(grid);
        return [.. kept.OrderBy(g => g.Ys[0])];
    }

    private static Grid? Of(List<Rule> rules)
    {
        var level = rules.Where(r => r.IsLevel).ToList();
        var upright = rules.Where(r => !r.IsLevel).ToList();
        if (level.Count == 0 || upright.Count == 0)
            return null;
        OpenSides(level, upright);
        OpenSides(upright, level);
        var (xs, ys) = (Edges(upright), Edges(level));
        var squares = (xs.Count - 1) * (long)(ys.Count - 1);
        if (xs.Count < 3 || ys.Count < 2 || xs.Count > MostColumns || squares > MostSquares)
            return null;
        // An underline that touches the side of its cell parts nothing.
        ys = Parting(ys, Sides(level, ys, xs));
        if (ys.Count < 2)
            return null;
        xs = Parting(xs, Sides(upright, xs, ys));
        if (xs.Count < 3)
            return null;
        var walls = new Walls(
            xs.Count - 1,
            ys.Count - 1,
            Sides(upright, xs, ys),
            Sides(level, ys, xs)
        );
        var cells = walls.Cells();
        return cells.Length < 2 || cells.Select(c => c.Column).Distinct().Count() < 2
            ? null
            : new([.. xs], [.. ys], cells);
    }

    /// <summary>Many tables have no lines at their sides: where the lines across end, there is the side.</summary>
    private static void OpenSides(List<Rule> across, List<Rule> along)
    {
        var (from, to) = (across.Min(r => r.From), across.Max(r => r.To));
        var (first, last) = (across.Min(r => r.At), across.Max(r => r.At));
        if (last - first < SameEdge)
            return;
        foreach (var side in (double[])[from, to])
        {
            var reach = across.Where(r =>
                Math.Abs((side == from ? r.From : r.To) - side) < SameEdge
            );
            if (along.Exists(r => Math.Abs(r.At - side) <= 8) || reach.Count() < 2)
                continue;
            var ends = reach.Select(r => r.At).ToArray();
            along.Add(new(!across[0].IsLevel, side, ends.Min(), ends.Max(), 0));
        }
    }

    private static List<double> Edges(List<Rule> rules)
    {
        var edges = new List<double>();
        List<Rule> near = [];
        foreach (var rule in rules.OrderBy(r => r.At))
        {
            if (near.Count > 0 && rule.At - near[^1].At > SameEdge)
            {
                edges.Add(Middle(near));
                near = [];
            }
            near.Add(rule);
        }
        if (near.Count > 0)
            edges.Add(Middle(near));
        return edges;
    }

    private static List<double> Parting(List<double> edges, bool[][] sides) =>
        [.. edges.Where((_, e) => Array.Exists(sides[e], isDrawn => isDrawn))];

    private static double Middle(List<Rule> near) => (near[0].At + near[^1].At) / 2;

    /// <returns>For each edge, which of its pieces between two crossing edges are drawn.</returns>
    private static bool[][] Sides(List<Rule> rules, List<double> edges, List<double> crossing)
    {
        var sides = edges.Select(_ => new bool[crossing.Count - 1]).ToArray();
        for (var e = 0; e < edges.Count; e++)
        {
            var own = rules.Where(r => Math.Abs(r.At - edges[e]) <= SameEdge).ToArray();
            for (var p = 0; p < sides[e].Length; p++)
            {
                var (from, to) = (crossing[p], crossing[p + 1]);
                var drawn = own.Sum(r => Math.Max(0, Math.Min(r.To, to) - Math.Max(r.From, from)));
                sides[e][p] = drawn >= Drawn * (to - from);
            }
        }
        return sides;
    }

    private static double Size(Box box) => (box.Right - box.Left) * (box.Bottom - box.Top);

    private static bool Holds(Box outer, Box inner) =>
        inner.Left >= outer.Left - 1
        && inner.Right <= outer.Right + 1
        && inner.Top >= outer.Top - 1
        && inner.Bottom <= outer.Bottom + 1;
}
