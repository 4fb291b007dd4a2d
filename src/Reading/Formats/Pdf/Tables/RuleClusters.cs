using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>Lines that meet each other: each cluster may be the lines of a table.</summary>
internal static class RuleClusters
{
    public const double Reach = 2.2;
    private const int Most = 4000;

    public static List<List<Rule>> Of(PageDrawing drawing)
    {
        var level = drawing.Level.Where(r => r.Length > 4).ToArray();
        var upright = drawing.Upright.Where(r => r.Length > 3).ToArray();
        // Maps and diagrams; no table has so many.
        if (level.Length + upright.Length > Most)
            return [];
        var rules = level.Concat(upright).ToArray();
        var root = Enumerable.Range(0, rules.Length).ToArray();
        for (var u = 0; u < upright.Length; u++)
        for (var l = 0; l < level.Length; l++)
            if (Meet(level[l], upright[u]))
                root[Find(root, level.Length + u)] = Find(root, l);
        return
        [
            .. Enumerable
                .Range(0, rules.Length)
                .GroupBy(i => Find(root, i))
                .Select(g => g.Select(i => rules[i]).ToList()),
        ];
    }

    private static bool Meet(Rule level, Rule upright) =>
        upright.At >= level.From - Reach
        && upright.At <= level.To + Reach
        && level.At >= upright.From - Reach
        && level.At <= upright.To + Reach;

    private static int Find(int[] root, int i)
    {
        while (root[i] != i)
            i = root[i] = root[root[i]];
        return i;
    }
}
