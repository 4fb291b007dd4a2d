using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>Words that stand level on a page, parted where the gaps between them are wider than between words.</summary>
internal sealed class Band
{
    // In sizes of a letter; beside Japanese letters there are no spaces to be mistaken.
    private const double WideGap = 0.9;
    private const double WideGapInJapanese = 0.55;

    private Band(List<PdfWord> words)
    {
        Top = words.Min(w => w.Box.Top);
        Bottom = words.Max(w => w.Box.Bottom);
        Size = words.Max(LetterSize.Of);
        List<PdfWord> open = [];
        var right = 0.0;
        foreach (var word in words.OrderBy(w => w.Box.Left))
        {
            if (open.Count > 0 && word.Box.Left - right > Gap(open[^1], word) * Size)
            {
                Segments.Add(new(open));
                open = [];
            }
            right = open.Count == 0 ? word.Box.Right : Math.Max(right, word.Box.Right);
            open.Add(word);
        }
        Segments.Add(new(open));
    }

    public double Top { get; }
    public double Bottom { get; }

    /// <summary>Of its largest letters, in points.</summary>
    public double Size { get; }
    public List<Segment> Segments { get; } = [];
    public double Middle => (Top + Bottom) / 2;
    public string Text => string.Join('\t', Segments.Select(s => s.Text));
    public bool IsBold =>
        Segments.TrueForAll(s => s.Words.TrueForAll(w => w.Look is { IsBold: true }));

    /// <returns>From top to bottom.</returns>
    public static List<Band> Of(IEnumerable<PdfWord> words)
    {
        var bands = new List<Band>();
        List<PdfWord> open = [];
        foreach (var word in words.OrderBy(w => w.Box.Top + w.Box.Bottom))
        {
            if (open.Count > 0 && !AreLevel(open[0].Box, word.Box))
            {
                bands.Add(new(open));
                open = [];
            }
            open.Add(word);
        }
        if (open.Count > 0)
            bands.Add(new(open));
        return bands;
    }

    private static double Gap(PdfWord before, PdfWord after) =>
        Spacing.IsJapanese(before.Text[^1]) || Spacing.IsJapanese(after.Text[0])
            ? WideGapInJapanese
            : WideGap;

    private static bool AreLevel(Box a, Box b)
    {
        var shared = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return shared >= 0.5 * Math.Min(a.Bottom - a.Top, b.Bottom - b.Top);
    }
}

/// <summary>Words of a band without a wide gap between them.</summary>
internal sealed record Segment(List<PdfWord> Words)
{
    public double Left { get; } = Words.Min(w => w.Box.Left);
    public double Right { get; } = Words.Max(w => w.Box.Right);
    public string Text => string.Join(' ', Words.Select(w => w.Text));
}
