using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Puts the words of a line together as a person reads them: symbols shown, spaces only where they were typed,
/// the numbers of footnotes raised, dots to a page number shortened.</summary>
internal static partial class WordsOfLine
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static readonly SearchValues<char> LeaderLetters = SearchValues.Create(".．·・･‥…");

    /// <param name="words">At least one, from left to right.</param>
    public static PrintedLine Put(ImmutableArray<PdfWord> words)
    {
        words = Shown(words);
        var look = LookOf(words);
        var wide = IsSetWide(words);
        var text = new StringBuilder();
        var starts = ImmutableArray.CreateBuilder<int>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var raised = words.Length > 1 && IsRaised(words, i, look.Size);
            if (i > 0 && !wide && !raised)
                text.Append(WordGap.Between(words[i - 1], words[i], look.Size));
            starts.Add(text.Length);
            if (raised)
                foreach (var c in words[i].Text)
                    text.Append(char.IsAsciiDigit(c) ? Superscripts[c - '0'] : c);
            else
                text.Append(words[i].Text);
        }
        return PrintedLine.Of(words, starts.MoveToImmutable(), text.ToString(), look);
    }

    private static ImmutableArray<PdfWord> Shown(ImmutableArray<PdfWord> words)
    {
        PdfWord[]? changed = null;
        for (var i = 0; i < words.Length; i++)
        {
            var text = words[i].Text;
            var shown = PrivateUse.Shown(Radicals.Unified(text));
            if (text.Length > 1 && text.AsSpan().ContainsAny(LeaderLetters))
                shown = Leaders().Replace(shown, "……");
            if (!ReferenceEquals(shown, text))
                (changed ??= [.. words])[i] = words[i] with { Text = shown };
        }
        return changed == null ? words : ImmutableCollectionsMarshal.AsImmutableArray(changed);
    }

    public static bool IsSuperscript(char c) => Raised(c) != null;

    /// <summary>The figure that stands raised; null for any other letter.</summary>
    public static int? Raised(char c) =>
        Superscripts.IndexOf(c, StringComparison.Ordinal) is var figure and >= 0 ? figure : null;

    /// <summary>Small and above the middle of its neighbour: the number of a footnote.</summary>
    private static bool IsRaised(ImmutableArray<PdfWord> words, int at, double size)
    {
        var word = words[at];
        if (word.Text.Length > 3 || !word.Text.All(char.IsAsciiDigit))
            return false;
        if (LetterSize.Of(word) >= size * 0.8)
            return false;
        var beside = words[at > 0 ? at - 1 : at + 1].Box;
        return (word.Box.Top + word.Box.Bottom) / 2 < (beside.Top + beside.Bottom) / 2;
    }

    /// <summary>The look of most letters; the size alone where the fonts are not known.</summary>
    private static Look LookOf(ImmutableArray<PdfWord> words)
    {
        if (words[0].Look is { } only && words.All(w => ReferenceEquals(w.Look, only)))
            return only;
        var most = words
            .GroupBy(w => w.Look ?? new(Math.Round(LetterSize.Of(w) * 2) / 2, false))
            .Select(g => (Look: g.Key, Letters: g.Sum(w => w.Text.Length)))
            .ToList();
        var (look, _) = most.MaxBy(m => m.Letters);
        var all = most.Sum(m => m.Letters);
        var bold = most.Where(m => m.Look.IsBold).Sum(m => m.Letters) >= all * 0.9;
        return look.IsBold == bold ? look : look with { IsBold = bold };
    }

    /// <summary>Single letters with the same gap between them all the way: 「資 料 １」, lines stretched to the margin.</summary>
    private static bool IsSetWide(ImmutableArray<PdfWord> words)
    {
        if (words.Length < 4 || words.Count(w => w.Text.Length == 1) < words.Length * 0.8)
            return false;
        var gaps = words.Zip(words.Skip(1), (a, b) => b.Box.Left - a.Box.Right).Order().ToArray();
        var usual = gaps[gaps.Length / 2];
        return usual < words[0].Height && gaps[^1] <= Math.Max(usual * 1.5, usual + 1);
    }

    /// <summary>Dots that lead to the page number in a contents list.</summary>
    [GeneratedRegex("[.．·・･‥…･]{5,}|…{2,}|‥{3,}")]
    private static partial Regex Leaders();
}
