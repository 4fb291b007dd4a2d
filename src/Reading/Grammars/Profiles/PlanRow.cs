using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>The cells of a row, those that say "as above" filled from the row above, and how sure that is.</summary>
/// <param name="Cells">One a column of the head; lines of a broken cell joined.</param>
/// <param name="Parts">One for each line of print with an indicator of its own; the first is of the row itself.</param>
internal sealed record PlanRow(
    TableHead Head,
    ImmutableArray<string> Cells,
    ImmutableArray<ImmutableArray<string>> Parts,
    double Confidence
)
{
    private const double AsAbove = 0.85;

    public static PlanRow Of(RegisterRow row, TableHead head, PlanRow? above)
    {
        var parts = row.Parts.Where(p => p.Length > 0).Select(p => Fitted(p, head)).ToList();
        var cells = Joined(parts, head);
        var confidence = row.Confidence;
        for (var c = 0; c < cells.Length; c++)
        {
            var over =
                above != null && above.Head.Columns.Length == cells.Length ? above.Cells[c] : "";
            if (PlanCell.IsDitto(cells[c]) || IsHeldOver(cells, c, head))
            {
                if (over.Length > 0 && cells[c].Length > 0 || over.Length > 0 && head.IsUpper(c))
                    confidence = Math.Min(confidence, AsAbove);
                cells[c] = over;
            }
        }
        return new(
            head,
            [.. cells],
            [.. parts.Where((p, n) => n == 0 || HasIndicator(p, head))],
            confidence
        );
    }

    public IEnumerable<(string Head, string Cell)> With(ColumnRole role) =>
        Head
            .Columns.Select((column, c) => (column, Cell: Cells[c]))
            .Where(c => c.column.Role == role && c.Cell.Length > 0)
            .Select(c => (c.column.Head, c.Cell));

    public string First(ColumnRole role) => With(role).Select(c => c.Cell).FirstOrDefault("");

    public string OrganisationsOf(RegisterNames known) =>
        Head.OrganisationsOf(
            [
                .. Cells.Select(
                    (cell, c) =>
                        IsOfNames(Head.Columns[c].Role) ? PlanCell.Organisations(cell) : cell
                ),
            ],
            known
        );

    public static string Cell(ImmutableArray<string> part, TableHead head, ColumnRole role)
    {
        for (var c = 0; c < part.Length; c++)
            if (head.Columns[c].Role == role && part[c].Length > 0)
                return part[c];
        return "";
    }

    private static bool HasIndicator(ImmutableArray<string> part, TableHead head) =>
        Cell(part, head, ColumnRole.Kpi).Length > 0
        && (
            Cell(part, head, ColumnRole.Target).Length > 0
            || Cell(part, head, ColumnRole.Baseline).Length > 0
        );

    /// <summary>Merged cells that are printed once: goals, and the department above that of the next column.</summary>
    private static bool IsHeldOver(string[] cells, int column, TableHead head) =>
        cells[column].Length == 0
        && (
            head.Columns[column].Role == ColumnRole.Goal
            || head.IsUpper(column) && cells[column + 1].Length > 0
        );

    private static bool IsOfNames(ColumnRole role) =>
        role is ColumnRole.Responsible or ColumnRole.Lead or ColumnRole.Joint;

    private static string[] Joined(List<ImmutableArray<string>> parts, TableHead head)
    {
        var cells = new string[head.Columns.Length];
        var isListOfIndicators = parts.Skip(1).Any(p => HasIndicator(p, head));
        for (var c = 0; c < cells.Length; c++)
            cells[c] =
                IsOfIndicators(head.Columns[c].Role) && isListOfIndicators ? parts[0][c]
                : IsOfNames(head.Columns[c].Role)
                    ? string.Join('\n', parts.Select(p => p[c]).Where(t => t.Length > 0).Distinct())
                : LineJoin.Join(parts.Select(p => p[c]).Distinct());
        return cells;
    }

    private static bool IsOfIndicators(ColumnRole role) =>
        role is ColumnRole.Kpi or ColumnRole.Target or ColumnRole.Baseline or ColumnRole.Unit;

    private static ImmutableArray<string> Fitted(ImmutableArray<string> cells, TableHead head)
    {
        var width = head.Columns.Length;
        return cells.Length == width ? cells
            : cells.Length > width ? cells[..width]
            : cells.AddRange(Enumerable.Repeat("", width - cells.Length));
    }
}
