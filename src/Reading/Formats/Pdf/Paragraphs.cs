using System.Text.RegularExpressions;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Which lines of a column belong together: a paragraph, a list, a heading over two lines.</summary>
internal static partial class Paragraphs
{
    // Of two sizes or distances that are the same but for rounding.
    private const double Same = 0.08;

    // How many neighbours tell where the margin is.
    private const int Around = 4;

    /// <param name="lines">A column's, from top to bottom.</param>
    public static List<List<PrintedLine>> Of(IReadOnlyList<PrintedLine> lines)
    {
        var paragraphs = new List<List<PrintedLine>>();
        var pitches = new LinePitch(lines);
        for (var i = 0; i < lines.Count; i++)
            if (paragraphs is [.., var open] && GoesOn(open, lines[i], pitches, MarginAt(lines, i)))
                open.Add(lines[i]);
            else
                paragraphs.Add([lines[i]]);
        return paragraphs;
    }

    private static bool GoesOn(
        List<PrintedLine> open,
        PrintedLine next,
        LinePitch pitches,
        double margin
    )
    {
        var last = open[^1];
        if (last.IsRow || next.IsRow)
            return last.IsRow && next.IsRow && last.Level == next.Level;
        var step = next.Middle - last.Middle;
        if (step <= 0 || !LooksLike(last, next))
            return false;
        var startsItem = ListItem.IsItem(next.Text);
        var inList = ListItem.IsItem(open[0].Text);
        var pitch = pitches.Of(next.Size);
        if (step > pitch * (startsItem && inList ? 1.7 : 1.25))
            return false;
        if (startsItem)
            return inList;
        if (WordsOfLine.IsSuperscript(next.Text[0]) || HasRoomFor(last, next, margin))
            return false;
        // A first line stands in, as seen from the line above, unless that one is numbered or has a bullet.
        return next.Box.Left - last.Box.Left <= next.Size * 0.7
            || ListItem.IsItem(last.Text)
            || Numbered().IsMatch(last.Text);
    }

    public static bool LooksLike(PrintedLine a, PrintedLine b) =>
        Math.Abs(a.Size - b.Size) <= Same * Math.Max(a.Size, b.Size)
        && (a.Look.IsBold == b.Look.IsBold || a.Text.Length < 4 || b.Text.Length < 4);

    public static bool EndsSentence(string text) =>
        text.AsSpan().TrimEnd("」』）)\"”’¹²³⁰⁴⁵⁶⁷⁸⁹")
            is [.., '。' or '．' or '.' or '!' or '?' or '！' or '？' or ':' or '：'];

    /// <summary>The next word would have had room on the last line: who broke it there wanted to.</summary>
    private static bool HasRoomFor(PrintedLine last, PrintedLine next, double margin)
    {
        var word =
            next.Words is [var first, ..] && !Spacing.IsJapanese(first.Text[0])
                ? Math.Min(first.Box.Right - first.Box.Left, next.Size * 12)
                : next.Size * 2;
        return margin - last.Box.Right > word + next.Size * 1.5;
    }

    /// <summary>As far right as the lines around this one go.</summary>
    private static double MarginAt(IReadOnlyList<PrintedLine> lines, int at)
    {
        var margin = 0.0;
        for (var i = Math.Max(0, at - Around); i < Math.Min(lines.Count, at + Around); i++)
            if (LooksLike(lines[i], lines[at]))
                margin = Math.Max(margin, lines[i].Box.Right);
        return margin;
    }

    /// <summary>(i), a), 1.: its further lines stand in.</summary>
    [GeneratedRegex(@"^[(（]?[0-9A-Za-z]{1,4}[)）.．][\s\u3000]")]
    private static partial Regex Numbered();
}
