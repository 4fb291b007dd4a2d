using System.Collections.Immutable;
using Shirube.Reading.Documents;
using Shirube.Reading.Grammars.Profiles;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The heads of a register's tables, of one row or of several: 関係府省庁 over a column for each of them.</summary>
internal sealed class RegisterHeads(RegisterLines lines)
{
    private const int MostRows = 4;

    private readonly Dictionary<int, ImmutableArray<ColumnContent>> contents = [];

    /// <returns>The head that begins at an index, null where that row is none, and the index behind its last row.</returns>
    public (TableHead? Head, int Next) At(int first)
    {
        var next = Behind(first);
        if (next == first + 1)
            return (TableHead.Of(lines[first]), next);
        var labels = HeadRows.Join([
            .. Enumerable.Range(first, next - first).Select(i => TableHead.Labels(lines[i])),
        ]);
        return (new(ColumnChoice.Of(labels, ContentsOf(labels.Length))), next);
    }

    private bool GoesOn(int i, ImmutableArray<string> above) =>
        TableRow.IsRow(lines[i])
        && lines[i].Block == lines[i - 1].Block
        && lines[i].Form is LineForm.HeaderRow or LineForm.Row
        && TableHead.Labels(lines[i]) is var labels
        && labels.Length == above.Length
        && (lines[i].Form == LineForm.HeaderRow || HeadRows.IsFurther(above, labels));

    /// <summary>Of all rows of that width: the table under one goal may be too short to tell what a column holds.</summary>
    private ImmutableArray<ColumnContent> ContentsOf(int width)
    {
        if (contents.TryGetValue(width, out var found))
            return found;
        var rows = new List<ImmutableArray<string>>();
        var isInitiatives = false;
        for (var i = 0; i < lines.Count; )
            if (lines.Kind(i) is RegisterLineKind.Header or RegisterLineKind.Abbreviations)
            {
                isInitiatives = lines.Kind(i) == RegisterLineKind.Header;
                i = Behind(i);
            }
            else
            {
                if (
                    isInitiatives
                    && lines.Kind(i) == RegisterLineKind.Row
                    && TableRow.Cells(lines[i]) is var cells
                    && cells.Length == width
                )
                    rows.Add(cells);
                i++;
            }
        return contents[width] = ColumnContent.Of(rows, width);
    }

    private int Behind(int first)
    {
        var next = first + 1;
        while (
            next < lines.Count
            && next - first < MostRows
            && GoesOn(next, TableHead.Labels(lines[next - 1]))
        )
            next++;
        return next;
    }
}
