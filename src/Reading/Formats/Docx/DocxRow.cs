using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>A row of a Word table.</summary>
/// <param name="IsHeader">The author said that it is repeated on each page.</param>
/// <param name="LooksLikeHeader">All its cells are bold or shaded.</param>
internal sealed record DocxRow(ImmutableArray<DocxCell> Cells, bool IsHeader, bool LooksLikeHeader)
{
    private const int MostColumns = 500;

    public static DocxRow Read(Element row, DocxSource source)
    {
        var cells = ImmutableArray.CreateBuilder<DocxCell>();
        var column = Math.Clamp(row.Child("w:trPr")?.Number("w:gridBefore") ?? 0, 0, MostColumns);
        var isStrong = true;
        var elements = CellsOf(row).ToArray();
        foreach (var element in elements)
        {
            var properties = element.Child("w:tcPr");
            var span = Math.Clamp(properties?.Number("w:gridSpan") ?? 1, 1, MostColumns);
            var merge = properties?.Child("w:vMerge");
            var (words, lines) = Content(element, source, elements.Length == 1);
            cells.Add(
                new(column, span, merge != null && merge["w:val"] != "restart", words, lines)
            );
            column = Math.Min(column + span, MostColumns);
            isStrong &= IsShaded(properties) || words.Look?.IsBold == true || words.IsBlank;
        }
        return new(
            cells.ToImmutable(),
            row.Child("w:trPr")?.Switch("w:tblHeader") == true,
            isStrong && cells.Count > 1 && cells.Any(c => !c.Words.IsBlank)
        );
    }

    private static IEnumerable<Element> CellsOf(Element row) =>
        row.Children.SelectMany(c =>
            c.Name switch
            {
                "w:tc" => [c],
                "w:sdt" or "w:sdtContent" or "w:customXml" => CellsOf(c),
                _ => Enumerable.Empty<Element>(),
            }
        );

    private static bool IsShaded(Element? properties) =>
        properties?.Child("w:shd")?["w:fill"] is { } fill
        && !fill.Equals("auto", StringComparison.OrdinalIgnoreCase)
        && !fill.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase);

    private static (CellWords Words, ImmutableArray<SourceLine> Lines) Content(
        Element cell,
        DocxSource source,
        bool isAlone
    )
    {
        var text = new RunText();
        var lines = isAlone ? ImmutableArray.CreateBuilder<SourceLine>() : null;
        Read(cell, source, text, lines);
        return (CellWords.Of(text.Joined("\n")), lines?.ToImmutable() ?? []);
    }

    private static void Read(
        Element container,
        DocxSource source,
        RunText text,
        ImmutableArray<SourceLine>.Builder? lines
    )
    {
        foreach (var child in container.Children)
            switch (child.Name)
            {
                case "w:p":
                    var paragraph = DocxParagraph.Read(child, source, null);
                    if (!paragraph.Text.IsEmpty)
                        text.Append(paragraph.MarkedText());
                    lines?.AddRange(paragraph.Lines().Where(l => !l.IsBlank));
                    foreach (var box in paragraph.Boxes)
                        Read(box, source, text, lines);
                    break;
                case "w:tbl":
                    var flat = DocxTable.Of(child, source).Flat();
                    text.Append(flat);
                    lines?.AddRange(flat.Lines());
                    break;
                case "w:sdt" or "w:sdtContent" or "w:customXml" or "w:ins":
                    Read(child, source, text, lines);
                    break;
            }
    }
}

/// <summary>A cell as it stands in its row.</summary>
/// <param name="Column">0-based, of the table's grid.</param>
/// <param name="GoesOn">It is the lower part of a merged cell.</param>
/// <param name="Words">Its text.</param>
/// <param name="Lines">The same as paragraphs, where the cell is alone in its row and may be a frame around text; else empty.</param>
internal sealed record DocxCell(
    int Column,
    int Span,
    bool GoesOn,
    CellWords Words,
    ImmutableArray<SourceLine> Lines
);
