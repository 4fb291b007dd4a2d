using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.App.Pages.Scoreboards;

/// <summary>Words that the boards share.</summary>
internal static class BoardWords
{
    /// <summary>What a line is called.</summary>
    /// <param name="label">Of an area, goal or organisation; empty where there is none.</param>
    public static string Line(Localiser words, Grouping grouping, string key, string label) =>
        grouping is Grouping.Status or Grouping.Proof
            ? Figure.Find(key) is { } figure
                ? words[figure.Label]
                : key
            : label.Length == 0
                ? words["分野なし", "No area"]
                : label;

    public static string Of(Localiser words, Status? status) =>
        words[status?.Label() ?? Figure.NoReport.Label];
}
