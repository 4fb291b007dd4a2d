namespace Shirube.Reading.Grammars;

/// <summary>What is guessed of a bullet whose column was lost.</summary>
/// <param name="Area">Index among the areas; −1 for none.</param>
internal readonly record struct ColumnGuess(
    bool IsDirection,
    double ColumnConfidence,
    int Area,
    double AreaMargin
);

/// <summary>The two columns and the areas of a slide are lost when it is flattened, but bullets of one column and area
/// stay together: the likeliest sequence of column and area is found over all bullets of the slide (Viterbi), and the
/// margin to the best sequence that has it otherwise gives the confidence.</summary>
internal static class FollowUpColumns
{
    private const double ColumnSwitch = 2;
    private const double AreaSwitch = 0.8;
    private const double Backwards = 0.5;

    /// <param name="done">Of each bullet, see <see cref="FollowUpTone.Done"/>.</param>
    /// <param name="shares">Of each bullet, the evidence for each area.</param>
    /// <param name="breaks">Whether something else stands between the bullet and the one before.</param>
    public static ColumnGuess[] Guess(double[] done, double[][] shares, bool[] breaks)
    {
        var count = done.Length;
        if (count == 0)
            return [];
        var areas = Math.Max(1, shares[0].Length);
        var states = 2 * areas;
        var (costsWithin, costsAtBreak) = (Costs(false), Costs(true));
        var before = 0;
        var forward = new double[count][];
        var backward = new double[count][];
        for (var t = 0; t < count; t++)
            forward[t] = Step(t, t - 1, t > 0 ? forward[t - 1] : null, t > 0 && breaks[t], false);
        for (var t = count - 1; t >= 0; t--)
            backward[t] = Step(
                t,
                t + 1,
                t + 1 < count ? backward[t + 1] : null,
                t + 1 < count && breaks[t + 1],
                true
            );
        return [.. Enumerable.Range(0, count).Select(Best)];

        // Both tables hold the bullet's own evidence; a pass through a state has it once.
        double Through(int t, int s) => forward[t][s] + backward[t][s] - Own(t, s);

        double Own(int t, int s)
        {
            var tone = s / areas == 0 ? done[t] : -done[t];
            // The first column comes first where nothing else speaks.
            var first = t == 0 && s / areas == 0 ? 0.5 : 0;
            return tone / 2 + first + (shares[t].Length > 0 ? shares[t][s % areas] : 0);
        }

        double[] Step(int t, int other, double[]? from, bool isBreak, bool back)
        {
            var to = new double[states];
            var costs = isBreak ? costsAtBreak : costsWithin;
            for (var s = 0; s < states; s++)
            {
                var best = from == null ? 0 : double.NegativeInfinity;
                for (var r = 0; from != null && r < states; r++)
                    best = Math.Max(best, from[r] - (back ? costs[s, r] : costs[r, s]));
                to[s] = best + Own(t, s);
            }
            return to;
        }

        double[,] Costs(bool isBreak)
        {
            var costs = new double[states, states];
            for (var from = 0; from < states; from++)
            for (var to = 0; to < states; to++)
                costs[from, to] = Cost(from, to, isBreak);
            return costs;
        }

        double Cost(int from, int to, bool isBreak)
        {
            var cost =
                from / areas == to / areas ? 0
                : isBreak ? ColumnSwitch / 4
                : ColumnSwitch;
            var (a, b) = (from % areas, to % areas);
            if (a != b)
                cost += AreaSwitch + (b < a && from / areas == to / areas ? Backwards : 0);
            return cost;
        }

        ColumnGuess Best(int t)
        {
            // On a tie the bullet stays with those before it.
            var best = before;
            for (var s = 0; s < states; s++)
                if (Through(t, s) > Through(t, best) + 1e-9)
                    best = s;
            before = best;
            var (column, area) = (best / areas, best % areas);
            var (otherColumn, otherArea) = (double.NegativeInfinity, double.NegativeInfinity);
            for (var s = 0; s < states; s++)
            {
                if (s / areas != column)
                    otherColumn = Math.Max(otherColumn, Through(t, s));
                if (s % areas != area)
                    otherArea = Math.Max(otherArea, Through(t, s));
            }
            var margin = Through(t, best) - otherColumn;
            return new(
                column == 1,
                Math.Round(0.5 + 0.4 * margin / (margin + 1.5), 2),
                shares[t].Length > 0 ? area : -1,
                double.IsInfinity(otherArea) ? 9 : Through(t, best) - otherArea
            );
        }
    }
}
