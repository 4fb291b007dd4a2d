using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>Tables without upright lines: several bands one below the other whose gaps stand above each other.</summary>
internal static class GapGrids
{
    private const int FewestRows = 3;

    // A page that says more is no page anyone reads; each band is compared with all of its region.
    private const int MostBands = 400;
    private const int MostSegments = 3000;
    private const int LongRegion = 60;

    // How often each column looks at all words of its table.
    private const int Looks = 8;

    /// <summary>From the middle of a line to the next, in heights of a line.</summary>
    private const double Farthest = 3.2;

    /// <summary>Of two steps from line to line, when one is more than the other.</summary>
    private const double Wider = 1.15;

    /// <returns>From top to bottom.</returns>
    public static List<Grid> Of(
        IEnumerable<PdfLine> pieces,
        PageDrawing drawing,
        TableHeads heads,
        PageWork work
    )
    {
        var grids = new List<Grid>();
        var bands = Band.Of(pieces.SelectMany(p => p.Words));
        if (bands.Count > MostBands || bands.Sum(b => b.Segments.Count) > MostSegments)
            return grids;
        for (var i = 0; i + 1 < bands.Count; i++)
        {
            if (bands[i].Segments.Count < 2)
                continue;
            var region = RegionFrom(bands, i, drawing, work);
            var columns = new GapColumns(region);
            if (
                !work.Spend(
                    drawing.Rules.Length
                        + Looks * columns.Columns.Count * (long)region.Sum(b => b.Segments.Count)
                )
            )
                return grids;
            if (region.Count(b => b.Segments.Count > 1) < FewestRows || !columns.AreOfTable())
            {
                if (
                    heads.ShortTable(bands, i) is var (rows, small)
                    && !HasUpright(small.Box, drawing)
                )
                {
                    grids.Add(small);
                    i += rows - 1;
                }
                else if (region.Count > LongRegion)
                    i += region.Count / 2;
                continue;
            }
            var grid = GridOf(region, columns, drawing);
            if (HasUpright(grid.Box, drawing))
                continue;
            grids.Add(grid);
            heads.Remember(region, grid);
            i += region.Count - 1;
        }
        return grids;
    }

    private static List<Band> RegionFrom(
        List<Band> bands,
        int first,
        PageDrawing drawing,
        PageWork work
    )
    {
        List<Band> region = [bands[first]];
        var columns = new GapColumns(region).Columns;
        var longest = 0.0;
        var segments = bands[first].Segments.Count;
        for (var i = first + 1; i < bands.Count; i++)
        {
            var (last, next) = (bands[i - 1], bands[i]);
            var step = next.Middle - last.Middle;
            if (step > Farthest * Math.Max(last.Bottom - last.Top, last.Size))
                break;
            // What stands alone further below than any row is text; a head printed again begins another table.
            if (region.Count > 1 && IsAlone(next, columns) && step > Wider * longest)
                break;
            if (region.Count > 1 && next.Segments.Count > 1 && next.Text == region[0].Text)
                break;
            longest = Math.Max(longest, step);
            segments += next.Segments.Count;
            if (!work.Spend(segments * (columns.Count + 1L)))
                break;
            var with = new GapColumns([.. region, next]).Columns;
            // One row may say less than the others, but none stands across their gaps.
            if (with.Count < 2 || (region.Count >= FewestRows && with.Count < columns.Count))
                break;
            region.Add(next);
            columns = with;
        }
        // A line in the first column alone is the text behind the table.
        while (
            region.Count > 1
            && region[^1].Segments.Count == 1
            && work.Spend(segments * (columns.Count + 1L) + drawing.Rules.Length)
            && IsBehind(region, drawing)
        )
            region.RemoveAt(region.Count - 1);
        return region;
    }

    private static bool IsAlone(Band band, List<(double Left, double Right)> columns) =>
        band.Segments.Count == 1
        && columns.Count > 1
        && band.Segments[0].Left < columns[1].Left - 0.1;

