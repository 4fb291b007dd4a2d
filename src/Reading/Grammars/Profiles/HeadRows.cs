using System.Collections.Immutable;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>The rows of a head, and the labels of the columns that they give together.</summary>
internal static class HeadRows
{
    private const int LongestLabel = 40;

    /// <summary>Two labels that say what their column is, and nothing as long as a sentence.</summary>
    public static bool IsFirst(ImmutableArray<string> labels, ReadingProfile? profile)
    {
        var filled = labels.Where(l => l.Length > 0).ToList();
        if (filled.Count < 2 || filled.Exists(l => l.Length > LongestLabel))
            return false;
        // 主 alone may be a mark in a cell.
        var said = filled.Count(l =>
            profile?.Column(l) != null || (l.Length > 1 && ColumnWords.Of(l) != null)
        );
        return said >= 2 && (said * 2 >= filled.Count || labels.Length - said <= 2)
            || said >= 1 && filled.Count(OrganisationLook.IsName) >= 2;
    }

    public static bool IsFurther(ImmutableArray<string> above, ImmutableArray<string> labels)
    {
        if (labels.Length != above.Length || labels.Any(l => l.Length > LongestLabel))
            return false;
        var parts = 0;
        var group = "";
        for (var c = 0; c < labels.Length; c++)
        {
            var isBelowGroup =
                above[c].Length == 0
                || c > 0 && above[c] == above[c - 1]
                || c + 1 < above.Length && (above[c + 1].Length == 0 || above[c + 1] == above[c]);
            if (above[c].Length > 0)
                group = above[c];
            if (labels[c].Length == 0 || labels[c] == above[c])
                continue;
            if (!isBelowGroup || group.Length == 0)
                return false;
            parts++;
        }
        return parts >= 2;
    }

    /// <summary>One label a column: the label of the group, a stroke, the label below it. A group whose label stands in its
    /// first cell alone goes on over the empty cells that are parted below it.</summary>
    public static ImmutableArray<string> Join(List<ImmutableArray<string>> rows)
    {
        var width = rows.Max(r => r.Length);
        var labels = new string[width];
        for (var c = 0; c < width; c++)
        {
            var parts = new List<string>();
            for (var r = 0; r < rows.Count; r++)
            {
                var label = Cell(rows[r], c);
                if (label.Length == 0 && r + 1 < rows.Count && Cell(rows[r + 1], c).Length > 0)
                    for (var left = c - 1; left >= 0 && label.Length == 0; left--)
                        label = Cell(rows[r], left);
                if (label.Length > 0 && !parts.Contains(label))
                    parts.Add(label);
            }
            labels[c] = string.Join('/', parts);
        }
        return [.. labels];
    }

    private static string Cell(ImmutableArray<string> row, int column) =>
        column < row.Length ? row[column] : "";
}
