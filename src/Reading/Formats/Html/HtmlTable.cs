using System.Collections.Immutable;
using AngleSharp.Dom;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Html;

/// <summary>The rows of a table as a browser lays them out: cells that span rows or columns stand in each of them.</summary>
internal sealed class HtmlTable(Func<IElement, HtmlLine> read)
{
    /// <summary>HTML allows no more for one cell.</summary>
    private const int WidestSpan = 1_000;
    private const int MostColumns = 4_000;

    /// <summary>Letters that merged cells may repeat in one document; behind that they stay empty.</summary>
    private const int MostRepeated = 20_000_000;
    private const int MostRepeatedCells = 2_000_000;

    private long repeated;
    private int repeatedCells;

    /// <summary>Something was left out because it was too wide, or repeated too often.</summary>
    public bool IsCut { get; private set; }

    /// <summary>A table that only places blocks on the page: no header cell or caption, and one cell or blocks of its own
    /// inside the cells.</summary>
    public static bool IsLayout(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none")
            return true;
        var cells = 0;
        var holdsBlocks = false;
        foreach (var row in Rows(table).Select(r => r.Row))
        foreach (var cell in row.Children)
        {
            if (cell.LocalName == "th")
                return false;
            if (cell.LocalName != "td")
                continue;
            cells++;
            holdsBlocks |= HoldsBlocks(cell);
        }
        return table.Children.All(c => c.LocalName is not ("caption" or "thead"))
            && (cells <= 1 || holdsBlocks);
    }

    public static SourceLine CaptionOf(HtmlLine words, int block) =>
        new(0, words.Text.Replace('\n', ' '))
        {
            Block = block,
            Form = LineForm.Caption,
            Underlined = words.Underlined,
        };

    public IEnumerable<SourceLine> Lines(IElement table, int block)
    {
        var spans = new List<(Cell Cell, int Rows)>();
        var isTop = true;
        INode? group = null;
        foreach (var (row, isHead) in Rows(table))
        {
            if (row.Parent != group)
                spans.Clear();
            group = row.Parent;
            var cells = Cells(row, isHead, spans);
            // A corner without words may be no header cell at the top of the table; below it, all are.
            var isHeader =
                isHead
                || cells.Count > 0
                    && cells.TrueForAll(c => c.IsHeader || isTop && c.Line.Text == "");
            isTop &= isHeader;
            if (cells.Exists(c => c.Line.Text.Length > 0))
                yield return LineOf(cells, isHeader, block);
        }
    }

    /// <summary>All rows, those of the head first and those of the foot last, as they are shown.</summary>
    private static IEnumerable<(IElement Row, bool IsHead)> Rows(IElement table)
    {
        var groups = table.Children.ToLookup(c => c.LocalName);
        foreach (var head in groups["thead"])
        foreach (var row in head.Children.Where(IsRow))
            yield return (row, true);
        foreach (var child in table.Children)
            if (IsRow(child))
                yield return (child, false);
            else if (child.LocalName == "tbody")
                foreach (var row in child.Children.Where(IsRow))
                    yield return (row, false);
        foreach (var foot in groups["tfoot"])
        foreach (var row in foot.Children.Where(IsRow))
            yield return (row, false);
    }

    private static bool IsRow(IElement element) => element.LocalName == "tr";

    private static bool HoldsBlocks(IElement cell)
    {
        foreach (var child in cell.Children)
            if (child.LocalName is "table" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
                return true;
            else if (child.LocalName is "div" or "center" or "section" && child.Children.Length > 0)
                foreach (var inner in child.Children)
                    if (inner.LocalName is "table" or ['h', >= '1' and <= '6'])
                        return true;
        return false;
    }

    private List<Cell> Cells(IElement row, bool isHead, List<(Cell Cell, int Rows)> spans)
    {
        var cells = new List<Cell>();
        foreach (var element in row.Children)
        {
            if (element.LocalName is not ("td" or "th"))
                continue;
            TakeSpans(cells, spans);
            if (cells.Count >= MostColumns)
            {
                IsCut = true;
                break;
            }
            var width = Math.Clamp(Span(element, "colspan") ?? 1, 1, WidestSpan);
            var height = Span(element, "rowspan") ?? 1;
            var cell = new Cell(read(element), isHead || element.LocalName == "th", false);
            for (var n = 0; n < width && cells.Count < MostColumns && (n == 0 || MayRepeat()); n++)
            {
                cells.Add(n == 0 ? cell : Again(cell));
                while (spans.Count < cells.Count)
                    spans.Add(default);
                // No number of rows, or 0, reaches to the end of the group.
                spans[cells.Count - 1] = (cell, height < 1 ? int.MaxValue : height - 1);
            }
        }
        TakeSpans(cells, spans);
        return cells;
    }

    /// <summary>Cells of rows above that reach into this one, at the column where the row stands now.</summary>
    private void TakeSpans(List<Cell> cells, List<(Cell Cell, int Rows)> spans)
    {
        while (cells.Count < spans.Count && spans[cells.Count] is { Rows: > 0 } span && MayRepeat())
        {
            spans[cells.Count] = (span.Cell, span.Rows - 1);
            cells.Add(Again(span.Cell));
        }
    }

    private Cell Again(Cell cell)
    {
        repeated += cell.Line.Text.Length;
        repeatedCells++;
        if (repeated <= MostRepeated)
            return cell with { IsRepeated = true };
        IsCut = true;
        return new(new("", [], [], null), cell.IsHeader, true);
    }

    /// <summary>Behind that, cells stand once, whatever they span.</summary>
    private bool MayRepeat()
    {
        IsCut |= repeatedCells >= MostRepeatedCells;
        return repeatedCells < MostRepeatedCells;
    }

    private static int? Span(IElement cell, string name) =>
        int.TryParse(
            cell.GetAttribute(name),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : null;

    private static SourceLine LineOf(List<Cell> cells, bool isHeader, int block)
    {
        var underlined = ImmutableArray.CreateBuilder<Stretch>();
        var bold = ImmutableArray.CreateBuilder<Stretch>();
        var start = 0;
        foreach (var cell in cells)
        {
            foreach (var stretch in cell.Line.Underlined)
                underlined.Add(stretch with { Start = stretch.Start + start });
            foreach (var stretch in cell.Line.Bold)
                bold.Add(stretch with { Start = stretch.Start + start });
            start += cell.Line.Text.Length + 1;
        }
        return new(0, string.Join('\t', cells.Select(c => c.Line.Text)))
        {
            Block = block,
            Form = isHeader ? LineForm.HeaderRow : LineForm.Row,
            Underlined = underlined.DrainToImmutable(),
            Bold = bold.DrainToImmutable(),
            Look = cells.TrueForAll(c => c.Line.Text == "" || c.Line.Look is { IsBold: true })
                ? new(0, true)
                : null,
            CellFacts = cells.Exists(c => c.IsHeader || c.IsRepeated)
                ? [.. cells.Select(c => new SourceCell(null, c.IsHeader, c.IsRepeated))]
                : [],
        };
    }

    private sealed record Cell(HtmlLine Line, bool IsHeader, bool IsRepeated);
}
