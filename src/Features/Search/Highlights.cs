using System.Collections.Immutable;
using Shirube.Domain.Texts;

namespace Shirube.Features.Search;

/// <summary>Characters of a text as printed: from <paramref name="Start"/>, <paramref name="Length"/> UTF-16 units.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Where the words of a query stand in a text as printed.</summary>
public static class Highlights
{
    /// <summary>In order, none touching another. A word that is part of one printed sign (株 in ㈱) marks the whole sign;
    /// white space inside a word (A I) is marked with it.</summary>
    public static ImmutableArray<TextRange> In(string text, IEnumerable<string> words)
    {
        var (normal, map) = Normal.WithMap(text);
        var ranges = new List<TextRange>();
        foreach (var word in words.Where(w => w.Length > 0))
        {
            var from = 0;
            for (
                int i;
                (i = normal.IndexOf(word, from, StringComparison.Ordinal)) >= 0;
                from = i + 1
            )
            {
                var last = map[i + word.Length - 1];
                ranges.Add(new(map[i], last + Normal.PieceLength(text, last) - map[i]));
            }
        }
        return Joined(ranges.OrderBy(r => r.Start).ThenBy(r => r.Length));
    }

    private static ImmutableArray<TextRange> Joined(IEnumerable<TextRange> ranges)
    {
        var joined = ImmutableArray.CreateBuilder<TextRange>();
        foreach (var range in ranges)
            if (joined.Count > 0 && range.Start <= joined[^1].End)
                joined[^1] = new(
                    joined[^1].Start,
                    Math.Max(joined[^1].End, range.End) - joined[^1].Start
                );
            else
                joined.Add(range);
        return joined.ToImmutable();
    }
}
