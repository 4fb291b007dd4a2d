using Shirube.Domain;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>Every sum and rate of a scoreboard computed anew by rule 1, beside what is printed.</summary>
public sealed record ScoreboardCheck(IReadOnlyList<CheckedRow> Rows)
{
    public bool Agrees => Rows.All(r => r.Differences.Count == 0);

    public static ScoreboardCheck Of(IReadOnlyList<PrintedFigures> printed)
    {
        var areas = printed.Where(r => !r.IsTotal).ToList();
        return new([.. printed.Select(r => Check(r, areas))]);
    }

    private static CheckedRow Check(PrintedFigures row, List<PrintedFigures> areas)
    {
        // A total stands for the areas above it; without any it is computed from its own parts.
        var isSum = row.IsTotal && areas.Count > 0;
        var onPlan = isSum ? areas.Sum(a => a.OnPlan) : row.OnPlan;
        var incomplete = isSum ? areas.Sum(a => a.Incomplete) : row.Incomplete;
        var initiatives = isSum ? areas.Sum(a => a.Initiatives) : onPlan + incomplete;
        // The rate is that of the printed counts, as in the open data; the counts are checked by themselves.
        var rate = ScoreboardRow.Rate(row.OnPlan, row.Initiatives);
        var computed = new ComputedFigures(initiatives, onPlan, incomplete, rate);
        return new(row, computed, [.. Differences(row, computed)]);
    }

    private static IEnumerable<Message> Differences(PrintedFigures row, ComputedFigures computed)
    {
        if (row.Initiatives != computed.Initiatives)
            yield return Differs(
                new("取組数", "initiatives"),
                row.Initiatives,
                computed.Initiatives
            );
        if (row.OnPlan != computed.OnPlan)
            yield return Differs(new("計画通り", "on plan"), row.OnPlan, computed.OnPlan);
        if (row.Incomplete != computed.Incomplete)
            yield return Differs(
                new("未了・一部未了", "incomplete"),
                row.Incomplete,
                computed.Incomplete
            );
        if (computed.RatePercent is { } rate && row.RatePercent != rate)
            yield return Differs(new("進捗率（％）", "rate in percent"), row.RatePercent, rate);
    }

    private static Message Differs(Message what, int printed, int computed) =>
        new(
            $"{what.Ja}：原典は{printed}、計算では{computed}",
            $"{what.En}: printed {printed}, computed {computed}"
        );
}

/// <param name="RatePercent">Null without initiatives.</param>
public sealed record ComputedFigures(int Initiatives, int OnPlan, int Incomplete, int? RatePercent);

/// <param name="Differences">In words; empty where printed and computed agree.</param>
public sealed record CheckedRow(
    PrintedFigures Printed,
    ComputedFigures Computed,
    IReadOnlyList<Message> Differences
);
