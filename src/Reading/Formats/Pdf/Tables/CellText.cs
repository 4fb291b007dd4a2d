using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;

namespace Shirube.Reading.Formats.Pdf.Tables;

/// <summary>The words of a cell put together: its printed lines parted by line feeds.</summary>
/// <param name="Area">Around its words; null for an empty cell.</param>
internal sealed record CellText(
    string Text,
    ImmutableArray<Stretch> Underlined,
    Look? Look,
    Box? Area
)
{
    private static readonly CellText Empty = new("", [], null, null);

    public static CellText Of(List<PdfWord> words, Underlines underlines)
    {
        if (words.Count == 0)
            return Empty;
        var lines = Lines(words).ToList();
        var text = string.Join('\n', lines.Select(l => l.Text.Replace('\t', ' ')));
        var underlined = ImmutableArray.CreateBuilder<Stretch>();
        var start = 0;
        foreach (var line in lines)
        {
            underlined.AddRange(
                underlines.Of(line).Select(s => s with { Start = s.Start + start })
            );
            start += line.Text.Length + 1;
        }
        var look = lines.MaxBy(l => l.Text.Length)!.Look;
        var isBold = lines.TrueForAll(l => l.Look.IsBold);
        var area = lines.Select(l => l.Box).Aggregate((a, b) => a.Around(b));
        return new(text, underlined.ToImmutable(), look with { IsBold = isBold }, area);
    }

    private static IEnumerable<PrintedLine> Lines(List<PdfWord> words)
    {
        List<PdfWord> row = [];
        PdfWord tallest = default;
        foreach (var word in words.OrderBy(w => w.Box.Top + w.Box.Bottom))
        {
            if (row.Count > 0 && !AreLevel(tallest.Box, word.Box))
            {
                yield return Put(row);
                row = [];
            }
            if (row.Count == 0 || word.Height > tallest.Height)
                tallest = word;
            row.Add(word);
        }
        yield return Put(row);
    }

    private static PrintedLine Put(List<PdfWord> row) =>
        WordsOfLine.Put([.. row.OrderBy(w => w.Box.Left)]);

    private static bool AreLevel(Box a, Box b)
    {
        var shared = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return shared >= 0.5 * Math.Min(a.Bottom - a.Top, b.Bottom - b.Top);
    }
}
