using System.Collections.Immutable;
using Shirube.Domain.Dates;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The dates of an initiative: all of them as <c>deadlines</c>, and the last day that binds as <c>by</c>. A date
/// from which something begins binds nobody.</summary>
internal static class ObjectiveDates
{
    public static Entry Put(Entry entry, ImmutableArray<PlannedDate> dates) =>
        dates.IsEmpty ? entry : entry with { Fields = Put(entry.Fields, dates) };

    public static ImmutableSortedDictionary<string, object> Put(
        ImmutableSortedDictionary<string, object> fields,
        ImmutableArray<PlannedDate> dates
    )
    {
        if (dates.IsEmpty)
            return fields;
        fields = fields.SetItem("deadlines", dates.Select(d => d.Code).ToImmutableArray());
        if (dates.Where(d => d.Deadline is not null).MaxBy(d => d.Deadline) is { } last)
            fields = fields.SetItem(
                "by",
                last.Code[(last.Code.IndexOf('/', StringComparison.Ordinal) + 1)..]
            );
        return fields;
    }

    /// <summary>The dates of a cell. One may be broken over its lines, and each line may hold another.</summary>
    public static ImmutableArray<PlannedDate> OfCell(string cell)
    {
        var dates = ImmutableArray.CreateBuilder<PlannedDate>();
        var open = "";
        foreach (var line in cell.Split('\n', StringSplitOptions.TrimEntries))
        {
            open = open.Length == 0 ? line : $"{open} {line}";
            if (open.Length == 0 || open[^1] is '-' or '–' or '~' or '～')
                continue;
            var found = PlannedDates.In(open);
            if (found.Count > 0)
                open = "";
            dates.AddRange(found);
        }
        return dates.DrainToImmutable();
    }
}
