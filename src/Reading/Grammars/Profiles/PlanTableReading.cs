using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Reads a table of initiatives or of indicators, row by row; a row with one text over its whole width is a
/// heading for the rows below it, to the end of the table.</summary>
internal sealed class PlanTableReading(PlanReading plan, PlanTree tree)
{
    private readonly RegisterLines lines = plan.Lines;
    private readonly ReadingLog log = plan.Log;

    /// <returns>The index behind the table.</returns>
    public int Read(PlanTable table, int from)
    {
        for (var i = from; i < table.Body; i++)
            ReadAbove(table, i);
        plan.Initiatives.Open();
        plan.Use(table);
        var depth = tree.Depth;
        for (var i = table.Body; i < table.End; )
            i = ReadRow(table, i);
        tree.CloseTo(depth);
        return table.End;
    }

    private void ReadAbove(PlanTable table, int i)
    {
        if (lines[i].IsBlank)
            return;
        if (i >= table.HeadFirst || lines.Kind(i) == RegisterLineKind.Rule)
            log.AddFurniture(i + 1, i + 1, "table header");
        else if (
            LeadMarks.Legend(lines[i]) != null
            || lines.Kind(i) == RegisterLineKind.Note
            || OnlyText(i)?.StartsWith('※') == true
        )
            log.Add(
                EntryKind.Footnote,
                Spacing.Repair(OnlyText(i) ?? lines[i].Text),
                i + 1,
                i + 1,
                0.9,
                tree.Innermost
            );
        else
            log.AddFurniture(i + 1, i + 1, "table title");
    }

    private int ReadRow(PlanTable table, int i)
    {
        if (lines[i].IsBlank)
            return i + 1;
        if (lines.Kind(i) == RegisterLineKind.Rule || IsHeadAgain(table, i))
        {
            log.AddFurniture(i + 1, i + 1, "table header");
            return i + 1;
        }
        if (Group(table, i) is { } heading)
        {
            var kind = tree.Place(heading);
            var entry = log.Add(
                kind,
                Spacing.CloseLetters(heading.Words),
                i + 1,
                i + 1,
                Math.Min(heading.Confidence, 0.95),
                tree.Innermost,
                heading.Marker
            );
            tree.Open(heading, kind, entry.Id);
            plan.NoteHeading(heading);
            plan.Initiatives.Open();
            return i + 1;
        }
        if (table.HoldsIndicators)
        {
            ReadIndicator(table, i);
            return i + 1;
        }
        return ReadInitiatives(table, i);
    }

    private int ReadInitiatives(PlanTable table, int i)
    {
        var to = i + 1;
        while (to < table.End && Group(table, to) == null && !IsHeadAgain(table, to))
            to++;
        var (rows, next) = new RegisterRows(lines, table.Head, plan.Names).Read(i, to);
        for (var n = i; n < next; n++)
            if (lines.Kind(n) == RegisterLineKind.Margin)
                log.AddFurniture(n + 1, n + 1, lines.WhyMargin(n));
            else if (lines.Kind(n) == RegisterLineKind.Rule)
                log.AddFurniture(n + 1, n + 1, "table header");
        foreach (var row in rows)
            if (row.IsCrossReference)
                log.Add(
                    EntryKind.CrossReference,
                    row.Words,
                    row.First,
                    row.Last,
                    0.85,
                    tree.Innermost
                );
            else if (row.Words.Length == 0)
                log.Add(
                    EntryKind.Statement,
                    string.Join(" | ", row.Parts.SelectMany(p => p).Where(c => c.Length > 0))
                        .Replace($"{RegisterCell.Underline}", ""),
                    row.First,
                    row.Last,
                    0.8,
                    tree.Innermost
                );
            else
                plan.Initiatives.Add(row, table.Head, tree.Innermost);
        // A row that looks like something else by itself is a row here all the same.
        if (next == i)
            log.Add(
                EntryKind.Statement,
                string.Join(" | ", TableRow.Cells(lines[i]).Where(c => c.Length > 0)),
                i + 1,
                i + 1,
                0.8,
                tree.Innermost
            );
        return Math.Max(next, i + 1);
    }

    private void ReadIndicator(PlanTable table, int i)
    {
        var cells = TableRow.Cells(lines[i]);
        if (cells.Length == table.Head.Columns.Length && PlanFields.HasValues(cells, table.Head))
            plan.Initiatives.AddIndicator(cells, table.Head, i + 1, i + 1, tree.Innermost);
        else if (cells.Any(c => c.Length > 0))
            log.Add(
                EntryKind.Statement,
                string.Join(" | ", cells.Where(c => c.Length > 0)),
                i + 1,
                i + 1,
                0.8,
                tree.Innermost
            );
    }

    private string? OnlyText(int i) => PlanTables.OnlyText(lines[i]);

    private bool IsHeadAgain(PlanTable table, int i) =>
        TableRow.IsRow(lines[i])
        && TableHead.Labels(lines[i]) is var labels
        && labels.Length == table.Head.Columns.Length
        && labels
            .Zip(table.Head.Columns)
            .All(p => p.First.Length == 0 || p.Second.Head.Split('/').Contains(p.First))
        && labels.Any(l => l.Length > 0);

    /// <summary>A row over the whole width, or a single cell that is a heading by its mark.</summary>
    private PlanHeading? Group(PlanTable table, int i)
    {
        if (
            !TableRow.IsRow(lines[i])
            || OnlyText(i) is not { } text
            || table.Head.Columns.Length < 2
        )
            return null;
        var cells = TableRow.Cells(lines[i]);
        var isWide = cells.Length > 1 && cells.All(c => c == text);
        var heading = PlanHeading.Of(new SourceLine(i + 1, text), plan.Profile);
        if (heading is { Words.Length: > 0 } && (isWide || cells[0].Length > 0))
            return heading;
        return isWide ? new("row", null, text, 0, EntryKind.Section, 0.85) : null;
    }
}
