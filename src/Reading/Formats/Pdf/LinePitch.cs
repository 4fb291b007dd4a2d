namespace Shirube.Reading.Formats.Pdf;

/// <summary>The distance from line to line that letters of a size usually have in a column.</summary>
internal sealed class LinePitch
{
    private const int FewestSteps = 3;
    private readonly Dictionary<double, double> pitches = [];

    public LinePitch(IReadOnlyList<PrintedLine> lines)
    {
        var steps = new Dictionary<double, List<double>>();
        for (var i = 1; i < lines.Count; i++)
        {
            var (above, below) = (lines[i - 1], lines[i]);
            var step = below.Middle - above.Middle;
            if (above.IsRow || below.IsRow || Key(above.Size) != Key(below.Size) || step < 2)
                continue;
            if (!steps.TryGetValue(Key(above.Size), out var known))
                steps[Key(above.Size)] = known = [];
            known.Add(step);
        }
        foreach (var (size, known) in steps)
            if (known.Count >= FewestSteps)
            {
                known.Sort();
                pitches[size] = known[known.Count * 2 / 5];
            }
    }

    /// <summary>Where a size has too few lines to tell: the widest that is usual.</summary>
    public double Of(double size) => pitches.GetValueOrDefault(Key(size), size * 2);

    private static double Key(double size) => Math.Round(size);
}
