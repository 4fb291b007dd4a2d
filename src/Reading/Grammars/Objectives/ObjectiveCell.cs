using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The organisations in a cell, and which of them are underlined.</summary>
internal static partial class ObjectiveCell
{
    /// <param name="names">Without brackets, only what is known or looks like a name counts.</param>
    public static ImmutableArray<(string Name, bool IsMarked)> Names(
        SourceLine line,
        int cell,
        ObjectiveNames names
    )
    {
        var cells = line.Text.Split('\t');
        var start = cells.Take(cell).Sum(c => c.Length + 1);
        var match = Printed().Match(cells[cell]);
        if (!match.Success)
            return [];
        var found = ObjectiveWho.Parted(match.Groups["names"], false).ToArray();
        if (!match.Groups["open"].Success && !found.All(n => names.Knows(n.Name)))
            return [];
        return [.. found.Select(n => (n.Name, IsMarked(line, start + n.Start, n.Name)))];
    }

    private static bool IsMarked(SourceLine line, int start, string printed)
    {
        var letters = Enumerable
            .Range(0, printed.Length)
            .Where(i => !char.IsWhiteSpace(printed[i]));
        var marked = letters.Count(i =>
            line.Underlined.Any(u => start + i >= u.Start && start + i < u.Start + u.Length)
        );
        return marked * 2 > printed.Count(c => !char.IsWhiteSpace(c));
    }

    [GeneratedRegex(
        @"^\s*(?<open>[\[【])?(?<names>[^\[\]【】]+)(?(open)[\]】])\s*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Printed();
}
