using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>A table of a Word document, row by row.</summary>
internal sealed class DocxTable(DocxSource source)
{
    private readonly List<DocxRow> rows = [];
    private int[] widths = [];

    public static DocxTable Of(Element table, DocxSource source)
    {
        var made = new DocxTable(source);
        made.AddAll(table);
        return made;
    }

    /// <param name="part"><c>w:tblGrid</c>, <c>w:tr</c>, or a container of rows.</param>
    public void Add(Element part)
    {
        switch (part.Name)
        {
            case "w:tblGrid":
                widths =
                [
                    .. part.ChildrenCalled("w:gridCol").Select(c => Figures.Whole(c["w:w"]) ?? 0),
                ];
                break;
            case "w:tr" when part.Child("w:trPr", "w:del") != null:
                source.Deletions++;
                break;
            case "w:tr":
                rows.Add(DocxRow.Read(part, source));
                break;
            case "w:sdt" or "w:sdtContent" or "w:customXml" or "w:ins":
                AddAll(part);
                break;
        }
    }

    /// <summary>A frame around text is no table: a single cell, or single cells of several paragraphs one below the other,
    /// become paragraphs. All else becomes rows.</summary>
    public void Write(LineWriter writer)
    {
        if (rows.All(r => r.Cells.Length <= 1) && (rows.Count == 1 || rows.Any(HasParagraphs)))
        {
            foreach (var line in rows.SelectMany(r => r.Cells).SelectMany(c => c.Lines))
                writer.AddBlock(line);
            return;
        }
        var grid = Grid();
        int[] columns =
        [
            .. rows.SelectMany(r => r.Cells).Select(c => grid.Of(c).First).Distinct().Order(),
        ];
        writer.Close();
        foreach (var line in TableLines.Of(Merged(grid), columns, HeaderRows()))
            writer.Add(line);
        writer.Close();
    }

    /// <summary>Its words inside a cell of another table: a printed line for each row.</summary>
    public RunText Flat()
    {
        var text = new RunText();
        foreach (var row in rows)
        {
            var line = new RunText();
            foreach (var cell in row.Cells.Where(c => !c.GoesOn))
            {
                if (!line.IsEmpty)
                    line.Append("\u3000", false, 0, false);
                line.Append(cell.Words.Text.Replace('\n', '\u3000'), false, 0, false);
            }
            text.Append(line);
        }
        return text;
    }

    private void AddAll(Element container)
    {
        foreach (var child in container.Children)
            Add(child);
    }

    private static bool HasParagraphs(DocxRow row) => row.Cells is [{ Lines.Length: > 1 }];

    /// <summary>The rows that the author marked; else the first where it looks like one or holds a head over several
    /// columns; and what hangs on these by cells merged downwards.</summary>
    private int HeaderRows()
    {
        var count = rows.TakeWhile(r => r.IsHeader).Count();
        if (count == 0 && rows.Count > 1 && LooksLikeHeader())
            count = 1;
        if (count == 0 || count >= rows.Count)
            return 0;
        while (
            count < rows.Count - 1
            && rows[count].Cells.Any(c => c.GoesOn)
            && HasHeadOverSeveral(rows[count - 1])
        )
            count++;
        return count;
    }

    private bool LooksLikeHeader() =>
        (rows[0].LooksLikeHeader && !rows[1..].All(r => r.LooksLikeHeader))
        || (HasHeadOverSeveral(rows[0]) && rows[1].Cells.Any(c => c.GoesOn));

    private static bool HasHeadOverSeveral(DocxRow row) =>
        row.Cells.Length > 1 && row.Cells.Any(c => c.Span > 1);

    private GridColumns Grid() => new(widths, rows.SelectMany(r => r.Cells));

    private IEnumerable<GridRow> Merged(GridColumns grid)
    {
        var above = new Dictionary<int, CellWords>();
        foreach (var row in rows)
        {
            var cells = ImmutableArray.CreateBuilder<GridCell>(row.Cells.Length);
            foreach (var cell in row.Cells)
            {
                var (first, last) = grid.Of(cell);
                var isRepeated = cell.GoesOn && above.ContainsKey(first);
                var words = isRepeated ? above[first] : cell.Words;
                cells.Add(new(first, last, words, isRepeated));
                above[first] = words;
            }
            yield return new(cells.DrainToImmutable());
        }
    }
}
