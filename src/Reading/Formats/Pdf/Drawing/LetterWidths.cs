using System.Collections.Immutable;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Where the letters of a word begin and end: poppler gives the box of the word only. Every family of fonts
/// shares its widths out differently; here are the usual three.</summary>
internal sealed class LetterWidths
{
    private const int First = 32;
    private readonly int[] ascii;

    private LetterWidths(string widths) => ascii = [.. widths.Split(' ').Select(int.Parse)];

    public static ImmutableArray<LetterWidths> Families { get; } =
    [
        // Roman letters with serifs.
        new(
            "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 "
                + "500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 "
                + "921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 "
                + "556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 "
                + "333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 "
                + "500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
        ),
        // Without serifs.
        new(
            "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 "
                + "556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
                + "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
                + "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
                + "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 "
                + "556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
        ),
        // All alike, as the Latin letters of many Japanese fonts.
        new(string.Join(' ', Enumerable.Repeat("500", 95))),
    ];

    /// <returns>From the word's left edge to the end of its last letter: one more than it has letters.</returns>
    public double[] Edges(PdfWord word)
    {
        var edges = new double[word.Text.Length + 1];
        for (var i = 0; i < word.Text.Length; i++)
            edges[i + 1] = edges[i] + Of(word.Text[i]);
        var scale = (word.Box.Right - word.Box.Left) / Math.Max(edges[^1], 1);
        for (var i = 0; i < edges.Length; i++)
            edges[i] = word.Box.Left + (edges[i] * scale);
        return edges;
    }

    private int Of(char c) =>
        c - First is >= 0 and < 95 ? ascii[c - First]
        : c is < '\u2E80' or (>= '\uFF61' and <= '\uFFDC') ? 500
        : char.IsLowSurrogate(c) ? 0
        : 1000;
}
