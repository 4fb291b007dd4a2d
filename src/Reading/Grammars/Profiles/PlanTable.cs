using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>A table of a plan. All numbers are 0-based indices of lines.</summary>
/// <param name="First">The first row, which may be a title above the head.</param>
/// <param name="HeadFirst">The first row of the head; <paramref name="Body"/> where the head stands in an earlier table.</param>
/// <param name="End">Behind the last row.</param>
internal sealed record PlanTable(int First, int HeadFirst, int Body, int End, TableHead Head)
{
    public bool Any(ColumnRole role) => Head.Columns.Any(c => c.Role == role);

    /// <summary>Rows that are initiatives: a title and who is responsible, or a title said by its head with a deadline,
    /// an indicator, a budget.</summary>
    public bool HoldsInitiatives =>
        Head.Title >= 0
        && (
            Head.NamesOrganisations
            || Head.Columns[Head.Title].Confidence >= 0.9
                && !HoldsIndicators
                && (
                    Any(ColumnRole.Deadline)
                    || Any(ColumnRole.Kpi)
                    || Any(ColumnRole.Budget)
                    || Any(ColumnRole.Status)
                )
        );

    /// <summary>Rows that are indicators with their values, and no initiatives.</summary>
    public bool HoldsIndicators =>
        Any(ColumnRole.Kpi)
        && (Any(ColumnRole.Target) || Any(ColumnRole.Baseline))
        && (Head.Title < 0 || Head.Columns[Head.Title].Confidence < 0.9)
        && !Head.NamesOrganisations;
}

/// <summary>Finds the tables of a document: runs of rows, their heads of one or more rows, the titles above the head.</summary>
internal sealed class PlanTables
{
    private const int MostHeadRows = 4;

    private readonly RegisterLines lines;
    private readonly ReadingProfile? profile;
    private readonly Dictionary<int, PlanTable> byFirst = [];
    private PlanTable? above;

    public PlanTables(RegisterLines lines, ReadingProfile? profile)
    {
        this.lines = lines;
        this.profile = profile;
        for (var i = 0; i < lines.Count; )
            if (IsRow(i))
            {
                var end = EndOf(i);
                Add(i, end);
                i = end;
            }
            else
                i++;
    }

    public IEnumerable<PlanTable> All => byFirst.Values;

    /// <summary>The table whose title or head stands at an index.</summary>
    public PlanTable? At(int index)
    {
        for (var first = index; first >= Math.Max(0, index - MostHeadRows); first--)
            if (byFirst.TryGetValue(first, out var table))
                return index == first || index <= table.HeadFirst ? table : null;
        return null;
    }

    /// <summary>Behind the last row of the run of rows that begins at an index. In formats with blocks a table is a block;
    /// in text it is a run of rows, and what stands between them without a blank line.</summary>
    public int EndOf(int first)
    {
        var end = first + 1;
        for (var i = end; i < lines.Count && lines[i].Block == lines[first].Block; i++)
            if (IsRow(i))
                end = i + 1;
            else if (lines[i].IsBlank || lines.Kind(i) is not RegisterLineKind.Plain)
                break;
        return end;
    }

    /// <summary>A row with one text only: in one cell, or the same in all.</summary>
    public static string? OnlyText(SourceLine line)
    {
        string? only = null;
        foreach (var cell in TableRow.Cells(line))
            if (cell.Length > 0 && cell != (only ??= cell))
                return null;
        return only;
    }

    private bool IsRow(int i) =>
        lines.Kind(i) is RegisterLineKind.Row or RegisterLineKind.Header or RegisterLineKind.Rule
        || TableRow.IsRow(lines[i])
            && lines.Kind(i) is not (RegisterLineKind.Abbreviations or RegisterLineKind.Contents);

    private void Add(int first, int end)
    {
        var head = first;
        while (
            head < end
            && (OnlyText(lines[head]) != null || lines.Kind(head) == RegisterLineKind.Rule)
        )
            head++;
        var body = head;
        var rows = new List<ImmutableArray<string>>();
        while (body < end && rows.Count < MostHeadRows && IsHeadRow(body, rows))
        {
            rows.Add(TableHead.Labels(lines[body++]));
            while (body < end && lines.Kind(body) == RegisterLineKind.Rule)
                body++;
        }
        if (rows.Count == 0)
        {
            // A table that goes on behind a page break, or whose head stands once for all.
            if (above != null && CellsOf(first).Length == above.Head.Columns.Length)
                byFirst[first] = above with
                {
                    First = first,
                    HeadFirst = first,
                    Body = first,
                    End = end,
                };
            return;
        }
        var contents = Enumerable
            .Range(body, end - body)
            .Where(i => TableRow.IsRow(lines[i]) && OnlyText(lines[i]) == null)
            .Take(400)
            .Select(CellsOf)
            .ToList();
        var labels = HeadRows.Join(rows);
        var choice = ColumnChoice.Of(labels, ColumnContent.Of(contents, labels.Length), profile);
        byFirst[first] = above = new(first, head, body, end, new(choice));
    }

    private ImmutableArray<string> CellsOf(int i) => TableRow.Cells(lines[i]);

    /// <summary>The first row of a head has labels; a further one parts cells that the row above holds together, and
    /// repeats or leaves empty the others.</summary>
    private bool IsHeadRow(int i, List<ImmutableArray<string>> rows)
    {
        if (!TableRow.IsRow(lines[i]))
            return false;
        if (lines[i].Form == LineForm.HeaderRow)
            return true;
        var labels = TableHead.Labels(lines[i]);
        if (rows.Count == 0)
            return HeadRows.IsFirst(labels, profile);
        return i + 1 < lines.Count && HeadRows.IsFurther(rows[^1], labels);
    }
}
