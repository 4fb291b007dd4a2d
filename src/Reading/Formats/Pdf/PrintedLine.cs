using System.Collections.Immutable;
using System.Text;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>A line of the text of a page: its words put together as a person reads them.</summary>
internal sealed class PrintedLine
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private PrintedLine(ImmutableArray<PdfWord> words, double size, bool wide)
    {
        Size = size;
        Words = words;
        Box = words.Select(w => w.Box).Aggregate((a, b) => a.Around(b));
        var text = new StringBuilder();
        var starts = ImmutableArray.CreateBuilder<int>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var raised = IsRaised(words[i]);
            if (i > 0 && !wide && !(raised && text[^1] != ' '))
                text.Append(WordGap.Between(words[i - 1], words[i], size));
            starts.Add(text.Length);
            if (raised)
                foreach (var c in words[i].Text)
                    text.Append(char.IsAsciiDigit(c) ? Superscripts[c - '0'] : c);
            else
                text.Append(words[i].Text);
        }
        Starts = starts.MoveToImmutable();
        Text = text.ToString();
    }

    public string Text { get; }
    public Box Box { get; }

    /// <summary>Of its letters, in points, as far as boxes tell.</summary>
    public double Size { get; }
    public ImmutableArray<PdfWord> Words { get; }

    /// <summary>Where each word begins in <see cref="Text"/>.</summary>
    public ImmutableArray<int> Starts { get; }

    public double Middle => (Box.Top + Box.Bottom) / 2;

    /// <param name="words">At least one, from left to right.</param>
    public static PrintedLine Of(ImmutableArray<PdfWord> words)
    {
        words =
        [
            .. words.Select(w => w with { Text = PrivateUse.Shown(Radicals.Unified(w.Text)) }),
        ];
        return new(words, SizeOf(words), IsSetWide(words));
    }

    /// <summary>Small and above the middle of the line: the number of a footnote.</summary>
    private bool IsRaised(PdfWord word) =>
        word.Text.Length <= 3
        && word.Text.All(char.IsAsciiDigit)
        && Words.Length > 1
        && LetterSize.Of(word) < Size * 0.8
        && (word.Box.Top + word.Box.Bottom) / 2 < Middle;

    /// <summary>Weighted by letters: marks and raised numbers do not count.</summary>
    private static double SizeOf(ImmutableArray<PdfWord> words)
    {
        var sizes = words
            .Select(w => (Size: LetterSize.Of(w), w.Text.Length))
            .OrderBy(s => s.Size)
            .ToList();
        var half = sizes.Sum(s => s.Length) / 2.0;
        foreach (var (size, length) in sizes)
            if ((half -= length) <= 0)
                return size;
        return sizes[^1].Size;
    }

    /// <summary>Single letters with the same gap between them all the way: 「資 料 １」, justified lines.</summary>
    private static bool IsSetWide(ImmutableArray<PdfWord> words)
    {
        if (words.Length < 4 || words.Count(w => w.Text.Length == 1) < words.Length * 0.8)
            return false;
        var gaps = words.Zip(words.Skip(1), (a, b) => b.Box.Left - a.Box.Right).Order().ToArray();
        var usual = gaps[gaps.Length / 2];
        return usual < words[0].Height && gaps[^1] <= Math.Max(usual * 1.5, usual + 1);
    }
}
