using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Tables of slides, each row one block: numbered themes, concepts with their definitions, the strategies of
/// countries, and any other with the heads of its rows and columns.</summary>
internal sealed class PortfolioTables(PortfolioWriting writing)
{
    private readonly PortfolioTexts texts = new(writing);

    /// <returns>The index behind the table.</returns>
    public int Read(List<PortfolioBlock> slide, int i)
    {
        var end = i;
        while (end < slide.Count && slide[end].Form == PortfolioForm.Row)
            end++;
        var rows = slide.GetRange(i, end - i);
        // A quotation is prose: a table behind it is the slide's own.
        if (writing.IsWithinQuote)
            writing.CloseAll();
        var heading = $"{writing.Top?.Words} {writing.Slide?.Text}";
        if (IsThemes(rows))
            ReadThemes(rows);
        else if (PortfolioStrategies.IsTable(rows, heading))
            PortfolioStrategies.Read(rows, writing);
        else if (PortfolioAreas.IsTable(rows))
            PortfolioAreas.ReadTable(rows, writing);
        else if (PortfolioProgrammes.IsTable(rows))
            PortfolioProgrammes.Read(rows, writing);
        else if (PortfolioConcepts.IsTable(rows, heading))
            ReadConcepts(rows);
        else
            ReadRows(rows);
        return end;
    }

    private void ReadConcepts(List<PortfolioBlock> rows)
    {
        var hasHead = PortfolioConcepts.IsHead(rows[0]);
        if (hasHead)
            writing.Furniture(rows[0], "table header");
        foreach (var row in hasHead ? rows.Skip(1) : rows)
            PortfolioConcepts.Read(row, writing, texts);
    }

    private static bool IsThemes(List<PortfolioBlock> rows)
    {
        var cells = rows.SelectMany(r => r.Cells).Where(c => c.Length > 0).ToList();
        var numbered = cells.Count(c => CircledNumber.Begins(PortfolioWords.Clean(c)));
        return numbered >= 3 && numbered * 2 > cells.Count;
    }

    private void ReadThemes(List<PortfolioBlock> rows)
    {
        var isTheme =
            writing.Top is { } top
                && (
                    PortfolioContexts.IsAboutThemes(top.Words)
                    || top.Numbered == EntryKind.ResearchTheme
                )
            || writing.Slide is { } slide && PortfolioContexts.IsAboutThemes(slide.Text);
        foreach (var row in rows)
        {
            var found = false;
            foreach (var cell in row.Cells.Select(PortfolioWords.Clean))
            {
                if (!CircledNumber.Begins(cell))
                    continue;
                found = true;
                var draft = writing.Add(
                    isTheme ? EntryKind.ResearchTheme : EntryKind.Statement,
                    cell[1..].Trim(),
                    row.First,
                    row.Last,
                    isTheme ? 0.95 : 0.85,
                    writing.Parent,
                    cell[..1]
                );
                PortfolioWriting.Number(draft, CircledNumber.Of(cell[0]));
            }
            if (!found)
                writing.Furniture(row, "table header");
        }
    }

    private void ReadRows(List<PortfolioBlock> rows)
    {
        var head = HasHead(rows) ? rows[0] : null;
        if (head != null)
            writing.Furniture(head, "table header");
        foreach (var row in head == null ? rows : rows.Skip(1))
        {
            var cells = row.Cells.Select(PortfolioWords.Clean).ToArray();
            var named = cells.Length > 1 && head != null;
            var any = false;
            for (var c = named ? 1 : 0; c < cells.Length; c++)
            {
                if (cells[c].Length == 0)
                    continue;
                any = true;
                var draft = writing.Add(
                    EntryKind.Statement,
                    cells[c],
                    row.First,
                    row.Last,
                    0.85,
                    writing.Parent
                );
                PortfolioWriting.Field(draft, "row", named ? cells[0] : null);
                if (head != null && c < head.Cells.Length)
                    PortfolioWriting.Field(draft, "column", PortfolioWords.Clean(head.Cells[c]));
            }
            if (!any && cells.FirstOrDefault(c => c.Length > 0) is { } only)
                writing.Add(EntryKind.Statement, row, only, 0.7, writing.Parent);
            else if (!any)
                writing.Furniture(row, "table rule");
        }
    }

    /// <summary>The format says so, or the first row leaves the corner empty, or names shortly what the rows hold at
    /// length.</summary>
    private static bool HasHead(List<PortfolioBlock> rows) =>
        rows.Count > 1
        && (
            rows[0].IsHeaderRow
            || rows[0].Cells is [var corner, .., _] && corner.Length == 0
            || rows[0].Cells.All(c => c.Length is > 0 and <= 12)
                && rows.Skip(1).Any(r => r.Cells.Any(c => c.Length > 24))
        );
}
