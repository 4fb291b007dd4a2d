using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>The text of a page in reading order, before the document as a whole is known.</summary>
/// <param name="Number">1-based.</param>
internal sealed record PageText(
    int Number,
    double Width,
    double Height,
    List<List<PrintedLine>> Paragraphs
)
{
    /// <summary>Its letters were recognised from its picture.</summary>
    public bool IsRecognised { get; init; }

    public IEnumerable<PrintedLine> Lines => Paragraphs.SelectMany(p => p);

    /// <param name="lines">Of words and of table rows, from top to bottom.</param>
    public static PageText Of(PdfPage page, List<PrintedLine> lines)
    {
        foreach (var line in lines)
            line.Page = page.Number;
        var paragraphs = PageColumns.Of(lines).SelectMany(c => Pdf.Paragraphs.Of(c)).ToList();
        return new(page.Number, page.Width, page.Height, paragraphs);
    }

    /// <summary>Takes these lines out of the text.</summary>
    public void Remove(Predicate<PrintedLine> leaves)
    {
        foreach (var paragraph in Paragraphs)
            paragraph.RemoveAll(leaves);
        Paragraphs.RemoveAll(p => p.Count == 0);
    }

    public SourcePage ToSource() =>
        new(Number, null, Width, Height) { IsRecognised = IsRecognised };
}
