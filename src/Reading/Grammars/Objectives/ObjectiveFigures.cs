using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Words inside drawings: between the text above and the caption below, or on a page that is one drawing.</summary>
internal static partial class ObjectiveFigures
{
    private const int FewestPieces = 12;

    /// <returns>Numbers of the lines.</returns>
    public static HashSet<int> In(SourceDocument document, double usualSize)
    {
        var figures = new HashSet<int>();
        foreach (
            var page in document.Lines.Where(l => !l.IsBlank && l.Page > 0).GroupBy(l => l.Page)
        )
        {
            var lines = page.ToList();
            var titles = lines
                .Where(
                    (l, i) =>
                        i > 0
                        && ObjectiveMark.Of(lines[i - 1]) is { IsTitle: true, Marker: not null }
                        && ObjectiveHeadings.Continues(document, lines[i - 1], l)
                )
                .Select(l => l.Number)
                .ToHashSet();
            for (var i = 0; i < lines.Count; i++)
                if (Caption().IsMatch(lines[i].Text))
                {
                    figures.Add(lines[i].Number);
                    for (var j = i - 1; j >= 0 && IsPiece(lines[j], usualSize); j--)
                        figures.Add(lines[j].Number);
                }
            var pieces = lines.Where(l => IsPiece(l, usualSize) && !l.IsRow).ToList();
            if (pieces.Count >= FewestPieces && pieces.Count * 3 > lines.Count * 2)
                foreach (
                    var line in lines.Where(l =>
                        l.Number >= pieces[0].Number || l.Look is not { IsBold: true }
                    )
                )
                    figures.Add(line.Number);
            figures.ExceptWith(titles);
        }
        return figures;
    }

    /// <summary>Neither a sentence nor set as the text is.</summary>
    private static bool IsPiece(SourceLine line, double usualSize) =>
        line.Form is not (LineForm.Note or LineForm.Item)
        && line.Text.Length < 90
        && !line.Text.TrimEnd().EndsWith(']')
        && line.Look is { Size: > 0 } look
        && (
            Math.Abs(look.Size - usualSize) >= 1.5
            || (
                look.IsBold
                && ObjectiveMark.Of(line) is null or { Level: ObjectiveLevel.Heading, Rank: 1 }
            )
        );

    [GeneratedRegex(@"^(?:Figure|Fig\.|図|図表)\s*[0-9０-９]*\s*[:：.]", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();
}
