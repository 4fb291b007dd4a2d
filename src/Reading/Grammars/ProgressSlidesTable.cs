using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>A slide whose columns survived as a table: a row per area or goal, several statements in a cell.</summary>
internal sealed class ProgressSlidesTable(Draft? part, ProgressSlidesWriting writing)
{
    private enum Column
    {
        Head,
        Progress,
        Overview,
        Direction,
    }

    private Column[] columns = [Column.Head, Column.Progress, Column.Overview];
    private Draft? head;
    private bool headsAreGoals;

    /// <summary>Whether the row begins with the name of an area (教育改革) and not with a goal.</summary>
    public static bool NamesArea(SlideUnit unit) =>
        unit.Kind == SlideUnitKind.Row
        && !SlideLines.IsRule(unit.Text)
        && !ProgressSlidesTitles.IsTableHead(unit)
        && PrintedWords.Clean(SlideLines.Cells(unit.Text)[0]).Length is > 0 and <= 20;

    public void Read(SlideUnit row)
    {
        if (SlideLines.IsRule(row.Text))
            writing.Furniture(row, "table rule");
        else if (ProgressSlidesTitles.IsTableHead(row))
            ReadHead(row);
        else
            ReadRow(row);
    }

    private void ReadHead(SlideUnit row)
    {
        var cells = SlideLines.Cells(row.Text);
        columns = [.. cells.Select(c => ColumnOf(PrintedWords.Clean(c)))];
        headsAreGoals = cells.Any(c => c.Contains("目標", StringComparison.Ordinal));
        writing.Furniture(row, "table header");
    }

    private static Column ColumnOf(string label) =>
        ProgressSlidesUnits.IsProgressLabel(label) ? Column.Progress
        : ProgressSlidesUnits.IsOverviewLabel(label) ? Column.Overview
        : ProgressSlidesUnits.IsDirectionLabel(label) ? Column.Direction
        : Column.Head;

    private void ReadRow(SlideUnit row)
    {
        var cells = SlideLines.Cells(row.Text);
        for (var c = 0; c < cells.Length; c++)
        {
            if (cells[c].Length == 0)
                continue;
            switch (c < columns.Length ? columns[c] : Column.Overview)
            {
                case Column.Head:
                    head = Head(PrintedWords.Clean(cells[c]), row);
                    break;
                case Column.Overview:
                    foreach (var piece in HtmlCell.Pieces(cells[c]))
                        Under(
                            EntryKind.Overview,
                            new(PrintedWords.CloseUp(piece.Text), [], []),
                            row
                        );
                    break;
                case Column.Progress:
                    ReadStatements(EntryKind.Progress, cells[c], row);
                    break;
                case Column.Direction:
                    ReadStatements(EntryKind.Direction, cells[c], row);
                    break;
            }
        }
    }

    private Draft Head(string name, SlideUnit row)
    {
        var isGoal = headsAreGoals || name.Length > 20;
        var named = writing.Heading(row with { Text = name });
        named.Kind = isGoal ? EntryKind.SpecificGoal : EntryKind.Section;
        named.Confidence = 0.9;
        named.Parent = part;
        return named;
    }

    private void ReadStatements(EntryKind kind, string cell, SlideUnit row)
    {
        var statements = new List<Reported>();
        foreach (var piece in HtmlCell.Pieces(cell))
            if (piece.Kind == CellPieceKind.Detail && statements.Count > 0)
                statements[^1] = statements[^1] with
                {
                    Details = statements[^1].Details.Add(PrintedWords.CloseUp(piece.Text)),
                };
            else if (piece.Kind == CellPieceKind.Loose)
                statements.AddRange(writing.Reporters.Split(piece.Text));
            else
                statements.Add(writing.Reporters.End(PrintedWords.CloseUp(piece.Text)));
        foreach (var statement in statements)
            Under(
                kind,
                statement with
                {
                    Statement = PrintedWords.CloseUp(statement.Statement),
                },
                row
            );
    }

    private void Under(EntryKind kind, Reported statement, SlideUnit row)
    {
        if (statement.Statement.Length == 0)
            return;
        var draft = writing.Statement(kind, statement, row.First, row.Last);
        draft.Parent = head ?? part;
    }
}
