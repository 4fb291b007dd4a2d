using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The organisations in a cell, and which of them are underlined.</summary>
internal static partial class ObjectiveCell
{
    public static ImmutableArray<(string Name, bool IsMarked)> Names(SourceLine line, int cell)
    {
        var cells = line.Text.Split('\t');
        var start = cells.Take(cell).Sum(c => c.Length + 1);
        var match = Bracketed().Match(cells[cell]);
        if (!match.Success)
            return [];
        var inside = match.Groups["names"];
        return
        [
            .. Name()
                .Matches(inside.Value)
                .Where(m => m.Value.Trim().Length > 0)
                .Select(m =>
                    (m.Value.Trim(), IsMarked(line, start + inside.Index + m.Index, m.Value))
                ),
        ];
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

    [GeneratedRegex(@"^\s*[\[【](?<names>[^\[\]【】]+)[\]】]\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[^,、;；\n]+")]
    private static partial Regex Name();
}
