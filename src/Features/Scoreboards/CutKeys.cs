using System.Globalization;
using Shirube.Domain.Scoreboards;

namespace Shirube.Features.Scoreboards;

/// <summary>The lines of a scoreboard in SQL, over <c>cut_initiative</c> as <c>i</c> and <c>cut_report</c> as <c>r</c>.
/// Nothing of it comes from outside.</summary>
internal static class CutKeys
{
    /// <summary>The key of an initiative's line; several where it stands in several.</summary>
    public static string Of(Grouping grouping) =>
        grouping switch
        {
            Grouping.Area => "i.area_code",
            Grouping.Goal => "i.goal_code",
            Grouping.Lead => "unnest(i.leads)::text",
            Grouping.Any => "unnest(i.organisations)::text",
            Grouping.Status => "coalesce(i.status, 'no-report')",
            _ => "coalesce(i.proof, 'no-report')",
        };

    /// <summary>All keys of an initiative: an array of organisations, or the only one.</summary>
    public static string All(Grouping grouping) =>
        grouping switch
        {
            Grouping.Lead => "i.leads",
            Grouping.Any => "i.organisations",
            _ => Of(grouping),
        };

    /// <summary>Whether an initiative stands in the line <c>@key</c>.</summary>
    public static string Holds(Grouping grouping) =>
        grouping switch
        {
            Grouping.Lead => "@number = any (i.leads)",
            Grouping.Any => "@number = any (i.organisations)",
            _ => $"{Of(grouping)} = @key",
        };

    /// <summary>The number that <see cref="Holds"/> asks for; 0, which nothing has, where the key is none.</summary>
    public static long Number(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>Key and words of a row's line.</summary>
    public static (string Key, string Words) Label(Grouping grouping) =>
        grouping switch
        {
            Grouping.Area => ("r.area_code", "r.area"),
            Grouping.Goal => ("r.goal_code", "r.goal"),
            Grouping.Lead or Grouping.Any => ("r.organisation_id::text", "r.organisation_name"),
            _ => ("''", "''"),
        };

    /// <summary>Whether an initiative is in the figure <c>@figure</c>.</summary>
    public const string InFigure =
        "(@figure = '' or coalesce(i.status, 'no-report') = @figure or i.proof = @figure)";
}
