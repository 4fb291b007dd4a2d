namespace Shirube.Samples.Formats;

public enum SampleKind
{
    Heading,
    Overarching,
    Goal,
    Reference,
    Row,
}

/// <summary>One thing that the sample prints.</summary>
/// <param name="Depth">Of a heading: 1 is a part.</param>
/// <param name="Mark">Of a goal or heading, as printed: <c>第一部</c>, <c>&lt;具体目標&gt;</c>.</param>
/// <param name="Lines">Its words, in the lines in which the sample prints them.</param>
/// <param name="Cell">Of a row: its organisations as printed.</param>
public sealed record SampleItem(
    SampleKind Kind,
    int Depth,
    string Mark,
    IReadOnlyList<string> Lines,
    string Cell = ""
);

public sealed record SampleOrganisation(string Alias, string Parent, string Name);

/// <summary>The register of a sample text as its author meant it. It is taken apart by rules for these samples alone, not by
/// the reader that is tested with what comes out.</summary>
public sealed record SampleRegister(
    string Title,
    string Date,
    IReadOnlyList<SampleItem> Items,
    string Legend,
    IReadOnlyList<SampleOrganisation> Organisations
)
{
    private const string FirstHeading = "第一部";

    public static SampleRegister Of(string text)
    {
        var lines = text.Replace("\r", "", StringComparison.Ordinal)
            .Split('\n')
            .Select(l => l.Trim('\n', ' '))
            .ToList();
        var front = lines.Where(l => l.Length > 0).Take(2).ToArray();
        var body = lines.FindLastIndex(l =>
            l.StartsWith(FirstHeading, StringComparison.Ordinal) && !l.Contains('\t')
        );
        var legend = lines.FindLastIndex(l =>
            l.StartsWith("表に用いた略称", StringComparison.Ordinal)
        );
        return new(
            front[0],
            front[1],
            [.. Parts(lines[body..legend])],
            lines[legend],
            [.. Bodies(lines[(legend + 1)..])]
        );
    }

    private static IEnumerable<SampleItem> Parts(List<string> lines)
    {
        string? mark = null;
        var statements = new List<string>();
        var isNumbered = false;
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            var words = line.TrimEnd('\t');
            if (IsHead(line))
            {
                yield return new(SampleKind.Goal, 0, mark!, [.. statements]);
                statements.Clear();
                mark = null;
            }
            else if (GoalMark(words) is { } found)
                mark = found;
            else if (mark != null)
                statements.Add(words);
            else if (words.StartsWith("大目標", StringComparison.Ordinal))
                yield return new(SampleKind.Overarching, 0, "大目標", [words[3..].Trim()]);
            else if (words.StartsWith("(前掲", StringComparison.Ordinal))
                yield return new(SampleKind.Reference, 0, "", [words]);
            else if (line.Contains('\t'))
                yield return new(
                    SampleKind.Row,
                    0,
                    "",
                    [words.Split('\t')[0]],
                    words.Split('\t')[1]
                );
            else
            {
                var heading = Heading(words, isNumbered);
                isNumbered =
                    heading.Depth == 2
                        ? char.IsAsciiDigit(words[0])
                        : heading.Depth > 1 && isNumbered;
                yield return heading;
            }
        }
    }

    private static bool IsHead(string line) =>
        line.Replace(" ", "", StringComparison.Ordinal) == "取組\t関係府省庁";

    private static string? GoalMark(string words) =>
        words is [('<' or '＜' or '‹'), .., ('>' or '＞' or '›')] ? words : null;

    /// <param name="isNumbered">A section with a bare number stands above: (1) is one of its parts.</param>
    private static SampleItem Heading(string words, bool isNumbered)
    {
        var (length, depth) = words[0] switch
        {
            '第' => (words.IndexOf('部', StringComparison.Ordinal) + 1, 1),
            '(' => (words.IndexOf(')', StringComparison.Ordinal) + 1, isNumbered ? 3 : 2),
            '【' => (0, 4),
            >= '①' and <= '⑳' => (1, 4),
            _ => (words.IndexOf('.', StringComparison.Ordinal) + 1, 2),
        };
        return new(SampleKind.Heading, depth, words[..length], [words[length..].Trim()]);
    }

    private static IEnumerable<SampleOrganisation> Bodies(List<string> lines)
    {
        var parent = "";
        foreach (var cells in lines.Where(l => l.Contains('\t')).Skip(1).Select(l => l.Split('\t')))
        {
            var own = cells.ElementAtOrDefault(2) ?? "";
            if (own.Length == 0)
            {
                parent = "";
                yield return new(cells[0], "", cells[1]);
                continue;
            }
            parent = cells[1].Length > 0 ? cells[1] : parent;
            yield return new(cells[0], parent, own);
        }
    }
}
