using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>A page as poppler sees it, before anything is made of it. All boxes in points from the upper left corner.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Blocks">In the order poppler takes for the reading order; empty for a page without text.</param>
internal sealed record PdfPage(
    int Number,
    double Width,
    double Height,
    ImmutableArray<PdfBlock> Blocks
)
{
    /// <summary>It holds more words than are read.</summary>
    public bool IsCut { get; init; }
    public IEnumerable<PdfLine> Lines => Blocks.SelectMany(b => b.Lines);
}

/// <summary>Lines that stand together: a paragraph, a part of one, a cell.</summary>
internal sealed record PdfBlock(ImmutableArray<PdfLine> Lines, Box Box);

/// <summary>Words on one line, from left to right.</summary>
internal sealed record PdfLine(ImmutableArray<PdfWord> Words, Box Box);

/// <param name="Text">Never empty; no white space.</param>
internal readonly record struct PdfWord(string Text, Box Box)
{
    /// <summary>Null where the fonts could not be read.</summary>
    public Look? Look { get; init; }

    /// <summary>Height of its box: about 1.0 to 1.7 times the size of its letters, by the font.</summary>
    public double Height => Box.Bottom - Box.Top;
}
