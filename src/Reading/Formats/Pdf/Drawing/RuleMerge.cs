namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Programs draw one line in pieces: cell by cell, word by word, dot by dot.</summary>
internal static class RuleMerge
{
    /// <summary>Pieces whose middles differ by no more lie on one line; in points.</summary>
    private const double SameLine = 0.8;

    private const double Touching = 0.75;
    private const double Dot = 5;
    private const double DotGap = 4.2;

    public static IEnumerable<Rule> Of(IEnumerable<Rule> rules) =>
        rules
            .GroupBy(r => r.IsLevel)
            .OrderByDescending(g => g.Key)
            .SelectMany(g => Lines(g.OrderBy(r => r.At).ThenBy(r => r.From)))
            .Where(r => r.Length > 2.5 && r.Length > r.Thickness);

    private static IEnumerable<Rule> Lines(IEnumerable<Rule> sorted)
    {
        List<Rule> line = [];
        foreach (var rule in sorted)
        {
            if (line.Count > 0 && rule.At - line[0].At > SameLine)
            {
                foreach (var whole in Joined(line))
                    yield return whole;
                line = [];
            }
            line.Add(rule);
        }
        foreach (var whole in Joined(line))
            yield return whole;
    }

    private static IEnumerable<Rule> Joined(List<Rule> line)
    {
        Rule? open = null;
        var dots = false;
        foreach (var rule in line.OrderBy(r => r.From))
        {
            var isDot = rule.Length <= Dot;
            if (open is { } o && rule.From - o.To <= (isDot && dots ? DotGap : Touching))
                open = o with
                {
                    To = Math.Max(o.To, rule.To),
                    Thickness = Math.Max(o.Thickness, rule.Thickness),
                };
            else
            {
                if (open is { } whole)
                    yield return whole;
                open = rule;
            }
            dots = isDot;
        }
        if (open is { } last)
            yield return last;
    }
}
