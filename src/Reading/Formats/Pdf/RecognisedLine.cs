using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>A line of tesseract's words. It parts Japanese wherever two letters have a little air between them, and its
/// boxes are as narrow as the ink, so that the air looks like a space.</summary>
internal static class RecognisedLine
{
    // In widths of a letter: brackets and points fill half of their square.
    private const double Parting = 1.0;
    private const double PartingBesidePunctuation = 1.4;

    /// <summary>Of the last letter's square, what no ink reaches.</summary>
    private const double Bearing = 0.1;
    private const double InkHeight = 0.9;

    /// <param name="words">At least one, from left to right.</param>
    public static PdfLine Of(IReadOnlyList<PdfWord> words)
    {
        var box = words.Select(w => w.Box).Aggregate((a, b) => a.Around(b));
        var size = Size(words, box);
        var look = new Look(Math.Round(size * 2) / 2, false);
        var joined = ImmutableArray.CreateBuilder<PdfWord>();
        foreach (var word in words)
        {
            // The box of a single letter is as high as its ink; the line's is as high as its letters.
            var next = word with
            {
                Box = word.Box with { Top = box.Top, Bottom = box.Bottom },
                Look = look,
            };
            if (joined.Count > 0 && AreOne(joined[^1], next, size))
                joined[^1] = joined[^1] with
                {
                    Text = joined[^1].Text + next.Text,
                    Box = joined[^1].Box.Around(next.Box),
                };
            else
                joined.Add(next);
        }
        return new(joined.ToImmutable(), box);
    }

    private static bool AreOne(PdfWord before, PdfWord after, double size)
    {
        var (left, right) = (before.Text[^1], after.Text[0]);
        if (!Spacing.IsJapanese(left) || !Spacing.IsJapanese(right))
            return false;
        var parting =
            WordGap.IsPunctuation(left) || WordGap.IsPunctuation(right)
                ? PartingBesidePunctuation
                : Parting;
        return after.Box.Left - before.Box.Right < parting * size;
    }

    /// <summary>The width of a Japanese letter with the air around it; of a line without any, by its height.</summary>
    private static double Size(IReadOnlyList<PdfWord> words, Box box)
    {
        var widths = words
            .Where(w => w.Text.Length > 1 && w.Text.All(Spacing.IsJapanese))
            .Select(w => (w.Box.Right - w.Box.Left) / (w.Text.Length - Bearing))
            .Order()
            .ToArray();
        var height = (box.Bottom - box.Top) / InkHeight;
        return widths.Length == 0 ? height : Math.Min(widths[widths.Length / 2], height * 1.5);
    }
}
