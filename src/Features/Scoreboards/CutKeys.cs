using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>The lines of a scoreboard in SQL, over <c>cut_initiative</c> as <c>i</c> and <c>cut_report</c> as <c>r</c>.
/// Nothing of it comes from outside.</summary>
internal static class CutKeys
{
    /// <summary>The keys of an initiative's lines: an array of organisations, or the only one.</summary>
    public static string All(Grouping grouping) =>
        grouping switch
        {
            Grouping.Area => "i.area_code",
            Grouping.Goal => "i.goal_code",
            Grouping.Lead => "i.leads",
            Grouping.Any => "i.organisations",
            Grouping.Status => "coalesce(i.status, 'no-report')",
            _ => "coalesce(i.proof, 'no-report')",
        };

    /// <summary>Key and words of a row's line.</summary>
    public static (string Key, string Words) Label(Grouping grouping) =>
        grouping switch
        {
            Grouping.Area => ("r.area_code", "r.area"),
            Grouping.Goal => ("r.goal_code", "r.goal"),
            Grouping.Lead or Grouping.Any => ("r.organisation_id::text", "r.organisation_name"),
            _ => ("''", "''"),
        };
}
