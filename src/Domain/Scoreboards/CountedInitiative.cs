using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain.Rounds;

namespace Shirube.Domain.Scoreboards;

/// <summary>An initiative as it is counted.</summary>
/// <param name="Status">Of its lead's report; null: no report.</param>
/// <param name="Proof">Of the same report.</param>
/// <param name="Rows">Of all its organisations, in their order.</param>
public sealed record CountedInitiative(
    string Code,
    Status? Status,
    Proof? Proof,
    ImmutableArray<CutRow> Rows
)
{
    public Standing Standing => new(Status, Proof);

    /// <summary>The initiatives of a cut, in the order of the edition, whatever the order of the rows.</summary>
    public static ImmutableArray<CountedInitiative> In(IEnumerable<CutRow> rows) =>
        [
            .. rows.GroupBy(r => r.Initiative)
                .Select(g =>
                    Of(g.Key, [.. g.OrderBy(r => r.Position).ThenBy(r => r.OrganisationId)])
                )
                .OrderBy(i => i.Rows[0].Position)
                .ThenBy(i => i.Code, StringComparer.Ordinal),
        ];

    private static CountedInitiative Of(string code, ImmutableArray<CutRow> rows)
    {
        var leads = rows.Where(r => r.IsLeading).ToList();
        // Where two lead, the weaker word counts, and nothing before both have spoken.
        var counts =
            leads.Count == 0 || leads.Exists(l => l.Status is null)
                ? null
                : leads
                    .OrderBy(l => Strength(l.Status!.Value))
                    .ThenBy(l => l.Proof)
                    .ThenBy(l => l.OrganisationId)
                    .First();
        return new(code, counts?.Status, counts?.Proof, rows);
    }

    private static int Strength(Status status) =>
        status switch
        {
            Rounds.Status.Discontinued => 0,
            Rounds.Status.Incomplete => 1,
            Rounds.Status.PartlyIncomplete => 2,
            Rounds.Status.OnPlan => 3,
            _ => 4,
        };

    /// <summary>The lines in which it stands.</summary>
    public IEnumerable<(string Key, string Label)> Places(Grouping grouping) =>
        grouping switch
        {
            Grouping.Area => [(Rows[0].AreaCode, Rows[0].Area)],
            Grouping.Goal => [(Rows[0].GoalCode, Rows[0].Goal)],
            Grouping.Status => [(Status?.Name() ?? Figure.NoReportName, "")],
            Grouping.Proof => [(Proof?.Name() ?? Figure.NoReportName, "")],
            _ => Rows.Where(r => grouping == Grouping.Any || r.IsLeading)
                .Select(r =>
                    (r.OrganisationId.ToString(CultureInfo.InvariantCulture), r.Organisation)
                )
                .Distinct(),
        };

    public PlacedInitiative Placed(Grouping grouping) =>
        new(Code, Rows[0].Position, Standing, [.. Places(grouping).Select(p => p.Key).Distinct()]);
}
