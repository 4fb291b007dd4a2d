using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Which letters of a line are underlined: a thin level line just under them that begins and ends with them, and
/// meets no upright line.</summary>
internal sealed class Underlines(PageDrawing drawing, PageWork work)
{
    // In sizes of the line's letters, from the lower edge of their boxes: a box reaches a fifth below the letters' feet.
    private const double Highest = -0.38;
    private const double Lowest = 0.32;

    /// <summary>A space behind the words may be underlined with them.</summary>
    private const double Overhang = 0.9;
    private const double Thickest = 0.16;

    /// <summary>In points: words begin a little beside the wall of their cell.</summary>
    private const double Touch = 0.6;

    /// <summary>Of the rule's length that must stand under words.</summary>
    private const double LeastCovered = 0.6;

    private readonly ImmutableArray<Rule> candidates = Candidates(drawing);

    /// <returns>In order, without overlaps.</returns>
    public ImmutableArray<Stretch> Of(PrintedLine line)
    {
        if (candidates.IsEmpty || line.Size <= 0)
            return [];
        var found = new List<Stretch>();
        var (top, bottom) = Feet(line.Box, line.Size);
        var from = Lower(top);
        for (var i = from; i < candidates.Length; i++)
        {
            var rule = candidates[i];
            if (rule.At > bottom || !work.Spend(1 + line.Words.Length))
                break;
            if (rule.Thickness <= Thickest * line.Size && StretchOver(line, rule) is { } stretch)
                found.Add(stretch);
        }
        return Joined(found);
    }

    /// <summary>Lines that meet an upright one belong to a table or a frame.</summary>
    private static ImmutableArray<Rule> Candidates(PageDrawing drawing)
    {
        var upright = drawing.Upright.Where(r => r.Length > 6).OrderBy(r => r.At).ToArray();
        return
        [
            .. drawing
                .Level.Where(r => r.Length > 3 && !upright.Any(u => Meet(r, u)))
                .OrderBy(r => r.At),
        ];
    }

    private static bool Meet(Rule level, Rule upright) =>
        upright.At >= level.From - Touch
        && upright.At <= level.To + Touch
        && level.At >= upright.From - 1.5
        && level.At <= upright.To + 1.5;

    private int Lower(double top)
    {
        var (low, high) = (0, candidates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (candidates[middle].At < top)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static Stretch? StretchOver(PrintedLine line, Rule rule)
    {
        var over = Enumerable
            .Range(0, line.Words.Length)
            .Where(i => Shared(line.Words[i].Box, rule) > 0.1 * line.Size)
            .ToArray();
        if (over.Length == 0)
            return null;
        var words = over.Select(i => line.Words[i]).ToArray();
        var covered = words.Sum(w => Shared(w.Box, rule));
        if (
            covered < LeastCovered * rule.Length
            || rule.From < words[0].Box.Left - (Overhang * line.Size)
            || rule.To > words[^1].Box.Right + (Overhang * line.Size)
            || !words.Any(w => IsUnder(w, rule, line.Size))
        )
            return null;
        return LetterWidths
            .Families.Select(family => Snapped(line, over, rule, family))
            .Where(s => s.End > s.Start)
            .OrderBy(s => s.Miss)
            .Select(s => (Stretch?)new Stretch(s.Start, s.End - s.Start))
            .FirstOrDefault();
    }

    private static bool IsUnder(PdfWord word, Rule rule, double size)
    {
        var (top, bottom) = Feet(word.Box, size);
        return rule.At >= top && rule.At <= bottom;
    }

    /// <summary>Where a line under these letters may lie. Some fonts claim boxes twice as high as their letters; those
    /// stand about in the middle.</summary>
    private static (double Top, double Bottom) Feet(Box box, double size)
    {
        var middle = (box.Top + box.Bottom) / 2;
        return (
            Math.Min(box.Bottom + (Highest * size), middle + (0.45 * size)),
            Math.Min(box.Bottom + (Lowest * size), middle + (0.95 * size))
        );
    }

    /// <summary>The parts of words that the rule's ends fit best.</summary>
    private static (int Start, int End, double Miss) Snapped(
        PrintedLine line,
        int[] over,
        Rule rule,
        LetterWidths family
    )
    {
        var (start, end) = (0, 0);
        var (missStart, missEnd) = (double.MaxValue, double.MaxValue);
        foreach (var i in over)
        {
            var text = line.Words[i].Text;
            var edges = family.Edges(line.Words[i]);
            for (var c = 0; c <= text.Length; c++)
            {
                if (!IsEdge(text, c))
                    continue;
                var place = line.Starts[i] + c;
                if (c < text.Length && Math.Abs(edges[c] - rule.From) < missStart)
                    (start, missStart) = (place, Math.Abs(edges[c] - rule.From));
                if (c > 0 && Math.Abs(edges[c] - rule.To) < missEnd)
                    (end, missEnd) = (place, Math.Abs(edges[c] - rule.To));
            }
        }
        return (start, end, missStart + missEnd);
    }

    /// <summary>Latin words and numbers are underlined whole; Japanese letters each.</summary>
    private static bool IsEdge(string text, int c) =>
        c == 0
        || c == text.Length
        || !(char.IsAsciiLetterOrDigit(text[c - 1]) && char.IsAsciiLetterOrDigit(text[c]));

    private static double Shared(Box box, Rule rule) =>
        Math.Min(box.Right, rule.To) - Math.Max(box.Left, rule.From);

    private static ImmutableArray<Stretch> Joined(List<Stretch> found)
    {
        var joined = ImmutableArray.CreateBuilder<Stretch>();
        foreach (var next in found.OrderBy(s => s.Start))
            if (joined.Count > 0 && next.Start <= joined[^1].Start + joined[^1].Length)
            {
                var end = Math.Max(joined[^1].Start + joined[^1].Length, next.Start + next.Length);
                joined[^1] = new(joined[^1].Start, end - joined[^1].Start);
            }
            else
                joined.Add(next);
        return joined.ToImmutable();
    }
}
