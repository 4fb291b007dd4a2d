using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Dates;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Grammars.Objectives;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>What the cells beside title and organisations say, as fields of the read contract.</summary>
internal static partial class PlanFields
{
    public static ImmutableSortedDictionary<string, object> Of(PlanRow row, DateOnly? asOf)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, object>(
            StringComparer.Ordinal
        );
        var columns = row.With(ColumnRole.Other).Select(Printed).ToList();
        Put("number", row.First(ColumnRole.Number));
        Put(
            "description",
            Spacing.Repair(string.Join('\n', row.With(ColumnRole.Description).Select(d => d.Cell)))
        );
        Put("status", row.First(ColumnRole.Status));
        var deadlines = row.With(ColumnRole.Deadline).ToList();
        var dates = deadlines.SelectMany(d => PlannedDates.In(d.Cell, asOf)).ToList();
        if (dates.Count > 0)
        {
            fields["deadlines"] = dates.Select(d => d.Code).ToImmutableArray();
            if (dates.Where(d => d.Deadline != null).MaxBy(d => d.Deadline) is { } last)
                fields["by"] = last.Code[(last.Code.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }
        columns.AddRange(
            deadlines.Where(d => PlannedDates.In(d.Cell, asOf).Count == 0).Select(Printed)
        );
        foreach (var (head, cell) in row.With(ColumnRole.Budget))
            if (Yen(cell, head) is { } yen && !fields.ContainsKey("amountYen"))
                fields["amountYen"] = yen;
            else
                columns.Add(Printed((head, cell)));
        var indicators = row
            .Parts.Select(p => Indicator(p, row.Head))
            .Where(t => t.Length > 0)
            .ToImmutableArray();
        if (indicators.Length > 0)
            fields["indicators"] = indicators;
        if (columns.Count > 0)
            fields["columns"] = columns.ToImmutableArray();
        return fields.ToImmutable();

        void Put(string name, string value)
        {
            if (value.Length > 0)
                fields[name] = value;
        }
    }

    /// <summary>Name, values and unit of a row's indicator, as printed: <c>開業の件数: 4 → 12 件</c>.</summary>
    private static string Indicator(ImmutableArray<string> part, TableHead head)
    {
        var (name, from, to, unit) = Of(part, head);
        var values = from.Length > 0 && to.Length > 0 ? $"{from} → {to}" : from + to;
        return values.Length == 0 ? name
            : name.Length == 0 ? $"{values} {unit}".TrimEnd()
            : $"{name}: {values} {unit}".TrimEnd();
    }

    /// <summary>Values as numbers where they are; their unit from its column, the head, or the values themselves.</summary>
    public static ImmutableSortedDictionary<string, object> OfIndicator(
        ImmutableArray<string> part,
        TableHead head
    )
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, object>(
            StringComparer.Ordinal
        );
        var (_, from, to, unit) = Of(part, head);
        foreach (var (name, value) in new[] { ("baseline", from), ("target", to) })
            if (value.Length > 0)
            {
                var match = Figure().Match(PlanFigure.WithoutYear(value));
                fields[name] = match.Success && Number(match) is { } number ? number : value;
                if (unit.Length == 0 && match.Success)
                    unit = match.Groups["unit"].Value.Trim();
            }
        if (unit.Length > 0)
            fields["unit"] = unit;
        return fields.ToImmutable();
    }

    public static bool HasValues(ImmutableArray<string> part, TableHead head) =>
        Of(part, head) is { Name.Length: > 0 } i && i.From.Length + i.To.Length > 0;

    public static (string Name, string From, string To, string Unit) Of(
        ImmutableArray<string> part,
        TableHead head
    )
    {
        var name = Spacing.Repair(PlanRow.Cell(part, head, ColumnRole.Kpi));
        var from = PlanRow.Cell(part, head, ColumnRole.Baseline);
        var to = PlanRow.Cell(part, head, ColumnRole.Target);
        if (from.Length == 0 && to.Length == 0 && PlanFigure.Of(name) is { } whole)
            (name, from, to) = whole;
        else if (from.Length == 0 && PlanFigure.Of(to) is { Name: "" } change)
            (_, from, to) = change;
        return (name, from, to, PlanRow.Cell(part, head, ColumnRole.Unit));
    }

    /// <summary>The dates that an English sentence says in brackets or ends with. A Japanese one says elsewhere, and less
    /// plainly, what binds.</summary>
    public static ImmutableSortedDictionary<string, object> OfSentence(string words)
    {
        var none = ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal);
        return words.Any(c => c >= '\u3040')
            ? none
            : ObjectiveDates.Put(none, ObjectiveText.Deadlines(words));
    }

    private static string Printed((string Head, string Cell) column) =>
        $"{column.Head}: {column.Cell}";

    /// <summary>Whole yen; null where the cell does not say its unit or is no single amount.</summary>
    private static long? Yen(string cell, string head)
    {
        var match = Money().Match(Normal.Nfkc(cell));
        if (!match.Success || Number(match) is not { } number)
            return null;
        var unit = match.Groups["unit"].Value;
        if (unit.Length == 0)
            unit = UnitOfHead().Match(Normal.Nfkc(head)).Groups["unit"].Value;
        decimal? times = unit switch
        {
            "円" => 1,
            "千円" => 1_000,
            "万円" => 10_000,
            "百万円" => 1_000_000,
            "億円" => 100_000_000,
            _ => null,
        };
        return times is { } t && number < 1_000_000_000_000 ? (long)(number * t) : null;
    }

    private static decimal? Number(Match match) =>
        decimal.TryParse(
            match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    [GeneratedRegex(
        @"^\s*(?<number>-?[0-9][0-9,]{0,18}(?:\.[0-9]{1,6})?)\s*(?<unit>k?m[23]|[^\s0-9,.()~→-]{0,8})\s*$"
    )]
    private static partial Regex Figure();

    [GeneratedRegex(
        @"^\s*約?\s*(?<number>[0-9][0-9,]{0,18}(?:\.[0-9]{1,6})?)\s*(?<unit>(?:千|万|百万|億)?円)?\s*$"
    )]
    private static partial Regex Money();

    [GeneratedRegex(@"(?<unit>(?:千|万|百万|億)?円)")]
    private static partial Regex UnitOfHead();
}
