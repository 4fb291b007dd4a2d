using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>What the document is called: by its own description where those words stand on its first pages (programs put
/// file names there, too), else by the largest letters of its first page.</summary>
/// <param name="Text">Null where nothing stands out.</param>
/// <param name="Lines">The lines of the title, or of the whole cover.</param>
internal sealed record DocumentTitle(string? Text, HashSet<PrintedLine> Lines)
{
    private const double Larger = 1.3;
    private const int CoverLines = 15;
    private const int CoverLetters = 300;
    private const int FirstPages = 2;
    private const int MostLetters = 150;

    public static DocumentTitle Of(IReadOnlyList<PageText> pages, Look body, string? described)
    {
        var first = pages.FirstOrDefault(p => p.Lines.Any(l => !l.IsRow));
        if (first == null)
            return new(null, []);
        var size = first.Lines.Where(l => !l.IsRow).Max(l => l.Size);
        var isCover =
            pages.Count > 1
            && first.Lines.Count() <= CoverLines
            && first.Lines.Sum(l => l.Text.Length) <= CoverLetters;
        var letters = first.Lines.Where(l => l.Size >= size).Max(l => l.Text.Length);
        // A large word of a drawing is shorter.
        var elsewhere = pages
            .Where(p => p.Number > first.Number)
            .SelectMany(p => p.Lines)
            .Where(l => l.Text.Length * 3 >= letters);
        var stands =
            size > 0
            && size >= body.Size * Larger
            && (isCover || !elsewhere.Any(l => l.Size >= size));
        if (!stands)
            return new(IsPrinted(described, pages) ? described : null, []);
        var largest = Together(first.Lines.Where(l => !l.IsRow && l.Size > size * 0.95))
            .MaxBy(g => g.Sum(l => l.Text.Length))!;
        var words = LineJoin.Join(largest.Select(l => l.Text));
        HashSet<PrintedLine> lines = [.. isCover ? first.Lines : largest];
        return new(
            IsPrinted(described, pages) ? described
                : words.Length is > 1 and <= MostLetters ? words
                : null,
            lines
        );
    }

    /// <summary>Lines close above each other.</summary>
    private static List<List<PrintedLine>> Together(IEnumerable<PrintedLine> lines)
    {
        var groups = new List<List<PrintedLine>>();
        foreach (var line in lines)
            if (groups is [.., [.., var last]] && line.Middle - last.Middle < line.Size * 2.2)
                groups[^1].Add(line);
            else
                groups.Add([line]);
        return groups;
    }

    private static bool IsPrinted(string? described, IReadOnlyList<PageText> pages)
    {
        if (described is not { Length: > 3 and <= MostLetters })
            return false;
        var printed = string.Concat(
            pages.Take(FirstPages).SelectMany(p => p.Lines).Select(l => Normal.ForSearch(l.Text))
        );
        return printed.Contains(Normal.ForSearch(described), StringComparison.Ordinal);
    }
}
