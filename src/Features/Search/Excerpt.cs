using System.Collections.Immutable;

namespace Shirube.Features.Search;

/// <summary>Where a text was cut for showing.</summary>
[Flags]
public enum CutEnds
{
    None = 0,
    Start = 1,
    End = 2,
}

/// <summary>The part of a text that is shown for a hit, and the marks in it.</summary>
public readonly record struct Excerpt(string Text, ImmutableArray<TextRange> Marks, CutEnds Cut)
{
    /// <summary>Characters (UTF-16 units) that are shown at most.</summary>
    public const int Longest = 400;

    private const int Before = 80;

    /// <summary>A text that is short enough stays whole; of a longer one, the part around its first mark.</summary>
    public static Excerpt Of(string text, IEnumerable<string> words)
    {
        var marks = Highlights.In(text, words);
        if (text.Length <= Longest)
            return new(text, marks, CutEnds.None);
        var start = marks.IsEmpty ? 0 : Math.Max(0, marks[0].Start - Before);
        start = WholeSign(text, Math.Min(start, text.Length - Longest));
        var end = WholeSign(text, start + Longest);
        return new(
            text[start..end],
            [
                .. marks
                    .Where(m => m.Start < end && m.End > start)
                    .Select(m => new TextRange(
                        Math.Max(m.Start, start) - start,
                        Math.Min(m.End, end) - Math.Max(m.Start, start)
                    )),
            ],
            (start > 0 ? CutEnds.Start : 0) | (end < text.Length ? CutEnds.End : 0)
        );
    }

    private static int WholeSign(string text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
