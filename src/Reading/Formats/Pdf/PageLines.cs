using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>The lines of a page: poppler's pieces of lines put together where only typesetting parted them, as the number
/// before a heading or a bullet before its item.</summary>
internal static class PageLines
{
    // In widths of a letter.
    private const double WidestGap = 1.3;
    private const double WidestGapBehindMark = 6;
    private const double DeepestOverlap = -1.3;
    private const int LongestMark = 7;

    /// <returns>From top to bottom, and from left to right where several stand beside each other.</returns>
    public static List<PrintedLine> Of(IEnumerable<PdfLine> pieces)
    {
        var lines = new List<PrintedLine>();
        foreach (var row in Rows(pieces))
        {
            List<PdfWord> words = [];
            var right = 0.0;
            foreach (var piece in row.OrderBy(p => p.Box.Left))
            {
                if (words.Count > 0 && !GoesOn(words, piece, right))
                {
                    lines.Add(Put(words));
                    words = [];
                }
                right = words.Count == 0 ? piece.Box.Right : Math.Max(right, piece.Box.Right);
                words.AddRange(piece.Words);
            }
            lines.Add(Put(words));
        }
        return lines;
    }

    private static PrintedLine Put(List<PdfWord> words) =>
        WordsOfLine.Put([.. words.OrderBy(w => w.Box.Left)]);

    private static bool GoesOn(List<PdfWord> words, PdfLine next, double right)
    {
        var size = Math.Max(LetterSize.Of(words[^1]), LetterSize.Of(next.Words[0]));
        var gap = (next.Box.Left - right) / size;
        return gap > DeepestOverlap
            && (gap < WidestGap || (gap < WidestGapBehindMark && IsMark(words)));
    }

    private static bool IsMark(List<PdfWord> words) =>
        words.Count <= LongestMark
        && words.Sum(w => w.Text.Length) <= LongestMark
        && (
            words is [{ Text.Length: <= 2 } only] && only.Text.All(char.IsAsciiDigit)
            || Stages.ListItem.IsItem(
                string.Join(' ', words.Select(w => Stages.PrivateUse.Shown(w.Text))) + " x"
            )
        );

    /// <summary>Pieces that share most of their height.</summary>
    private static IEnumerable<List<PdfLine>> Rows(IEnumerable<PdfLine> pieces)
    {
        List<PdfLine> row = [];
        Box widest = default;
        foreach (var piece in pieces.OrderBy(p => p.Box.Top + p.Box.Bottom))
        {
            if (row.Count > 0 && !AreLevel(widest, piece.Box))
            {
                yield return row;
                row = [];
            }
            if (row.Count == 0 || Width(piece.Box) > Width(widest))
                widest = piece.Box;
            row.Add(piece);
        }
        if (row.Count > 0)
            yield return row;
    }

    private static bool AreLevel(Box a, Box b)
    {
        var shared = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return shared >= 0.5 * Math.Min(a.Bottom - a.Top, b.Bottom - b.Top);
    }

    private static double Width(Box box) => box.Right - box.Left;
}
