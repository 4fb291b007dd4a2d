using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>The headings in the first column of a table. A cell may open several (4. and 4-1.); a number stands under the
/// one that it continues.</summary>
internal sealed partial class ObjectiveGroups(ReadingLog log)
{
    private readonly List<(string Number, string Id)> open = [];
    private string? last;

    /// <summary>Of another table.</summary>
    public void Clear()
    {
        open.Clear();
        last = null;
    }

    /// <returns>Id of the heading that the row stands under.</returns>
    public string Open(SourceLine line, string cell, string? parent)
    {
        if (last != cell)
            foreach (var printed in Headings(cell))
                Add(line, printed, parent);
        last = cell;
        return open[^1].Id;
    }

    private void Add(SourceLine line, string printed, string? parent)
    {
        var match = Numbered().Match(printed);
        var number = match.Success ? Separator().Replace(match.Groups["number"].Value, ".") : "";
        open.RemoveAll(o => o.Number.Length == 0 || !IsUnder(number, o.Number));
        var entry = log.Add(
            EntryKind.Subsection,
            printed[match.Length..],
            line.Number,
            line.Number,
            0.9,
            open.Count > 0 ? open[^1].Id : parent,
            match.Success ? match.Value.Trim() : null
        );
        open.Add((number, entry.Id));
    }

    private static bool IsUnder(string number, string above) =>
        number.StartsWith(above + ".", StringComparison.Ordinal);

    private static IEnumerable<string> Headings(string cell)
    {
        var words = new List<string>();
        foreach (var printed in cell.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (words.Count > 0 && Numbered().IsMatch(printed))
            {
                yield return LineJoin.Join(words);
                words.Clear();
            }
            words.Add(printed);
        }
        yield return LineJoin.Join(words);
    }

    [GeneratedRegex(
        @"^\(?(?<number>[0-9]{1,2}(?: ?[-–.] ?[0-9]{1,2}){0,3})(?:[.)] *| +)(?=\p{L})",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(@" ?[-–.] ?")]
    private static partial Regex Separator();
}
