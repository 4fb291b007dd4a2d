using System.Collections.Immutable;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Stages;

/// <summary>Rows of a table that print one text over the whole width: titles and headings inside a sheet. They become lines
/// without cells, so that they are read like any other line.</summary>
internal static class WideRows
{
    /// <param name="isLine">Whether the only filled cell of a sheet's row, not merged with others, is a line of its own.</param>
    /// <returns>The document itself where no row is such a line; numbers of lines stay.</returns>
    public static SourceDocument AsLines(SourceDocument document, Func<string, bool> isLine)
    {
        var isSheet = document.Kind is FileKind.Xlsx or FileKind.Csv;
        ImmutableArray<SourceLine>.Builder? lines = null;
        var page = -1;
        var isAbove = false;
        for (var i = 0; i < document.Lines.Length; i++)
        {
            var line = document.Lines[i];
            if (line.Form is not (LineForm.Row or LineForm.HeaderRow) || !line.IsRow)
                continue;
            if (line.Page != page)
                (page, isAbove) = (line.Page, true);
            var only = OnlyText(line);
            isAbove &= only != null;
            if (
                only is not var (words, isMerged)
                || !isMerged && !(isSheet && (isAbove || isLine(words)))
            )
                continue;
            lines ??= document.Lines.ToBuilder();
            lines[i] = line with { Text = words, Form = LineForm.Body, CellFacts = [] };
        }
        return lines == null ? document : document with { Lines = lines.ToImmutable() };
    }

    /// <summary>The cells of a row as they are printed: of cells merged side by side only the first holds the words.</summary>
    public static ImmutableArray<string> Printed(SourceLine line)
    {
        var cells = TableRow.Cells(line);
        if (line.CellFacts.IsEmpty || !line.CellFacts.Any(c => c.IsRepeated))
            return cells;
        var printed = cells.ToBuilder();
        for (var c = cells.Length - 1; c > 0; c--)
            if (
                c < line.CellFacts.Length
                && line.CellFacts[c].IsRepeated
                && cells[c] == cells[c - 1]
            )
                printed[c] = "";
        return printed.MoveToImmutable();
    }

    /// <summary>The only text of a row, and whether its cell spans all columns; null where the row has more texts or none.</summary>
    private static (string Words, bool IsMerged)? OnlyText(SourceLine line)
    {
        string? only = null;
        var filled = 0;
        var cells = line.Cells!.Value;
        foreach (var cell in cells)
        {
            if (cell.Length == 0)
                continue;
            if (only != null && cell != only)
                return null;
            only = cell;
            filled++;
        }
        if (only == null)
            return null;
        var isMerged =
            filled == cells.Length
            && line.CellFacts.Length == cells.Length
            && line.CellFacts.Skip(1).All(c => c.IsRepeated);
        return isMerged || filled == 1 ? (only, isMerged) : null;
    }
}
