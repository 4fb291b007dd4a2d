using System.Collections.Immutable;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Enters the rows of a plan: the goals of their first columns, the initiative, its indicators.</summary>
internal sealed class PlanInitiatives(
    ReadingLog log,
    RegisterNames known,
    ReadingProfile? profile,
    LeadMarks? marks,
    DateOnly? asOf
)
{
    private readonly RegisterInitiatives initiatives = new(log, known, marks);
    private readonly List<(string Text, string Id)> goals = [];
    private PlanRow? above;

    /// <summary>A new table: no row above, no goal of a column.</summary>
    public void Open()
    {
        above = null;
        goals.Clear();
    }

    public void Close() => initiatives.Close();

    /// <param name="parent">The heading that the table stands under.</param>
    /// <param name="fields">What the words of a line say; a row has cells for it.</param>
    public Entry Add(
        RegisterRow printed,
        TableHead head,
        string? parent,
        string? marker = null,
        ImmutableSortedDictionary<string, object>? fields = null
    )
    {
        if (printed.Parts.All(p => p.IsEmpty))
            return initiatives.Add(
                printed with
                {
                    Columns = [],
                },
                goals is [] ? parent : goals[^1].Id,
                marker,
                fields
            );
        var row = above = PlanRow.Of(printed, head, above);
        parent = Goals(row, printed, parent);
        var cell = row.OrganisationsOf(known);
        var confidence = Math.Min(row.Confidence, Sureness(head));
        if (cell.Length == 0 && profile?.DefaultOrganisation is { Length: > 0 } usual)
            (cell, confidence) = (usual, Math.Min(confidence, 0.85));
        var entry = initiatives.Add(
            printed with
            {
                Cell = cell,
                Columns = [],
                Confidence = confidence,
            },
            parent,
            marker,
            PlanFields.Of(row, asOf)
        );
        foreach (var part in row.Parts.Where(p => PlanFields.HasValues(p, head)))
            AddIndicator(part, head, printed.First, printed.Last, entry.Id);
        return entry;
    }

    /// <summary>A row of a table of indicators.</summary>
    public void AddIndicator(
        ImmutableArray<string> part,
        TableHead head,
        int first,
        int last,
        string? parent
    )
    {
        var entry = log.Add(
            EntryKind.Indicator,
            PlanFields.Of(part, head).Name,
            first,
            last,
            Math.Min(0.95, Sureness(head)),
            parent
        );
        log.Replace(entry with { Fields = PlanFields.OfIndicator(part, head) });
    }

    /// <summary>How sure the columns are that say what the initiative is and whose.</summary>
    private static double Sureness(TableHead head) =>
        head
            .Columns.Where(c =>
                c.Role
                    is ColumnRole.Title
                        or ColumnRole.Responsible
                        or ColumnRole.Lead
                        or ColumnRole.Joint
                        or ColumnRole.Organisation
            )
            .Select(c => c.Confidence)
            .DefaultIfEmpty(0.97)
            .Min();

    /// <summary>Enters a goal where the cell of a goal's column differs from the row above.</summary>
    /// <returns>What the initiative stands under.</returns>
    private string? Goals(PlanRow row, RegisterRow printed, string? parent)
    {
        var columns = row.With(ColumnRole.Goal).ToList();
        for (var g = 0; g < columns.Count; g++)
        {
            var text = Spacing.Repair(columns[g].Cell);
            if (g < goals.Count && goals[g].Text == text)
                continue;
            goals.RemoveRange(Math.Min(g, goals.Count), goals.Count - Math.Min(g, goals.Count));
            var mark = PlanHeading.OfCell(
                text,
                columns[g].Head,
                g == 0 && columns.Count > 1,
                profile
            );
            var id = log.Add(
                mark.Kind,
                mark.Words.Length > 0 ? mark.Words : text,
                printed.First,
                printed.First,
                Math.Min(mark.Confidence, printed.Confidence),
                goals is [] ? parent : goals[^1].Id,
                mark.Marker
            ).Id;
            goals.Add((text, id));
        }
        return goals is [] ? parent : goals[^1].Id;
    }
}
