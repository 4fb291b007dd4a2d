using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Packages;

/// <summary>A paragraph in the making: its text, and how each stretch of it looks. A line feed in it is a line break that
/// the author made.</summary>
internal sealed class RunText
{
    private readonly StringBuilder text = new();
    private readonly List<(int End, bool IsBold, double Size, bool IsUnderlined)> runs = [];

    public bool IsEmpty => text.Length == 0;

    public bool IsBlank => string.IsNullOrWhiteSpace(text.ToString());

    /// <param name="size">In points; 0 where unknown.</param>
    public void Append(string words, bool isBold, double size, bool isUnderlined)
    {
        if (words.Length == 0)
            return;
        text.Append(words);
        if (
            runs is [.., var (_, bold, points, line)]
            && (bold, points, line) == (isBold, size, isUnderlined)
        )
            runs[^1] = (text.Length, isBold, size, isUnderlined);
        else
            runs.Add((text.Length, isBold, size, isUnderlined));
    }

    /// <summary>A mark in front of a text: as large and as bold, not underlined.</summary>
    public void AppendLike(string mark, RunText other)
    {
        var (_, bold, size, _) = other.runs.FirstOrDefault();
        Append(mark, bold, size, false);
    }

    /// <summary>Behind what is there, on a line of its own.</summary>
    public void Append(RunText other)
    {
        if (text.Length > 0)
            Append("\n", false, 0, false);
        Continue(other);
    }

    /// <summary>Behind what is there, on the same line.</summary>
    public void Continue(RunText other)
    {
        var start = 0;
        foreach (var (end, bold, size, underlined) in other.runs)
        {
            Append(other.text.ToString(start, end - start), bold, size, underlined);
            start = end;
        }
    }

    /// <summary>One line for each printed line, without white space around it; blank ones are left out.</summary>
    public IEnumerable<SourceLine> Lines()
    {
        var all = text.ToString();
        var firstRun = 0;
        for (var start = 0; start <= all.Length; )
        {
            var end = all.IndexOf('\n', start);
            if (end < 0)
                end = all.Length;
            while (firstRun < runs.Count && runs[firstRun].End <= start)
                firstRun++;
            if (LineOf(all, start, end, firstRun) is { } line)
                yield return line;
            start = end + 1;
        }
    }

    /// <summary>All of it as one line: the text of a cell, whose lines are parted by line feeds, or of a heading.</summary>
    /// <param name="parted">What stands between two printed lines.</param>
    public SourceLine Joined(string parted)
    {
        if (!text.ToString().Contains('\n', StringComparison.Ordinal))
            return Lines().FirstOrDefault() ?? new(0, "");
        var words = new StringBuilder();
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var strong = ImmutableArray.CreateBuilder<Stretch>();
        Look? look = null;
        foreach (var line in Lines())
        {
            if (words.Length > 0)
                words.Append(parted);
            foreach (var stretch in line.Underlined)
                stretches.Add(new(stretch.Start + words.Length, stretch.Length));
            foreach (var stretch in line.Bold)
                strong.Add(new(stretch.Start + words.Length, stretch.Length));
            words.Append(line.Text);
            look =
                look == null ? line.Look
                : line.Look == null ? look
                : new(Math.Max(look.Size, line.Look.Size), look.IsBold && line.Look.IsBold);
        }
        return new(0, words.ToString())
        {
            Underlined = stretches.ToImmutable(),
            Bold = strong.ToImmutable(),
            Look = look,
        };
    }

    private SourceLine? LineOf(string all, int start, int end, int firstRun)
    {
        while (start < end && char.IsWhiteSpace(all[start]))
            start++;
        while (end > start && char.IsWhiteSpace(all[end - 1]))
            end--;
        if (start == end)
            return null;
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var strong = ImmutableArray.CreateBuilder<Stretch>();
        var sizes = new Dictionary<double, int>();
        var boldLetters = 0;
        var from = firstRun == 0 ? 0 : runs[firstRun - 1].End;
        for (var run = firstRun; run < runs.Count && from < end; run++)
        {
            var (to, bold, size, underlined) = runs[run];
            var (first, last) = (Math.Max(from, start), Math.Min(to, end));
            from = to;
            if (last <= first || string.IsNullOrWhiteSpace(all[first..last]))
                continue;
            boldLetters += bold ? last - first : 0;
            sizes[size] = sizes.GetValueOrDefault(size) + last - first;
            if (underlined)
                Add(stretches, first - start, last - first);
            if (bold)
                Add(strong, first - start, last - first);
        }
        var letters = sizes.MaxBy(s => s.Value).Key;
        var isBold = boldLetters * 2 > sizes.Values.Sum();
        return new(0, all[start..end])
        {
            Underlined = stretches.ToImmutable(),
            Bold = strong.ToImmutable(),
            Look = letters > 0 || isBold ? LookOf(letters, isBold) : null,
        };
    }

    private static void Add(ImmutableArray<Stretch>.Builder stretches, int start, int length)
    {
        if (stretches is [.., var before] && before.Start + before.Length == start)
            stretches[^1] = before with { Length = before.Length + length };
        else
            stretches.Add(new(start, length));
    }

    [ThreadStatic]
    private static Look? lastLook;

    /// <summary>Neighbours look alike: they share what says so.</summary>
    private static Look LookOf(double size, bool isBold) =>
        lastLook is { } last && last.Size == size && last.IsBold == isBold
            ? last
            : lastLook = new(size, isBold);
}