    private static bool IsBehind(List<Band> region, PageDrawing drawing)
    {
        var columns = new GapColumns(region);
        var (left, right, last) = (columns.Columns[0].Left, columns.Columns[^1].Right, region[^1]);
        if (
            drawing.Level.Any(r =>
                IsAcross(r, left, right) && r.At > last.Middle && r.At < last.Bottom + last.Size
            )
        )
            return false;
        return IsAlone(last, columns.Columns) && !IsSecondLine(region);
    }

    /// <summary>The last line of a cell stands closer to the line above it than any row to the one before.</summary>
    private static bool IsSecondLine(List<Band> region)
    {
        var rows = region
            .Zip(region.Skip(1))
            .Where(b => b.First.Segments.Count > 1 && b.Second.Segments.Count > 1)
            .Select(b => b.Second.Middle - b.First.Middle)
            .DefaultIfEmpty(0)
            .Min();
        return region[^1].Middle - region[^2].Middle < rows / Wider;
    }

    /// <summary>Between upright lines stand the boxes of a diagram.</summary>
    private static bool HasUpright(Box box, PageDrawing drawing) =>
        drawing.Upright.Any(r =>
            r.Length > 6
            && r.At > box.Left
            && r.At < box.Right
            && Math.Min(r.To, box.Bottom) - Math.Max(r.From, box.Top) > 3
        );

    private static Grid GridOf(List<Band> region, GapColumns columns, PageDrawing drawing)
    {
        var xs = new List<double> { columns.Columns[0].Left - 1 };
        for (var c = 1; c < columns.Columns.Count; c++)
            xs.Add((columns.Columns[c - 1].Right + columns.Columns[c].Left) / 2);
        xs.Add(columns.Columns[^1].Right + 1);
        var ys = ByRules(region, drawing, xs[0], xs[^1]) ?? ByGaps(region, columns);
        var cells = new GapCells(region, columns, ys)
            .All()
            .OrderBy(c => c.Row)
            .ThenBy(c => c.Column);
        return new([.. xs], [.. ys], [.. cells]) { IsRuled = false };
    }

    /// <summary>Level lines across the table part its rows, where there are enough of them.</summary>
    private static List<double>? ByRules(
        List<Band> region,
        PageDrawing drawing,
        double left,
        double right
    )
    {
        var (top, bottom) = (region[0].Top, region[^1].Bottom);
        var across = drawing
            .Level.Where(r =>
                IsAcross(r, left, right)
                && r.At > top
                && r.At < bottom
                && !region.Exists(b => b.Top + 2 < r.At && r.At < b.Bottom - 2)
            )
            .Select(r => r.At)
            .Distinct()
            .ToList();
        // Under the header alone they say nothing of the other rows.
        return across.Count < 2 ? null : [top - 1, .. across.Order(), bottom + 1];
    }

    private static bool IsAcross(Rule rule, double left, double right) =>
        Math.Min(rule.To, right) - Math.Max(rule.From, left) > 0.8 * (right - left);

    private static List<double> ByGaps(List<Band> region, GapColumns columns)
    {
        var ys = new List<double> { region[0].Top - 1 };
        var steps = region.Zip(region.Skip(1), (a, b) => b.Middle - a.Middle).ToList();
        var tight = steps.Min();
        var isLoose = steps.Max() > 1.3 * tight;
        for (var i = 1; i < region.Count; i++)
        {
            var isNamed = region[i].Segments[0].Left <= columns.Columns[0].Right;
            var isFar = steps[i - 1] > 1.2 * tight;
            if (isFar || (isNamed && (!isLoose || region[i].Segments.Count > 1)))
                ys.Add((region[i - 1].Bottom + region[i].Top) / 2);
        }
        ys.Add(region[^1].Bottom + 1);
        return ys;
    }
}
